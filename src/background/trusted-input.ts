/** The five primitives of input over the DevTools protocol: what the page sees is a user's own event. */
import type { InputRequest } from "../protocol/messages.ts";
import { sendToDebugger } from "./debugger.ts";
import { keyDefinition, modifierBits } from "./keys.ts";

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

async function press(tabId: number, input: Extract<InputRequest, { primitive: "press" }>): Promise<void> {
  const { button, count } = input;
  const modifiers = modifierBits(input.modifiers);
  await mouse(tabId, "mouseMoved", input, { modifiers });
  for (let clickCount = 1; clickCount <= count; clickCount++) {
    await mouse(tabId, "mousePressed", input, { button, clickCount, modifiers, buttons: 1 });
    await mouse(tabId, "mouseReleased", input, { button, clickCount, modifiers });
  }
}

async function key(tabId: number, input: Extract<InputRequest, { primitive: "key" }>): Promise<void> {
  const definition = keyDefinition(input.key);
  if (!definition) throw new RangeError(`“${input.key}” is not a key`);
  const { text, ...rest } = definition;
  const modifiers = modifierBits(input.modifiers);
  // With Control, Alt or Meta held a key is a command and types nothing.
  const types = text !== undefined && !input.modifiers.some((modifier) => modifier !== "Shift");
  const shared = { ...rest, modifiers };
  await sendToDebugger(tabId, "Input.dispatchKeyEvent", {
    type: types ? "keyDown" : "rawKeyDown",
    ...shared,
    ...(types ? { text, unmodifiedText: text } : {}),
    ...(selectsAll(input) ? { commands: ["selectAll"] } : {}),
  });
  await sendToDebugger(tabId, "Input.dispatchKeyEvent", { type: "keyUp", ...shared });
}

/** Editing commands are the browser's, not the page's: on some systems the key alone does not trigger them. */
function selectsAll({ key, modifiers }: { key: string; modifiers: readonly string[] }): boolean {
  return key.toLowerCase() === "a" && (modifiers.includes("Control") || modifiers.includes("Meta"));
}
