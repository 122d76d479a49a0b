/**
 * Actions as data. Each is defined in `actions/` with its name, schema, description and risk class together; this
 * file joins them and says what comes back.
 */
import * as z from "zod/mini";
import { answerDialog } from "./actions/answer-dialog.ts";
import { askUser } from "./actions/ask-user.ts";
import { click } from "./actions/click.ts";
import { closeTab } from "./actions/close-tab.ts";
import { done } from "./actions/done.ts";
import { drag } from "./actions/drag.ts";
import { expand } from "./actions/expand.ts";
import { extract } from "./actions/extract.ts";
import { fillForm } from "./actions/fill-form.ts";
import { findText } from "./actions/find-text.ts";
import { goBack } from "./actions/go-back.ts";
import { hover } from "./actions/hover.ts";
import { inspect } from "./actions/inspect.ts";
import { navigate } from "./actions/navigate.ts";
import { note } from "./actions/note.ts";
import { openTab } from "./actions/open-tab.ts";
import { pressKey } from "./actions/press-key.ts";
import { readPage } from "./actions/read-page.ts";
import { reload } from "./actions/reload.ts";
import { saveResult } from "./actions/save-result.ts";
import { scroll } from "./actions/scroll.ts";
import { selectOption } from "./actions/select-option.ts";
import { selectText } from "./actions/select-text.ts";
import { setChecked } from "./actions/set-checked.ts";
import { switchTab } from "./actions/switch-tab.ts";
import { type } from "./actions/type.ts";
import { uploadFile } from "./actions/upload-file.ts";
import { waitFor } from "./actions/wait-for.ts";

import type { SnapshotNode } from "./snapshot.ts";

/** An extension may not use `eval`, which zod's compiled parsers need. */
z.config({ jitless: true });

/** In the order in which they are described to the model. */
export const ACTION_DEFINITIONS = [
  click,
  type,
  fillForm,
  selectOption,
  setChecked,
  pressKey,
  hover,
  drag,
  selectText,
  uploadFile,
  scroll,
  navigate,
  goBack,
  reload,
  openTab,
  switchTab,
  closeTab,
  waitFor,
  findText,
  inspect,
  expand,
  readPage,
  extract,
  note,
  saveResult,
  answerDialog,
  askUser,
  done,
] as const;

export const actionSchema = z.discriminatedUnion("action", [
  click.schema,
  type.schema,
  fillForm.schema,
  selectOption.schema,
  setChecked.schema,
  pressKey.schema,
  hover.schema,
  drag.schema,
  selectText.schema,
  uploadFile.schema,
  scroll.schema,
  navigate.schema,
  goBack.schema,
  reload.schema,
  openTab.schema,
  switchTab.schema,
  closeTab.schema,
  waitFor.schema,
  findText.schema,
  inspect.schema,
  expand.schema,
  readPage.schema,
  extract.schema,
  note.schema,
  saveResult.schema,
  answerDialog.schema,
  askUser.schema,
  done.schema,
]);

export type Action = z.infer<typeof actionSchema>;
export type ActionName = Action["action"];
export type ActionOf<Name extends ActionName> = Extract<Action, { action: Name }>;

/** Actions that the page performs. */
export type PageAction = ActionOf<
  | "click"
  | "type"
  | "fill_form"
  | "select_option"
  | "set_checked"
  | "press_key"
  | "hover"
  | "drag"
  | "select_text"
  | "upload_file"
  | "scroll"
  | "wait_for"
  | "find_text"
  | "inspect"
>;
/** Actions on tabs and their history, which the browser performs. */
export type TabAction = ActionOf<"navigate" | "go_back" | "reload" | "open_tab" | "switch_tab" | "close_tab">;
/** Actions that are answered from what was last read of the page. */
export type ReadAction = ActionOf<"expand" | "read_page" | "extract">;
/** Actions that the run answers by itself. */
export type RunAction = ActionOf<"note" | "save_result" | "ask_user" | "done">;

/** What became of an action. Everything but `done` and `no-change` means that nothing, or nothing known, was done. */
export const OUTCOMES = ["done", "no-change", "refused", "denied", "skipped", "failed", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ActionResult {
  outcome: Outcome;
  /** One to three lines for the model and the user: what changed (`value set`, `url → /cart`), or why nothing was done. */
  effect: string;
  /** What was read, for the model: page data of up to some thousand tokens. Not shown in the log. */
  content?: string;
  /** What `content` gives refs to that no snapshot has. */
  found?: FoundThing[];
}

/** An element that was found by looking closer: it can be acted on by its ref like those of the outline. */
export type FoundThing = Pick<SnapshotNode, "role" | "name"> & { ref: string; print: number };

/** The refs an action points at, in order. */
export function refsOf(action: Action): string[] {
  if (action.action === "fill_form") return action.fields.map((field) => field.ref);
  const own = "ref" in action && action.ref !== undefined ? [action.ref] : [];
  return action.action === "drag" && action.to !== undefined ? [...own, action.to] : own;
}
