import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { type Chord, parseChord } from "../../protocol/keys.ts";
import { whenUsable } from "../actionability.ts";
import { composedContains, deepActiveElement } from "../composed-tree.ts";
import { editableIn } from "../field.ts";
import { isFrame } from "../hit-test.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

/** Presses a key or chord in the element, else where the focus is. */
export async function pressKey(context: PerformContext, action: ActionOf<"press_key">): Promise<ActionResult> {
  const chord = parseChord(action.key);
  if (!chord) return refused(`there is no key "${action.key}"`);
  if (action.ref === undefined) return strike(context, chord, deepActiveElement(context.openShadowRoot));
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const refusal = await focus(context, target);
  return refusal ?? withRelocation(target, await strike(context, chord, target.element));
}

async function strike(context: PerformContext, { key, modifiers }: Chord, aim: Element | null): Promise<ActionResult> {
  const arrival = await context.port.make({ primitive: "key", key, modifiers }, aim);
  if (arrival === "missed") return refused("the focus moved away: no key was pressed");
  if (arrival === "absent")
    return { outcome: "unknown", effect: "the key was pressed, but this document did not see it" };
  return done(`${[...modifiers, key === " " ? "Space" : key].join("+")} pressed`);
}

/** Gives the element the focus without pressing it, for a press may do more than that. */
async function focus(context: PerformContext, target: Target): Promise<ActionResult | undefined> {
  const obstacle = await whenUsable(context, target);
  if (obstacle) return obstacle;
  if (hasFocus(context, target.element)) return undefined;
  const taker = editableIn(target.element, context.openShadowRoot) ?? target.element;
  if (taker instanceof HTMLElement || taker instanceof SVGElement) taker.focus();
  if (hasFocus(context, target.element)) return undefined;
  return refused("this cannot take the focus: press the key without a ref, or click it first");
}

function hasFocus({ openShadowRoot }: PerformContext, element: Element): boolean {
  const active = deepActiveElement(openShadowRoot);
  // In a frame the key would go to the document there.
  return (
    active !== null &&
    !isFrame(active) &&
    (composedContains(element, active) || editableIn(element, openShadowRoot) === active)
  );
}
