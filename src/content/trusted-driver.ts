/** Makes the inputs that actions ask for, through the browser, as the background does. For tests alone. */
import { cdp } from "vitest/browser";
import { codeOf, keyCodeOf } from "../protocol/keys.ts";
import type { InputRequest } from "../protocol/messages.ts";
import type { KeyRequest, PressRequest } from "./input-port.ts";
import { pause } from "./waiting.ts";

const MODIFIER_BITS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

export async function makeTrustedInput(input: InputRequest): Promise<void> {
  if (input.primitive === "press") return press(input);
  if (input.primitive === "key") return strike(input);
  if (input.primitive === "insert-text") await cdp().send("Input.insertText", { text: input.text });
  else if (input.primitive === "wheel") await turnWheel(input);
  else await movePointer(input);
}

/** Whether the left button is down: moves that say so are what makes a drag. */
let isHeld = false;

async function movePointer({ primitive, ...point }: Extract<InputRequest, { primitive: "move" | "down" | "up" }>) {
  const common = { ...onPage(point), button: "left", clickCount: 1 } as const;
  if (primitive !== "up") {
    const held = isHeld ? { ...common, buttons: 1 } : onPage(point);
    await cdp().send("Input.dispatchMouseEvent", { type: "mouseMoved", ...held });
  }
  if (primitive === "move") return;
  isHeld = primitive === "down";
  const type = isHeld ? "mousePressed" : "mouseReleased";
  await cdp().send("Input.dispatchMouseEvent", { type, ...common, buttons: isHeld ? 1 : 0 });
}

async function turnWheel(input: Extract<InputRequest, { primitive: "wheel" }>): Promise<void> {
  const { deltaX, deltaY } = input;
  await cdp().send("Input.dispatchMouseEvent", { type: "mouseWheel", ...onPage(input), deltaX, deltaY });
}

async function press(input: PressRequest): Promise<void> {
  const { x, y } = onPage(input);
  const common = { x, y, button: input.button, modifiers: bitsOf(input.modifiers) };
  await cdp().send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  for (let clickCount = 1; clickCount <= input.count; clickCount += 1) {
    await cdp().send("Input.dispatchMouseEvent", { type: "mousePressed", clickCount, ...common });
    if (input.hold) await pause(input.hold);
    await cdp().send("Input.dispatchMouseEvent", { type: "mouseReleased", clickCount, ...common });
  }
}

async function strike({ key, modifiers }: KeyRequest): Promise<void> {
  const common = {
    key,
    code: codeOf(key),
    windowsVirtualKeyCode: keyCodeOf(key),
    modifiers: bitsOf(modifiers),
    ...(modifiers.includes("Control") && key === "a" ? { commands: ["selectAll"] } : {}),
  };
  const text = key === "Enter" ? "\r" : key;
  const typing = text.length === 1 && bitsOf(modifiers) % 8 === 0;
  await cdp().send("Input.dispatchKeyEvent", { type: "keyDown", ...common, ...(typing ? { text } : {}) });
  await cdp().send("Input.dispatchKeyEvent", { type: "keyUp", ...common });
}

/** Tests run in a frame of the runner's page, perhaps scaled; the browser wants that page's coordinates. */
function onPage({ x, y }: { x: number; y: number }): { x: number; y: number } {
  const box = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  return { x: box.x + (x * box.width) / innerWidth, y: box.y + (y * box.height) / innerHeight };
}

const bitsOf = (modifiers: readonly string[]): number =>
  modifiers.reduce((bits, modifier) => bits | (MODIFIER_BITS[modifier] ?? 0), 0);
