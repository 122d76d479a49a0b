/**
 * The primitives of input over the DevTools protocol: what the page sees is a user's own event. Drag and drop needs
 * nothing more: Chrome carries one on from mouse events alone, as long as the moves say that the button is down.
 */

import { codeOf, keyCodeOf } from "../../protocol/keys.ts";
import type { InputRequest } from "../../protocol/messages.ts";
import { sendToDebugger } from "../debugger.ts";

/** Makes one input in a tab. Coordinates are CSS pixels of the tab's viewport. */
export async function makeInput(tabId: number, input: InputRequest): Promise<void> {
  switch (input.primitive) {
    case "move":
      return move(tabId, input);
    case "press":
      return press(tabId, input);
    case "down":
      return down(tabId, input);
    case "up":
      return up(tabId, input);
    case "key":
      return key(tabId, input);
    case "insert-text":
      await sendToDebugger(tabId, "Input.insertText", { text: input.text });
      return;
    case "wheel":
      await mouse(tabId, "mouseWheel", input, { deltaX: input.deltaX, deltaY: input.deltaY });
  }
}

interface Point {
  x: number;
  y: number;
}

function mouse(tabId: number, type: string, { x, y }: Point, more: object): Promise<unknown> {
  return sendToDebugger(tabId, "Input.dispatchMouseEvent", { type, x, y, ...more });
}

/** The protocol's bit fields: of the modifiers that are held, and of the buttons that are down. */
const MODIFIER_BITS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
const BUTTON_BITS = { left: 1, right: 2, middle: 4 } as const;

function modifierBits(modifiers: readonly string[]): number {
  return modifiers.reduce((bits, modifier) => bits | (MODIFIER_BITS[modifier] ?? 0), 0);
}

/** The browser takes them in order: to wait for each would cost a frame, and the page's own guard is up meanwhile. */
async function press(tabId: number, input: Extract<InputRequest, { primitive: "press" }>): Promise<void> {
  const { button, count } = input;
  const modifiers = modifierBits(input.modifiers);
  const sent = [mouse(tabId, "mouseMoved", input, { modifiers })];
  for (let clickCount = 1; clickCount <= count; clickCount++) {
    sent.push(mouse(tabId, "mousePressed", input, { button, clickCount, modifiers, buttons: BUTTON_BITS[button] }));
    if (input.hold) {
      // On a busy machine the page sees the press later than it was sent, and the hold would be cut short by that.
      await Promise.all(sent);
      await passed(input.hold);
    }
    sent.push(mouse(tabId, "mouseReleased", input, { button, clickCount, modifiers }));
  }
  await Promise.all(sent);
}

/** How long a button is held is what the action says, not a wait for something. */
const passed = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Where the left button was pressed, by tab, while it is down. */
const heldFrom = new Map<number, Point>();

async function move(tabId: number, point: Point): Promise<void> {
  const isHeld = heldFrom.has(tabId);
  await mouse(tabId, "mouseMoved", point, isHeld ? { button: "left", buttons: BUTTON_BITS.left } : {});
}

async function down(tabId: number, point: Point): Promise<void> {
  await mouse(tabId, "mouseMoved", point, {});
  heldFrom.set(tabId, point);
  await mouse(tabId, "mousePressed", point, { button: "left", clickCount: 1, buttons: BUTTON_BITS.left });
}

async function up(tabId: number, point: Point): Promise<void> {
  heldFrom.delete(tabId);
  await mouse(tabId, "mouseReleased", point, { button: "left", clickCount: 1 });
}

/** Lets go of a button that an action which was cut short left down: back where it was pressed, so that nothing is dropped elsewhere. */
export async function releaseButton(tabId: number): Promise<void> {
  const point = heldFrom.get(tabId);
  if (!point) return;
  // The tab or the debugger may be gone; then so is the press.
  await move(tabId, point).catch(() => undefined);
  await up(tabId, point).catch(() => undefined);
}

async function key(tabId: number, input: Extract<InputRequest, { primitive: "key" }>): Promise<void> {
  const { key } = input;
  const text = typedBy(input);
  const shared = {
    key,
    code: codeOf(key),
    windowsVirtualKeyCode: keyCodeOf(key),
    modifiers: modifierBits(input.modifiers),
  };
  await sendToDebugger(tabId, "Input.dispatchKeyEvent", {
    type: text === undefined ? "rawKeyDown" : "keyDown",
    ...shared,
    ...(text === undefined ? {} : { text, unmodifiedText: text }),
    ...(selectsAll(input) ? { commands: ["selectAll"] } : {}),
  });
  await sendToDebugger(tabId, "Input.dispatchKeyEvent", { type: "keyUp", ...shared });
}

/** What a key types; with Control, Alt or Meta held it is a command and types nothing. */
function typedBy({ key, modifiers }: { key: string; modifiers: readonly string[] }): string | undefined {
  if (modifiers.some((modifier) => modifier !== "Shift")) return undefined;
  if (key === "Enter") return "\r";
  return [...key].length === 1 ? key : undefined;
}

/** Editing commands are the browser's, not the page's: on some systems the key alone does not trigger them. */
function selectsAll({ key, modifiers }: { key: string; modifiers: readonly string[] }): boolean {
  return key.toLowerCase() === "a" && (modifiers.includes("Control") || modifiers.includes("Meta"));
}
