/** The five primitives of input over the DevTools protocol: what the page sees is a user's own event. */

import { codeOf, keyCodeOf } from "../protocol/keys.ts";
import type { InputRequest } from "../protocol/messages.ts";
import { sendToDebugger } from "./debugger.ts";

/** Makes one input in a tab. Coordinates are CSS pixels of the tab's viewport. */
export async function makeInput(tabId: number, input: InputRequest): Promise<void> {
  switch (input.primitive) {
    case "move":
      await mouse(tabId, "mouseMoved", input, {});
      return;
    case "press":
      return press(tabId, input);
    case "key":
      return key(tabId, input);
    case "insert-text":
      await sendToDebugger(tabId, "Input.insertText", { text: input.text });
      return;
    case "wheel":
      await mouse(tabId, "mouseWheel", input, { deltaX: input.deltaX, deltaY: input.deltaY });
  }
}

function mouse(tabId: number, type: string, { x, y }: { x: number; y: number }, more: object): Promise<unknown> {
  return sendToDebugger(tabId, "Input.dispatchMouseEvent", { type, x, y, ...more });
}

/** The protocol's bit fields: of the modifiers that are held, and of the buttons that are down. */
const MODIFIER_BITS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
const BUTTON_BITS = { left: 1, right: 2, middle: 4 } as const;

function modifierBits(modifiers: readonly string[]): number {
  return modifiers.reduce((bits, modifier) => bits | (MODIFIER_BITS[modifier] ?? 0), 0);
}

async function press(tabId: number, input: Extract<InputRequest, { primitive: "press" }>): Promise<void> {
  const { button, count } = input;
  const modifiers = modifierBits(input.modifiers);
  await mouse(tabId, "mouseMoved", input, { modifiers });
  for (let clickCount = 1; clickCount <= count; clickCount++) {
    await mouse(tabId, "mousePressed", input, { button, clickCount, modifiers, buttons: BUTTON_BITS[button] });
    await mouse(tabId, "mouseReleased", input, { button, clickCount, modifiers });
  }
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
