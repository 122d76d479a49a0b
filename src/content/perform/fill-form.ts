import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { chooseInGroup, chooseInPopup, chooseNatively } from "../choose-option.ts";
import { type Field, fieldOf } from "../field.ts";
import { failed, refused, succeeded } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { setCheckable } from "../set-checkable.ts";
import { setPicker } from "../set-picker.ts";
import { setStepped } from "../set-stepped.ts";
import { setText } from "../set-text.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

type FieldValue = ActionOf<"fill_form">["fields"][number];

/** Fills the fields in order. One that cannot be filled does not keep the others from it. */
export async function fillForm(context: PerformContext, action: ActionOf<"fill_form">): Promise<ActionResult> {
  const results: { ref: string; result: ActionResult }[] = [];
  for (const field of action.fields) results.push({ ref: field.ref, result: await fillField(context, field) });
  const effect = results.map(({ ref, result }) => `${ref}: ${result.effect}`).join("\n");
  if (!results.every(({ result }) => succeeded(result))) return failed(effect);
  const changed = results.some(({ result }) => result.outcome === "done");
  return { outcome: changed ? "done" : "no-change", effect };
}

async function fillField(context: PerformContext, { ref, value }: FieldValue): Promise<ActionResult> {
  const target = resolveTarget(context, ref);
  if ("outcome" in target) return target;
  const field = fieldOf(target.element, context.openShadowRoot);
  return withRelocation(target, await setField(context, target, field, value));
}

async function setField(
  context: PerformContext,
  target: Target,
  field: Field,
  value: string | boolean,
): Promise<ActionResult> {
  if (field.kind === "checkable") return setByTruth(context, target, value);
  if (typeof value === "boolean") return refused("this field takes text, not true or false");
  switch (field.kind) {
    case "text":
      return setText(context, target, field.element, { text: value, clear: true });
    case "picker":
      return setPicker(context, target, field.element, value);
    case "stepped":
      return setStepped(context, target, field.element, value);
    case "select":
      return chooseNatively(context, target, field.element, value);
    case "combobox":
      return chooseInPopup(context, target, value);
    case "group":
      return chooseInGroup(context, field.element, value);
    case "file":
      return refused("this is a file field: use upload_file");
    case "none":
      return refused("this is not a field");
  }
}

const TRUE_WORDS = new Set(["true", "yes", "on", "checked", "1"]);
const FALSE_WORDS = new Set(["false", "no", "off", "unchecked", "0", ""]);

function setByTruth(
  context: PerformContext,
  target: Target,
  value: string | boolean,
): Promise<ActionResult> | ActionResult {
  const word = String(value).trim().toLowerCase();
  if (TRUE_WORDS.has(word)) return setCheckable(context, target, true);
  if (FALSE_WORDS.has(word)) return setCheckable(context, target, false);
  return refused(`this takes true or false, not "${value}"`);
}
