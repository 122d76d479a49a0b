/** Every action that a page performs, by name. */
import type { ActionOf, ActionResult, PageAction } from "../../protocol/action.ts";
import { refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { click } from "./click.ts";
import { drag } from "./drag.ts";
import { fillForm } from "./fill-form.ts";
import { findText } from "./find-text.ts";
import { hover } from "./hover.ts";
import { inspect } from "./inspect.ts";
import { pressKey } from "./press-key.ts";
import { scroll } from "./scroll.ts";
import { selectOption } from "./select-option.ts";
import { selectText } from "./select-text.ts";
import { setChecked } from "./set-checked.ts";
import { type } from "./type.ts";
import { uploadFile } from "./upload-file.ts";
import { waitFor } from "./wait-for.ts";

type Performers = {
  [Name in PageAction["action"]]: (context: PerformContext, action: ActionOf<Name>) => Promise<ActionResult>;
};

const PERFORMERS: Performers = {
  click,
  type,
  fill_form: fillForm,
  select_option: selectOption,
  set_checked: setChecked,
  press_key: pressKey,
  hover,
  drag,
  select_text: selectText,
  upload_file: uploadFile,
  scroll,
  wait_for: waitFor,
  find_text: findText,
  inspect,
};

/** Performs one action and says what became of it. */
export async function perform(context: PerformContext, action: PageAction): Promise<ActionResult> {
  if (!Object.hasOwn(PERFORMERS, action.action)) return refused(`a page cannot perform ${action.action}`);
  // The table's type ties each name to its own action; the compiler cannot follow that through a union.
  const performer = PERFORMERS[action.action] as (context: PerformContext, action: PageAction) => Promise<ActionResult>;
  return performer(context, action);
}
