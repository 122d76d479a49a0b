/**
 * Sliders and steppers that a page draws itself, moved by the keys that they listen to until they say the value.
 * https://www.w3.org/WAI/ARIA/apg/patterns/slider/#keyboardinteraction
 */
import type { ActionResult } from "../protocol/action.ts";
import { whenUsable } from "./actionability.ts";
import { isReadOnly, READ_ONLY } from "./field.ts";
import { done, failed, noChange, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { currentElement, type Target } from "./target.ts";
import { until } from "./waiting.ts";

/** Further away than this from where it stands, and from both ends, a value is not stepped to. */
const MAX_STEPS = 150;
/** How long a page may take to show a step. */
const STEP_MS = 400;

type StepKey = "ArrowUp" | "ArrowDown" | "Home" | "End";

/** Moves the thing to the value, if that is one of its stops. */
export async function setStepped(
  context: PerformContext,
  target: Target,
  element: HTMLElement,
  text: string,
): Promise<ActionResult> {
  const wanted = Number(text.trim() || Number.NaN);
  if (Number.isNaN(wanted)) return failed(`"${text}" is no value for it: give a number`);
  if (isReadOnly(element)) return refused(READ_ONLY);
  const outside = outsideOf(element, wanted);
  const obstacle = outside ?? (await whenUsable(context, target));
  if (obstacle) return obstacle;
  if (standOf(element) === wanted) return noChange(`it stands at ${wanted} already`);
  if (!takesFocus(element)) return failed("it takes no keys: drag it by `dx` and `dy`");
  return stepTo(context, target, wanted);
}

async function stepTo(context: PerformContext, target: Target, wanted: number): Promise<ActionResult> {
  let before = standOf(currentElement(context, target));
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const key = keyTowards(currentElement(context, target), before, wanted);
    const now = await step(context, target, key, before);
    if (now === wanted) return done(`value set: now ${now}`);
    if (now === before || Number.isNaN(now)) return failed(`its keys do not move it: it stands at ${now}`);
    if (key.startsWith("Arrow") && now < wanted !== before < wanted)
      return failed(`the value did not stick: it has stops at ${before} and ${now}, and stands at ${now}`);
    before = now;
  }
  return failed(`too far by keys: it stands at ${before}; drag it by \`dx\` and \`dy\``);
}

/** The end first where that is much nearer than what it stands at. */
function keyTowards(element: Element, from: number, wanted: number): StepKey {
  const distance = Math.abs(wanted - from);
  if (wanted - boundOf(element, "aria-valuemin") < distance / 2) return "Home";
  if (boundOf(element, "aria-valuemax") - wanted < distance / 2) return "End";
  return from < wanted ? "ArrowUp" : "ArrowDown";
}

/** @returns what it stands at once that has changed, or what it stood at */
async function step(context: PerformContext, target: Target, key: StepKey, before: number): Promise<number> {
  await context.port.make({ primitive: "key", key, modifiers: [] }, currentElement(context, target));
  const changed = () => {
    const now = standOf(currentElement(context, target));
    return now === before ? undefined : now;
  };
  return (await until(changed, { limitMs: STEP_MS, everyMs: 15, signal: context.signal })) ?? before;
}

function takesFocus(element: HTMLElement): boolean {
  element.focus({ preventScroll: true });
  return element.matches(":focus, :focus-within");
}

function outsideOf(element: Element, wanted: number): ActionResult | undefined {
  const [least, most] = [boundOf(element, "aria-valuemin"), boundOf(element, "aria-valuemax")];
  if (wanted >= least && wanted <= most) return undefined;
  return failed(`${wanted} is outside: it goes from ${least} to ${most}`);
}

/** Of a slider ARIA says 0 and 100 where the page says nothing; a stepper goes on for ever. */
function boundOf(element: Element, name: "aria-valuemin" | "aria-valuemax"): number {
  const stated = element.getAttribute(name);
  if (stated !== null && stated !== "") return Number(stated);
  if (element.getAttribute("role") !== "slider") return name === "aria-valuemin" ? -Infinity : Infinity;
  return name === "aria-valuemin" ? 0 : 100;
}

const standOf = (element: Element): number => Number(element.getAttribute("aria-valuenow") || Number.NaN);
