/** Values with a label before them: definition lists, `Label: value`, fields, and cards of such. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { TABLES } from "../table-grid.ts";
import { textIn } from "../tree-path.ts";
import { fieldValue, isLabelled, type SeenValue, type Source, valueIn } from "./source.ts";

interface LabelledValue {
  label: string;
  value: SeenValue | undefined;
  /** Only its place says that it is a label. */
  isGuess: boolean;
}

/** Longer texts before a colon are sentences. */
const LABEL = /^(?=[^:]*\p{L})([^:]{1,50}):(?:\s+(.+))?$/u;
const MOST_LABEL_WORDS = 6;
/** What a heading is in a card. */
const HEADING_LABELS = ["title", "name"];

/** All labelled values of a part of the page, as one record. */
export function labelSource(scope: SnapshotNode): Source[] {
  const pairs = distinct(pairsIn(scope));
  if (pairs.length === 0) return [];
  const columns = pairs.map(({ label }) => [label]);
  return [{ columns, records: [pairs.map(({ value }) => value)], isGuess: isGuessed(pairs), notes: [] }];
}

/** Children of one parent that each have labelled values of their own: cards, items, articles. */
export function itemSource(parent: SnapshotNode): Source[] {
  const items = (parent.children ?? []).map(pairsOfItem).filter((pairs) => pairs.length > 0);
  if (items.length < 2) return [];
  const labels = [...new Set(items.flatMap((pairs) => pairs.map(({ label }) => label)))];
  const columns = labels.map((label) => (label === HEADING ? HEADING_LABELS : [label]));
  const records = items.map((pairs) => labels.map((label) => onlyValue(pairs, label)));
  return [{ columns, records, isGuess: items.some(isGuessed), labelsRepeat: true, notes: [] }];
}

/** Stands for the heading of a card, as no page writes it. */
const HEADING = "\u0000heading";

function pairsOfItem(item: SnapshotNode): LabelledValue[] {
  if (TABLES.has(item.role)) return [];
  const pairs = pairsIn(item);
  const [heading, ...more] = headingsIn(item);
  if (!heading || more.length > 0) return pairs;
  return [{ label: HEADING, value: { text: textIn(heading) }, isGuess: false }, ...pairs];
}

function headingsIn(node: SnapshotNode): SnapshotNode[] {
  return node.role === "heading" ? [node] : (node.children ?? []).flatMap(headingsIn);
}

function isGuessed(pairs: readonly LabelledValue[]): boolean {
  return pairs.some(({ isGuess }) => isGuess);
}

/** A label that stands for different things in one item stands for none. */
function onlyValue(pairs: readonly LabelledValue[], label: string): SeenValue | undefined {
  const values = distinct(pairs.filter((pair) => pair.label === label));
  return values.length === 1 ? values[0]?.value : undefined;
}

/** The same value behind the same label counts once. */
function distinct(pairs: readonly LabelledValue[]): LabelledValue[] {
  const seen = new Set<string>();
  return pairs.filter(({ label, value }) => {
    const key = JSON.stringify([label, value]);
    return !seen.has(key) && seen.add(key);
  });
}

function pairsIn(node: SnapshotNode): LabelledValue[] {
  if (TABLES.has(node.role)) return [];
  const children = node.children ?? [];
  const pairs: LabelledValue[] = [];
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at];
    if (!child) continue;
    const rest = children.slice(at + 1);
    const pair = pairAt(child, rest);
    if (pair) pairs.push(pair);
    else pairs.push(...pairsIn(child));
  }
  const stacked = pairs.length === 0 ? stackedPair(children) : undefined;
  return stacked ? [stacked] : pairs;
}

function pairAt(node: SnapshotNode, rest: readonly SnapshotNode[]): LabelledValue | undefined {
  if (isLabelled(node) && node.name !== undefined) {
    return { label: bare(node.name), value: fieldValue(node), isGuess: false };
  }
  if (node.role === "term") return { label: bare(textIn(node)), value: definitionIn(rest), isGuess: false };
  return node.role === "text" ? colonPair(node.name ?? "", rest) : undefined;
}

/** Definitions up to the next term. */
function definitionIn(rest: readonly SnapshotNode[]): SeenValue | undefined {
  const end = rest.findIndex(({ role }) => role !== "definition");
  const values = rest.slice(0, end < 0 ? rest.length : end).flatMap((node) => valueIn([node]) ?? []);
  return values.length === 0 ? undefined : { text: values.map(({ text }) => text).join("; ") };
}

/** `Label: value` in one text, or a text that ends with a colon and what follows it in the line or stands next. */
function colonPair(text: string, rest: readonly SnapshotNode[]): LabelledValue | undefined {
  const [, label, value] = LABEL.exec(text) ?? [];
  if (label === undefined || label.split(/\s+/).length > MOST_LABEL_WORDS) return undefined;
  const end = rest.findIndex(({ joins }) => joins === undefined);
  const line = rest.slice(0, end < 0 ? rest.length : end);
  if (value !== undefined) return { label: bare(label), value: { text: withLine(value, line) }, isGuess: false };
  const next = rest[0];
  const following = line.length > 0 ? line : next && !isLabelText(next) ? [next] : [];
  return { label: bare(label), value: valueIn(following), isGuess: false };
}

function withLine(value: string, line: readonly SnapshotNode[]): string {
  const first: SnapshotNode = { role: "text", name: value, place: "far" };
  return valueIn([first, ...line])?.text ?? value;
}

function isLabelText(node: SnapshotNode): boolean {
  return node.role === "text" && LABEL.test(node.name ?? "");
}

/** Two texts above each other, as in tiles of figures. */
function stackedPair(children: readonly SnapshotNode[]): LabelledValue | undefined {
  const [label, value, ...more] = children;
  if (!label || !value || more.length > 0 || label.role !== "text" || value.role !== "text") return undefined;
  if ((label.name ?? "").split(/\s+/).length > MOST_LABEL_WORDS) return undefined;
  return { label: bare(label.name ?? ""), value: valueIn([value]), isGuess: true };
}

function bare(label: string): string {
  return label.replace(/[\s:*]+$/u, "");
}
