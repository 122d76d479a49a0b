/**
 * Brings an action that was written in another agent's words into ours. Mapped silently, where the meaning is the same:
 * a re-ask would cost a turn. What is only likely to be meant is left for the schema to refuse.
 */
import { ACTION_DEFINITIONS, type ActionName } from "../../protocol/action.ts";
import { ACTION_MEANINGS, FIELD_NAMES, TAB_COMMANDS } from "./alias-names.ts";
import { type Fields, isRecord } from "./fields.ts";
import { repairValues } from "./repair-values.ts";

const OWN_NAMES: ReadonlyMap<string, ActionName> = new Map(ACTION_DEFINITIONS.map(({ name }) => [name, name]));

/** Where an action's name stands, and where its fields do when they lie deeper. */
const NAME_KEYS = ["tool", "tool_name", "recipient_name", "action", "action_type", "name", "type"];
const FIELD_KEYS = ["arguments", "args", "parameters", "params", "input", "action_input", "tool_input"];

/** What an action is called and what stands beside the name. */
interface Named {
  name: string;
  fields: Fields;
}

/**
 * One action of a model's answer in our shape: `{action, …}`, also from `{name|type|tool, arguments|args|…}`,
 * `{function: {name, arguments: "…"}}` and `{click: {…}}`. What it does not know stays as it is, for the schema to refuse.
 */
export function unaliasAction(raw: unknown): unknown {
  const named = nameIn(raw);
  if (!named) return raw;
  const { action, says } = meaningOf(named);
  return { action, ...repairValues(action, { ...withOwnNames(action, named.fields), ...says }) };
}

/** Whether an object is an action of ours, in whatever words. */
export function isAction(raw: unknown): boolean {
  const named = nameIn(raw);
  return named !== null && isKnown(named);
}

/** `browser_click`, `functions.click` and `clickElement` in one form. */
function plain(name: string): string {
  return snakeCase(name)
    .replace(/^(?:functions|browser|page)[._:]+(?=.)/, "")
    .replace(/^browser_(?=.)/, "")
    .replace(/[\s.:-]+/g, "_");
}

const snakeCase = (name: string): string =>
  name
    .trim()
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();

function meaningOf({ name, fields }: Named): { action: string; says?: Fields } {
  const own = OWN_NAMES.get(snakeCase(name)) ?? OWN_NAMES.get(plain(name));
  if (own) return { action: opensTab(own, fields) ? "open_tab" : own };
  const command = plain(name) === "tabs" ? TAB_COMMANDS.get(String(fields.action)) : undefined;
  const meaning = command ? { action: command } : ACTION_MEANINGS.get(plain(name));
  if (meaning && opensTab(meaning.action, fields)) return { action: "open_tab" };
  return meaning?.action === "extract" && !hasSchema(fields) ? { action: "read_page" } : (meaning ?? { action: name });
}

const opensTab = (action: string, fields: Fields): boolean => action === "navigate" && fields.new_tab === true;

/** Other agents extract by a question; the page's text answers it as well. */
const hasSchema = (fields: Fields): boolean => Object.keys(fields).some((key) => key.toLowerCase().includes("schema"));

const isKnown = (named: Named): boolean => OWN_NAMES.has(meaningOf(named).action);

/** The first key that names an action we know; else the first that names anything, so that the refusal can quote it. */
function nameIn(raw: unknown): Named | null {
  if (!isRecord(raw)) return null;
  if (isRecord(raw.function)) return nameIn(raw.function);
  const named = NAME_KEYS.flatMap((key) => {
    const name = raw[key];
    return typeof name === "string" ? [{ name, fields: fieldsBeside(raw, key) }] : [];
  });
  return named.find(isKnown) ?? named[0] ?? onlyKey(raw);
}

function fieldsBeside(raw: Fields, nameKey: string): Fields {
  const { [nameKey]: _, ...rest } = raw;
  for (const key of FIELD_KEYS) {
    const nested = isRecord(rest[key]) ? rest[key] : parsedRecord(rest[key]);
    if (nested) return nested;
  }
  return rest;
}

/** Arguments of a call are often an object written as a string. */
function parsedRecord(value: unknown): Fields | null {
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** `{"click": {"ref": "a1"}}`, also with what some agents write beside it, and `{"go_back": {}}`. */
function onlyKey(raw: Fields): Named | null {
  const entries = Object.entries(raw).filter(([, value]) => value !== null);
  const [only, ...others] = entries;
  return only && others.length === 0 && isRecord(only[1]) ? { name: only[0], fields: only[1] } : null;
}

/** Our names for the fields. Strict schemas make models write null for what they leave out. */
function withOwnNames(action: string, fields: Fields): Fields {
  const given = new Map(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [snakeCase(key), value]),
  );
  given.delete("action");
  const own = OWN_NAMES.get(action);
  for (const [name, foreign] of Object.entries((own && FIELD_NAMES[own]) ?? {})) {
    const known = foreign.find((other) => given.has(other));
    if (!given.has(name) && known !== undefined) given.set(name, given.get(known));
  }
  return Object.fromEntries(given);
}
