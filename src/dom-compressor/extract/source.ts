/** Where data can be read from, whatever the page made it of: labelled columns and records over them. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";

/** A value as the page shows it. */
export interface SeenValue {
  text: string;
  /** For a box to tick. */
  checked?: boolean;
}

export interface Source {
  /** For each column the labels it goes by. */
  columns: string[][];
  /** By record and column; undefined where the record has no value. */
  records: (SeenValue | undefined)[][];
  /** The page does not say which are the labels: only exact matches count. */
  isGuess: boolean;
  /** Each record brings its own labels: what is asked for has to be in most of them. */
  labelsRepeat?: true;
  /** What was left out of the records, in words. */
  notes: string[];
}

export interface NamedSource extends Source {
  /** For people: `the table “Orders”`. */
  words: string;
}

const FIELDS = new Set(["textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"]);
const TICKED = new Set(["checkbox", "radio", "switch"]);
/** Operated on a value and no part of it, unless there is nothing else. */
const OPERATES = new Set(["button", "menuitem", "checkbox", "radio", "switch"]);

/** Whether the node is a field or a box with a label of its own. */
export function isLabelled(node: SnapshotNode): boolean {
  return FIELDS.has(node.role) || TICKED.has(node.role);
}

/** The value of a field; undefined when it is empty or secret. */
export function fieldValue(node: SnapshotNode): SeenValue | undefined {
  if (TICKED.has(node.role)) return { text: node.checked === true ? "yes" : "no", checked: node.checked === true };
  return node.secret || node.filled || node.value === undefined ? undefined : { text: node.value };
}

/** What a person reads in a cell or behind a label; undefined when there is nothing. */
export function valueIn(nodes: readonly SnapshotNode[]): SeenValue | undefined {
  const things = nodes.flatMap(thingsIn);
  const read = things.filter(({ role }) => !OPERATES.has(role));
  const [only, ...more] = things;
  if (read.length === 0) return only && more.length === 0 ? loneControl(only) : undefined;
  const text = joined(read);
  return text === "" ? undefined : { text };
}

function loneControl(node: SnapshotNode): SeenValue | undefined {
  if (TICKED.has(node.role)) return fieldValue(node);
  return node.name === undefined || node.unseen ? undefined : { text: node.name };
}

/** The leaves, in order. */
function thingsIn(node: SnapshotNode): SnapshotNode[] {
  const children = node.children ?? [];
  if (children.length === 0) return node.role === "text" || node.ref !== undefined || node.role === "img" ? [node] : [];
  const own = node.name !== undefined && node.ref !== undefined ? [{ ...node, children: [] }] : [];
  return [...own, ...children.flatMap(thingsIn)];
}

function joined(things: readonly SnapshotNode[]): string {
  return things.reduce((text, node) => {
    const words = FIELDS.has(node.role) ? (fieldValue(node)?.text ?? "") : (node.name ?? "");
    return text === "" || words === "" || node.joins === "tight" ? text + words : `${text} ${words}`;
  }, "");
}
