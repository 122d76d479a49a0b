/**
 * Other agents' names for our actions and their fields, which models fall back on. Mapped silently: the meaning is
 * the same and a re-ask would cost a turn.
 */

const ACTION_NAMES: Record<string, string> = {
  left_click: "click",
  click_element: "click",
  click_element_by_index: "click",
  browser_click: "click",
  tap: "click",
  fill: "type",
  input: "type",
  input_text: "type",
  type_text: "type",
  browser_type: "type",
  browser_fill_form: "fill_form",
  fill_fields: "fill_form",
  select: "select_option",
  select_dropdown_option: "select_option",
  browser_select_option: "select_option",
  check: "set_checked",
  press: "press_key",
  keyboard_press: "press_key",
  send_keys: "press_key",
  browser_press_key: "press_key",
  goto: "navigate",
  go_to: "navigate",
  go_to_url: "navigate",
  open: "navigate",
  open_url: "navigate",
  browser_navigate: "navigate",
  wait: "wait_for",
  browser_wait_for: "wait_for",
  find: "find_text",
  search_page: "find_text",
  ask: "ask_user",
  ask_human: "ask_user",
  finish: "done",
  complete: "done",
  stop: "done",
  report_done: "done",
};

const FIELD_NAMES: Record<string, Record<string, string>> = {
  "*": { element: "ref", element_ref: "ref", id: "ref", target: "ref" },
  type: { value: "text", content: "text", press_enter: "submit" },
  fill_form: { values: "fields", inputs: "fields" },
  select_option: { value: "option", label: "option", text: "option", values: "option" },
  set_checked: { value: "checked", state: "checked" },
  press_key: { keys: "key" },
  scroll: { direction: "to" },
  navigate: { url: "address", href: "address" },
  ask_user: { text: "question", message: "question" },
  done: { result: "text", answer: "text", message: "text" },
  find_text: { query: "text" },
};

const DONE_STATUS: Record<string, string> = {
  success: "complete",
  done: "complete",
  completed: "complete",
  failed: "blocked",
  failure: "blocked",
};

type Fields = Record<string, unknown>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Brings one action of a model's answer into our shape: `{action, …}`, also from `{name|type|tool, arguments|args|…}`
 * and `{click: {…}}`. What it does not know stays as it is, for the schema to refuse.
 */
export function unaliasAction(raw: unknown): unknown {
  if (!isRecord(raw)) return raw;
  const { name, fields } = splitAction(raw);
  if (name === undefined) return raw;
  const action = Object.hasOwn(ACTION_NAMES, name) ? ACTION_NAMES[name] : name;
  return repairFields(String(action), fields);
}

function splitAction(raw: Fields): { name: string | undefined; fields: Fields } {
  for (const key of ["action", "name", "tool", "type"]) {
    const name = raw[key];
    if (typeof name !== "string") continue;
    const { [key]: _, ...rest } = raw;
    const nested = rest.arguments ?? rest.args ?? rest.parameters ?? rest.params ?? rest.input;
    return { name, fields: isRecord(nested) ? nested : rest };
  }
  const [only, ...others] = Object.entries(raw);
  if (only && others.length === 0 && isRecord(only[1])) return { name: only[0], fields: only[1] };
  return { name: undefined, fields: raw };
}

function repairFields(action: string, fields: Fields): Fields {
  const names = { ...FIELD_NAMES["*"], ...(Object.hasOwn(FIELD_NAMES, action) ? FIELD_NAMES[action] : {}) };
  const repaired: Fields = { action };
  for (const [key, value] of Object.entries(fields)) {
    // Strict schemas make models send null for what they leave out.
    if (value === null) continue;
    const renamed = Object.hasOwn(names, key) && !(names[key] ?? key in fields) ? key : (names[key] ?? key);
    if (!(renamed in repaired)) repaired[renamed] = cleanRef(renamed, value);
  }
  if (action === "done") {
    if (repaired.success === true && repaired.status === undefined) repaired.status = "complete";
    const status = String(repaired.status ?? "");
    if (Object.hasOwn(DONE_STATUS, status)) repaired.status = DONE_STATUS[status];
  }
  return repaired;
}

/** `[a12]`, `ref=a12` and `@a12` all mean a12. */
function cleanRef(key: string, value: unknown): unknown {
  return key === "ref" && typeof value === "string" ? value.replace(/^\[?(?:ref=)?@?|\]$/g, "").trim() : value;
}
