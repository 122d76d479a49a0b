import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { chooseInGroup, chooseInPopup, chooseNatively } from "../choose-option.ts";
import { type Field, fieldOf } from "../field.ts";
import { done, failed, refused, succeeded } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { setCheckable } from "../set-checkable.ts";
import { setPicker } from "../set-picker.ts";
import { setStepped } from "../set-stepped.ts";
import { setText } from "../set-text.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";
import { nextFrame } from "../waiting.ts";

type FieldValue = ActionOf<"fill_form">["fields"][number];

/** What has come of one field. */
interface Filled {
  ref: string;
  result: ActionResult;
  /** A line of text that was typed: some pages take it back when the field is left and nothing confirmed it. */
  typed?: { input: HTMLInputElement; before: string; again: () => Promise<ActionResult> };
}

/** Fills the fields in order. One that cannot be filled does not keep the others from it. */
export async function fillForm(context: PerformContext, action: ActionOf<"fill_form">): Promise<ActionResult> {
  const results: Filled[] = [];
  for (const field of action.fields) results.push(await fillField(context, field));
  await confirmTyped(context, results);
  const effect = results.map(({ ref, result }) => `${ref}: ${result.effect}`).join("\n");
  if (!results.every(({ result }) => succeeded(result))) return failed(effect);
  const changed = results.some(({ result }) => result.outcome === "done");
  return { outcome: changed ? "done" : "no-change", effect };
}

async function fillField(context: PerformContext, { ref, value }: FieldValue): Promise<Filled> {
  const target = resolveTarget(context, ref);
  if ("outcome" in target) return { ref, result: target };
  const field = fieldOf(target.element, context.openShadowRoot);
  const fill = async () => withRelocation(target, await setField(context, target, field, value));
  if (field.kind !== "text" || !(field.element instanceof HTMLInputElement)) return { ref, result: await fill() };
  const typed = { input: field.element, before: field.element.value, again: fill };
  const result = await fill();
  return result.outcome === "done" ? { ref, result, typed } : { ref, result };
}

/** Types once more what was taken back, and leaves the field by Tab, which is a yes to it where leaving alone is none. */
async function confirmTyped(context: PerformContext, results: Filled[]): Promise<void> {
  // The last one has not been left.
  const left = results.slice(0, -1).filter(({ typed }) => typed);
  if (left.length === 0) return;
  await framesOfLeaving();
  for (const field of left) {
    const { input, before, again } = field.typed ?? {};
    if (!input?.isConnected || !again || input.value !== before) continue;
    field.result = await again();
    if (!succeeded(field.result)) continue;
    await context.port.make({ primitive: "key", key: "Tab", modifiers: [] }, input);
    await framesOfLeaving();
    field.result =
      input.value === before
        ? failed("the page takes the value back when the field is left: see what there has to confirm it")
        : done(`${field.result.effect}, and confirmed by Tab`);
  }
}

/** What a page does about a field that was left it often does in the next frame, and shows in the one behind. */
async function framesOfLeaving(): Promise<void> {
  await nextFrame();
  await nextFrame();
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
