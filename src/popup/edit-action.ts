import type { Action } from "../protocol/action.ts";

/**
 * An action with one of its fields put differently; the action itself stays as it is.
 * @param field name of the field, or the way to one that lies deeper, with dots: `fields.0.value`
 * @param value as it was written; a field that held a number gets a number
 */
export function withField(action: Action, field: string, value: string): Action {
  // The shape is kept, and what the value may be is the background's to say: it parses what it gets.
  return replaceAt(action, field.split("."), value) as Action;
}

function replaceAt(node: unknown, path: string[], value: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof node === "number" ? Number(value) : value;
  if (Array.isArray(node))
    return node.map((item, index) => (String(index) === key ? replaceAt(item, rest, value) : item));
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.entries(node).find(([name]) => name === key)?.[1];
  return { ...node, [key]: replaceAt(inner, rest, value) };
}
