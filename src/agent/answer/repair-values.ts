/** Values of an action that mean ours but are written otherwise. */
import { DONE_STATUS } from "./alias-names.ts";
import { type Fields, isRecord } from "./fields.ts";

/** By action; each takes the fields by our names. */
const REPAIRS: Record<string, (fields: Fields) => Fields> = {
  click: (fields) => (fields.double_click === true ? { count: 2, ...fields } : fields),
  fill_form: (fields) => ({ ...fields, fields: formFields(fields.fields) }),
  select_option: (fields) => ({ ...fields, option: onlyOf(fields.option) }),
  press_key: (fields) => (Array.isArray(fields.key) ? { ...fields, key: fields.key.join("+") } : fields),
  drag: (fields) => ({ ...fields, to: cleanRef(fields.to) }),
  upload_file: (fields) => ({ ...fields, files: fileNames(fields.files) }),
  scroll: (fields) =>
    fields.to === undefined && typeof fields.down === "boolean"
      ? { ...fields, to: fields.down ? "down" : "up" }
      : fields,
  wait_for: waitFor,
  switch_tab: (fields) => ({ ...fields, tab: cleanTab(fields.tab) }),
  close_tab: (fields) => ({ ...fields, tab: cleanTab(fields.tab) }),
  extract: (fields) => ({ ...fields, schema: schemaOf(fields.schema) }),
  answer_dialog: (fields) => ({ ...fields, accept: accepts(fields.accept) }),
  done,
};

/** The fields of an action, by our names, with values in our form. What cannot be read is left for the schema. */
export function repairValues(action: string, fields: Fields): Fields {
  const repair = Object.hasOwn(REPAIRS, action) ? REPAIRS[action] : undefined;
  const repaired = repair?.(fields) ?? fields;
  const clean = Object.entries({ ...repaired, ref: cleanRef(repaired.ref) });
  return Object.fromEntries(clean.filter(([, value]) => value !== undefined));
}

/** `[a12]`, `ref=a12` and `@a12` all mean a12. */
function cleanRef(value: unknown): unknown {
  return typeof value === "string" ? value.trim().replace(/^\[?(?:ref=)?@?|\]$/g, "") : value;
}

/** `2`, `"2"`, `[t2]` and `tab 2` all mean t2. An index that may count from nought is not guessed at. */
function cleanTab(value: unknown): unknown {
  const number = /^\[?(?:tab|t)?\s*(\d{1,3})\]?$/i.exec(String(value).trim())?.[1];
  return number === undefined ? value : `t${number}`;
}

function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** A list of `{ref, value}`, also from `{a2: "Ada"}` and with other names for the value. */
function formFields(fields: unknown): unknown {
  if (isRecord(fields)) return Object.entries(fields).map(([ref, value]) => formField({ ref, value }));
  return Array.isArray(fields) ? fields.map((field: unknown) => (isRecord(field) ? formField(field) : field)) : fields;
}

function formField(field: Fields): Fields {
  const value = field.value ?? field.text ?? field.checked;
  return {
    ref: cleanRef(field.ref ?? field.element_ref ?? field.id ?? field.element),
    value: typeof value === "number" ? String(value) : value,
  };
}

/** The user's files are known by their names, wherever a model supposes them. */
function fileNames(files: unknown): unknown {
  const list: unknown = typeof files === "string" ? [files] : files;
  if (!Array.isArray(list)) return list;
  return list.map((file: unknown) => (typeof file === "string" ? file.replace(/^.*[\\/](?=.)/, "") : file));
}

function waitFor(fields: Fields): Fields {
  const { text_gone: gone, milliseconds, ms } = fields;
  const limit = milliseconds ?? ms;
  return {
    ...(typeof gone === "string" ? { text: gone, gone: true } : {}),
    ...(typeof limit === "number" ? { seconds: limit / 1000 } : {}),
    ...fields,
  };
}

/** Strict schemas have no word for an object of any shape: there it travels as JSON text. */
function schemaOf(schema: unknown): unknown {
  if (typeof schema !== "string") return schema;
  try {
    return JSON.parse(schema);
  } catch {
    return schema;
  }
}

function accepts(value: unknown): unknown {
  if (value === "accept" || value === "ok" || value === "true") return true;
  return value === "dismiss" || value === "cancel" || value === "false" ? false : value;
}

function done(fields: Fields): Fields {
  const { success } = fields;
  const said = fields.status ?? (success === true ? "complete" : success === false ? "blocked" : undefined);
  return { ...fields, status: DONE_STATUS.get(String(said)) ?? said };
}
