import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { chooseNatively } from "../choose-option.ts";
import { editableIn, fieldOf } from "../field.ts";
import { failed, refused, succeeded } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { setPicker } from "../set-picker.ts";
import { setStepped } from "../set-stepped.ts";
import { setText, takeFocus } from "../set-text.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

/** Puts text into a field and, with `submit`, presses Enter in it. */
export async function type(context: PerformContext, action: ActionOf<"type">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const result = await fill(context, target, action);
  if (!succeeded(result) || !action.submit) return withRelocation(target, result);
  return withRelocation(target, await submit(context, target, result));
}

function fill(context: PerformContext, target: Target, action: ActionOf<"type">): Promise<ActionResult> | ActionResult {
  const field = fieldOf(target.element, context.openShadowRoot);
  if (field.kind === "picker") return setPicker(context, target, field.element, action.text);
  if (field.kind === "stepped") return setStepped(context, target, field.element, action.text);
  if (field.kind === "select") return chooseNatively(context, target, field.element, action.text);
  if (field.kind === "checkable") return refused("this is not a text field: use set_checked");
  const text = editableIn(target.element, context.openShadowRoot);
  if (!text) return refused("this is not a text field");
  return setText(context, target, text, { text: action.text, clear: action.clear !== false });
}

async function submit(context: PerformContext, target: Target, filled: ActionResult): Promise<ActionResult> {
  const field = editableIn(target.element, context.openShadowRoot) ?? target.element;
  if (filled.outcome === "no-change" && field instanceof HTMLElement) {
    const refusal = await takeFocus(context, target, field);
    if (refusal) return refusal;
  }
  const arrival = await context.port.make({ primitive: "key", key: "Enter", modifiers: [] }, field);
  if (arrival === "missed") return failed(`${filled.effect}; the focus moved away: Enter was not pressed`);
  return { outcome: "done", effect: `${filled.effect}; Enter pressed` };
}
