/** Keys as events, followed by the default action where the page does not prevent it. */

import { codeOf, keyCodeOf } from "../../protocol/keys.ts";
import { deepActiveElement, type OpenShadowRoot } from "../composed-tree.ts";
import type { KeyRequest } from "../input-port.ts";
import { carryOut } from "./key-defaults.ts";

/** Presses and releases one key where the focus is. */
export function pressKey({ key, modifiers }: KeyRequest, openShadowRoot: OpenShadowRoot): void {
  const target = focused(openShadowRoot);
  const init = eventInit(key, modifiers);
  const commanding = modifiers.some((modifier) => modifier !== "Shift");
  const printing = (key.length === 1 && !commanding) || key === "Enter";
  const wanted =
    target.dispatchEvent(new KeyboardEvent("keydown", init)) &&
    (!printing || target.dispatchEvent(new KeyboardEvent("keypress", init)));
  if (wanted) carryOut({ target, key, shift: modifiers.includes("Shift"), commanding, openShadowRoot });
  focused(openShadowRoot).dispatchEvent(new KeyboardEvent("keyup", init));
}

function focused(openShadowRoot: OpenShadowRoot): Element {
  return deepActiveElement(openShadowRoot) ?? document.body ?? document.documentElement;
}

function eventInit(key: string, modifiers: readonly string[]): KeyboardEventInit {
  return {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    key,
    code: codeOf(key),
    keyCode: keyCodeOf(key),
    altKey: modifiers.includes("Alt"),
    ctrlKey: modifiers.includes("Control"),
    metaKey: modifiers.includes("Meta"),
    shiftKey: modifiers.includes("Shift"),
  };
}
