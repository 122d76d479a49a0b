/** Search in what a person could read, over the whole document, whatever the outline left out. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, cutText } from "./clean-text.ts";
import type { RefRegistry } from "./refs.ts";
import { takeSnapshot } from "./walk.ts";

const MOST_PLACES = 10;
const CONTEXT_LENGTH = 160;

/** One readable thing in reading order, with the control to act on. */
interface Entry {
  text: string;
  control?: string;
}

/**
 * Up to 10 places that hold the text, case ignored, each as one line: the text around it and the nearest control, as
 * `… delivery to Norway … (near link "Shipping" [a12])`.
 */
export function findText(registry: RefRegistry, options: { text: string; refPrefix: string }): string[] {
  const wanted = cleanText(options.text).toLocaleLowerCase();
  if (wanted === "") return [];
  const { root } = takeSnapshot(registry, { refPrefix: options.refPrefix });
  const entries = [...entriesOf(root)];
  const hits = entries.flatMap((entry, index) => (entry.text.toLocaleLowerCase().includes(wanted) ? [index] : []));
  return hits.slice(0, MOST_PLACES).map((index) => describePlace(entries, index, wanted));
}

function* entriesOf(node: SnapshotNode): Generator<Entry> {
  const control = node.ref ? `${node.role} "${cutText(node.name ?? "", 60)}" [${node.ref}]` : undefined;
  const text = [node.name, node.value, node.options?.join(" ")]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
  if (text !== "" || control) yield control ? { text, control } : { text };
  for (const child of node.children ?? []) yield* entriesOf(child);
}

function describePlace(entries: readonly Entry[], index: number, wanted: string): string {
  const entry = entries[index];
  const around = excerpt(entry?.text ?? "", wanted);
  if (entry?.control) return `${entry.control}: ${around}`;
  const near = nearestControl(entries, index);
  return near ? `${around} (near ${near})` : around;
}

function excerpt(text: string, wanted: string): string {
  const at = Math.max(0, text.toLocaleLowerCase().indexOf(wanted));
  const start = Math.max(0, at - Math.floor((CONTEXT_LENGTH - wanted.length) / 2));
  const cut = text.slice(start, start + CONTEXT_LENGTH);
  return `${start > 0 ? "…" : ""}${cleanText(cut)}${start + CONTEXT_LENGTH < text.length ? "…" : ""}`;
}

function nearestControl(entries: readonly Entry[], index: number): string | undefined {
  for (let distance = 1; distance < entries.length; distance += 1) {
    const control = entries[index + distance]?.control ?? entries[index - distance]?.control;
    if (control) return control;
  }
  return undefined;
}
