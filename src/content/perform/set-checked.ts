import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import type { PerformContext } from "../perform-context.ts";
import { setCheckable } from "../set-checkable.ts";
import { resolveTarget, withRelocation } from "../target.ts";

export async function setChecked(context: PerformContext, action: ActionOf<"set_checked">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  return withRelocation(target, await setCheckable(context, target, action.checked));
}
