/**
 * Input made of DOM events, for where the browser's own input is not to be had. Events made by script trigger only
 * some of the browser's default actions; the rest are carried out here.
 */
import type { InputRequest } from "../protocol/messages.ts";
import type { OpenShadowRoot } from "./composed-tree.ts";
import type { Arrival, InputPort, PressRequest } from "./input-port.ts";
import { insertText } from "./synthetic/insert-text.ts";
import { pressKey } from "./synthetic/keyboard.ts";
import { holdPointer, letPointerGo, movePointer, pressPointer, pushPointer, turnWheel } from "./synthetic/pointer.ts";
import { pauseUnless } from "./waiting.ts";

/** `signal` cuts short what takes time: a button that is held comes up. */
export function syntheticInput(openShadowRoot: OpenShadowRoot, signal: AbortSignal): InputPort {
  return {
    async make(input): Promise<Arrival> {
      await dispatchInput(input, openShadowRoot, signal);
      return "hit";
    },
  };
}

function dispatchInput(input: InputRequest, openShadowRoot: OpenShadowRoot, signal: AbortSignal): Promise<void> | void {
  switch (input.primitive) {
    case "move":
      return movePointer(input, openShadowRoot);
    case "press":
      return press(input, openShadowRoot, signal);
    case "down":
      return pushPointer(input, openShadowRoot);
    case "up":
      return letPointerGo(input, openShadowRoot);
    case "key":
      return pressKey(input, openShadowRoot);
    case "insert-text":
      return insertText(input.text, openShadowRoot);
    case "wheel":
      return turnWheel(input, openShadowRoot);
  }
}

function press(input: PressRequest, openShadowRoot: OpenShadowRoot, signal: AbortSignal): Promise<void> | void {
  const { hold } = input;
  if (hold) return holdPointer(input, openShadowRoot, () => pauseUnless(signal, hold));
  pressPointer(input, openShadowRoot);
}
