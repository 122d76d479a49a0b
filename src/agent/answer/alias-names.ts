/**
 * Other agents' names for our actions and their fields, which models fall back on. All in snake case and without the
 * prefix `browser_`; `aliases.ts` brings what a model wrote into that form first.
 */
import type { ActionName } from "../../protocol/action.ts";
import type { Fields } from "./fields.ts";

/** A name that says more than the action: what it says besides. */
interface Meaning {
  action: ActionName;
  says?: Fields;
}

const NAMES: Partial<Record<ActionName, string[]>> = {
  click: ["left_click", "click_element", "click_element_by_index", "click_on", "tap"],
  type: ["fill", "input", "input_text", "type_text", "enter_text", "set_value", "write"],
  fill_form: ["fill_fields", "fill_in_form", "form_input"],
  select_option: ["select", "select_dropdown_option", "select_dropdown", "choose", "choose_option"],
  press_key: ["press", "keyboard_press", "send_keys", "key", "keypress", "key_press", "press_keys", "hotkey"],
  hover: ["hover_element", "hover_over", "mouse_over", "mouseover"],
  drag: ["drag_and_drop", "drag_drop", "drag_to", "drag_element", "left_click_drag"],
  select_text: ["highlight", "highlight_text", "mark_text", "select_range"],
  upload_file: ["upload", "upload_files", "file_upload", "attach_file", "set_input_files", "upload_file_to_element"],
  scroll: ["scroll_page"],
  navigate: ["goto", "go_to", "go_to_url", "goto_url", "open", "open_url", "visit", "load_url", "navigate_to"],
  go_back: ["back", "navigate_back", "go_back_page", "previous_page", "history_back"],
  reload: ["refresh", "reload_page", "refresh_page"],
  open_tab: ["new_tab", "open_new_tab", "tab_new", "create_tab", "open_in_new_tab", "open_link_in_new_tab"],
  switch_tab: ["select_tab", "tab_select", "change_tab", "activate_tab", "focus_tab", "switch_to_tab"],
  close_tab: ["tab_close"],
  wait_for: ["wait", "wait_for_text", "wait_for_element", "sleep", "pause"],
  find_text: ["find", "search_page", "find_in_page", "search_text", "find_on_page", "scroll_to_text"],
  inspect: ["inspect_element", "look_closely", "list_shapes", "describe_drawing"],
  expand: ["expand_element", "show_more", "read_element"],
  read_page: ["read", "get_text", "get_page_text", "page_text", "read_content", "get_content", "extract_text"],
  extract: ["extract_content", "extract_data", "extract_structured_data", "scrape"],
  note: ["remember", "memorize", "memo", "save_note", "take_note", "add_note", "scratchpad", "add_memory"],
  save_result: ["save", "save_finding", "record_result", "report_result", "checkpoint", "add_result"],
  answer_dialog: ["handle_dialog", "dialog", "respond_to_dialog"],
  ask_user: ["ask", "ask_human", "ask_question", "ask_for_help", "request_user_input", "clarify"],
  done: ["finish", "finished", "complete", "stop", "report_done", "task_complete", "end", "terminate"],
};

const TELLING_NAMES: Record<string, Meaning> = {
  double_click: { action: "click", says: { count: 2 } },
  right_click: { action: "click", says: { button: "right" } },
  middle_click: { action: "click", says: { button: "middle" } },
  check: { action: "set_checked", says: { checked: true } },
  tick: { action: "set_checked", says: { checked: true } },
  uncheck: { action: "set_checked", says: { checked: false } },
  untick: { action: "set_checked", says: { checked: false } },
  scroll_down: { action: "scroll", says: { to: "down" } },
  scroll_up: { action: "scroll", says: { to: "up" } },
  scroll_to_top: { action: "scroll", says: { to: "top" } },
  scroll_to_bottom: { action: "scroll", says: { to: "bottom" } },
  scroll_to_element: { action: "scroll", says: { to: "element" } },
  scroll_into_view: { action: "scroll", says: { to: "element" } },
  accept_dialog: { action: "answer_dialog", says: { accept: true } },
  dismiss_dialog: { action: "answer_dialog", says: { accept: false } },
  give_up: { action: "done", says: { status: "blocked" } },
  decline: { action: "done", says: { status: "declined" } },
};

/** What each foreign name means. */
export const ACTION_MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...Object.entries(TELLING_NAMES),
  ...ownEntries(NAMES).flatMap(([action, names]) => names.map((name): [string, Meaning] => [name, { action }])),
]);

function ownEntries(names: typeof NAMES): [ActionName, string[]][] {
  // Object.entries forgets the type of the keys.
  return Object.entries(names) as [ActionName, string[]][];
}

/** One tool with a command of its own. A list of tabs is in every outline. */
export const TAB_COMMANDS: ReadonlyMap<string, ActionName> = new Map([
  ["new", "open_tab"],
  ["open", "open_tab"],
  ["create", "open_tab"],
  ["close", "close_tab"],
  ["select", "switch_tab"],
  ["switch", "switch_tab"],
]);

const REF = ["element_ref", "ref_id", "element_id", "id", "target", "element"];
const ADDRESS = ["url", "href", "link", "uri"];
const TEXT = ["content", "value", "message"];

/** Foreign names of a field, the surest first: in some agents `element` is a description and stands beside the ref. */
export type FieldNames = Record<string, string[]>;

export const FIELD_NAMES: { [Name in ActionName]?: FieldNames } = {
  click: { ref: REF, count: ["click_count", "clicks"] },
  type: {
    ref: REF,
    text: [...TEXT, "input_text", "input"],
    submit: ["press_enter", "enter"],
    clear: ["clear_existing"],
  },
  fill_form: { fields: ["values", "inputs", "form"] },
  select_option: { ref: REF, option: ["value", "label", "text", "values", "options"] },
  set_checked: { ref: REF, checked: ["value", "state"] },
  press_key: { ref: REF, key: ["keys", "text", "combo", "shortcut"] },
  hover: { ref: REF },
  drag: {
    ref: ["start_ref", "source_ref", "from_ref", "source", "from", "start", "element_ref", "start_element", "element"],
    to: ["end_ref", "target_ref", "to_ref", "destination_ref", "target", "destination", "end", "end_element"],
    dx: ["delta_x", "offset_x", "x_offset"],
    dy: ["delta_y", "offset_y", "y_offset"],
  },
  select_text: { ref: REF, text: ["words", "selection"] },
  upload_file: {
    ref: REF,
    files: [
      "paths",
      "file_paths",
      "filenames",
      "file_names",
      "file",
      "path",
      "file_path",
      "filename",
      "file_name",
      "name",
    ],
  },
  scroll: { ref: REF, to: ["direction"] },
  navigate: { ref: REF, address: ADDRESS },
  open_tab: { ref: REF, address: ADDRESS },
  switch_tab: { tab: ["tab_id", "target", "id"] },
  close_tab: { tab: ["tab_id", "target", "id"] },
  wait_for: { ref: REF, seconds: ["time", "duration", "timeout"], text: ["wait_text"] },
  find_text: { text: ["query", "search", "pattern", "search_text"] },
  inspect: { ref: REF },
  expand: { ref: REF, part: ["page"] },
  read_page: { ref: REF, part: ["page"] },
  extract: { ref: REF, schema: ["json_schema", "output_schema"] },
  note: { text: [...TEXT, "note", "fact", "memory"] },
  save_result: { text: [...TEXT, "result", "finding"] },
  answer_dialog: { accept: ["accepted", "confirm", "ok"], text: ["prompt_text", "prompt", "input", "value"] },
  ask_user: { question: ["text", "message", "prompt", "query"] },
  done: { text: ["result", "answer", "message", "summary", "final_answer", "output"], status: ["outcome"] },
};

export const DONE_STATUS: ReadonlyMap<string, string> = new Map([
  ["success", "complete"],
  ["done", "complete"],
  ["completed", "complete"],
  ["finished", "complete"],
  ["incomplete", "partial"],
  ["failed", "blocked"],
  ["failure", "blocked"],
  ["error", "blocked"],
  ["impossible", "blocked"],
  ["infeasible", "blocked"],
  ["refused", "declined"],
  ["rejected", "declined"],
]);
