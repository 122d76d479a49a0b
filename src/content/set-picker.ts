/** Dates, times, numbers, sliders and colours: set as values, for their parts depend on the browser's language. */
import type { ActionResult } from "../protocol/action.ts";
import { whenUsable } from "./actionability.ts";
import { isReadOnly, objectionOf, READ_ONLY } from "./field.ts";
import { announceChange, setNativeValue } from "./native-value.ts";
import { done, failed, noChange, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import type { Target } from "./target.ts";
import { nextFrame } from "./waiting.ts";

const FORMATS: Record<string, string> = {
  date: "YYYY-MM-DD",
  time: "HH:MM",
  "datetime-local": "YYYY-MM-DDTHH:MM",
  month: "YYYY-MM",
  week: "YYYY-Www",
  color: "#rrggbb",
  number: "a number",
  range: "a number",
};

/** Sets the widget's value and makes sure that the page kept it. */
export async function setPicker(
  context: PerformContext,
  target: Target,
  input: HTMLInputElement,
  text: string,
): Promise<ActionResult> {
  const obstacle = isReadOnly(input) ? refused(READ_ONLY) : await whenUsable(context, target);
  if (obstacle) return obstacle;
  const wanted = asValue(input, text.trim());
  if (wanted === undefined) return failed(`"${text}" is no value for it: give ${formatOf(input)}`);
  if (input.value === wanted) return noChange("it holds this already");
  input.focus({ preventScroll: true });
  setNativeValue(input, wanted);
  announceChange(input);
  // Numbers are typed by hand; many a page looks at them only when a key is let go.
  if (input.type === "number") await context.port.make({ primitive: "key", key: "Shift", modifiers: [] }, input);
  await nextFrame();
  if (input.value !== wanted) return failed(`the value did not stick: it holds "${input.value}"${objectionOf(input)}`);
  return done(`value set${objectionOf(input)}`);
}

function formatOf(input: HTMLInputElement): string {
  const format = FORMATS[input.type] ?? input.type;
  if (input.type !== "range") return format;
  const { min, max, step } = input;
  const stops = step === "" || step === "1" ? "" : `, in steps of ${step}`;
  return `${format} from ${min || 0} to ${max || 100}${stops}`;
}

/** The value as the widget itself would write it; undefined when it takes none such, or another in its place. */
function asValue(input: HTMLInputElement, text: string): string | undefined {
  if (text === "") return input.type === "range" || input.type === "color" ? undefined : "";
  const probe = document.createElement("input");
  probe.type = input.type;
  // A slider moves any number to its nearest stop; what was asked for has to be one.
  for (const bound of ["min", "max", "step"]) {
    const value = input.getAttribute(bound);
    if (input.type === "range" && value !== null) probe.setAttribute(bound, value);
  }
  probe.value = input.type === "color" ? text.toLowerCase() : text;
  if (input.type === "range") return Number(probe.value) === Number(text) ? probe.value : undefined;
  if (input.type === "color") return probe.value === text.toLowerCase() ? probe.value : undefined;
  return probe.value === "" ? undefined : probe.value;
}
