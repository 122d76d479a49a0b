/** Ticking and unticking, by a press on the control or its label. */
import { roleOf } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { checkedStateOf } from "./checked-state.ts";
import { done, failed, noChange, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { press } from "./press.ts";
import { currentElement, type Target } from "./target.ts";
import { until } from "./waiting.ts";

const STICK_MS = 1000;

export async function setCheckable(context: PerformContext, target: Target, checked: boolean): Promise<ActionResult> {
  const { element } = target;
  const state = checkedStateOf(element);
  const words = checked ? "checked" : "unchecked";
  if (state === undefined) return refused("this cannot be checked");
  if (state === checked) return noChange(`it is ${words} already`);
  if (!checked && isRadio(element)) return refused("a radio button cannot be unchecked: choose another one");
  const pressed = await press(context, target);
  if ("refusal" in pressed) return pressed.refusal;
  const stuck = await until(() => (checkedStateOf(currentElement(context, target)) === checked ? true : undefined), {
    limitMs: STICK_MS,
    signal: context.signal,
  });
  return stuck ? done(words) : failed(`pressed, but it is still ${checked ? "unchecked" : "checked"}`);
}

function isRadio(element: Element): boolean {
  const role = roleOf(element);
  return role === "radio" || role === "menuitemradio";
}
