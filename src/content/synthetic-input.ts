/**
 * Input made of DOM events, for where the browser's own input is not to be had. Events made by script trigger only
 * some of the browser's default actions; the rest are carried out here.
 */
import type { InputRequest } from "../protocol/messages.ts";
import type { OpenShadowRoot } from "./composed-tree.ts";
import type { Arrival, InputPort } from "./input-port.ts";
import { insertText } from "./synthetic/insert-text.ts";
import { pressKey } from "./synthetic/keyboard.ts";
import { movePointer, pressPointer, turnWheel } from "./synthetic/pointer.ts";

export function syntheticInput(openShadowRoot: OpenShadowRoot): InputPort {
  return {
    make(input): Promise<Arrival> {
      dispatchInput(input, openShadowRoot);
      return Promise.resolve("hit");
    },
  };
}

function dispatchInput(input: InputRequest, openShadowRoot: OpenShadowRoot): void {
  if (input.primitive === "move") movePointer(input, openShadowRoot);
  else if (input.primitive === "press") pressPointer(input, openShadowRoot);
  else if (input.primitive === "key") pressKey(input, openShadowRoot);
  else if (input.primitive === "insert-text") insertText(input.text, openShadowRoot);
  else turnWheel(input, openShadowRoot);
}
