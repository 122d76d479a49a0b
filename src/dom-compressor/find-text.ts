/** Search in what a person could read, over the whole document, whatever the outline left out. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText } from "./clean-text.ts";
import { briefer, namedWords, plain } from "./name-words.ts";
import type { RefRegistry } from "./refs.ts";
import { takeSnapshot } from "./walk.ts";

const MOST_PLACES = 10;
const CONTEXT_LENGTH = 160;
const NEARBY = briefer(60);

/** One readable thing in reading order, with the control to act on. */
interface Entry {
  text: string;
  control?: string;
}

/**
 * Up to 10 places that hold the text, case ignored, each as one line: the text around it and the nearest control, as
 * `… delivery to Norway … (near Shipping[a12])`. A text may run over several things, links in a sentence say.
 */
export function findText(registry: RefRegistry, options: { text: string; refPrefix: string }): string[] {
  const wanted = cleanText(options.text).toLocaleLowerCase();
  if (wanted === "") return [];
  const { root } = takeSnapshot(registry, { refPrefix: options.refPrefix, whole: true });
  const entries = [...entriesOf(root)];
  const whole = entries.map((entry) => entry.text).join(" ");
  return positionsOf(whole.toLocaleLowerCase(), wanted).map((at) => describePlace(entries, whole, at, wanted.length));
}

function positionsOf(text: string, wanted: string): number[] {
  const positions: number[] = [];
  for (
    let at = text.indexOf(wanted);
    at >= 0 && positions.length < MOST_PLACES;
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    positions.push(at);
  }
  return positions;
}

function* entriesOf(node: SnapshotNode): Generator<Entry> {
  const { role, name, ref, place } = node;
  const control = ref === undefined ? undefined : namedWords({ role, name: name ?? "", ref, place }, NEARBY);
  const text = [node.name, node.value, node.options?.join(" ")]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
  if (text !== "" || control) yield control ? { text, control } : { text };
  for (const child of node.children ?? []) yield* entriesOf(child);
}

function describePlace(entries: readonly Entry[], whole: string, at: number, length: number): string {
  const index = entryAt(entries, at);
  const around = excerpt(whole, at, length);
  const own = entries[index]?.control;
  const near = own ?? nearestControl(entries, index);
  if (near === undefined) return around;
  return own === undefined ? `${around} (near ${near})` : `${around} (in ${near})`;
}

function entryAt(entries: readonly Entry[], at: number): number {
  let end = 0;
  return entries.findIndex((entry) => {
    end += entry.text.length + 1;
    return at < end;
  });
}

/** The hit with what stands around it, cut at words. */
function excerpt(whole: string, at: number, length: number): string {
  const margin = Math.max(0, Math.floor((CONTEXT_LENGTH - length) / 2));
  const from = at <= margin ? 0 : whole.indexOf(" ", at - margin - 1) + 1;
  const start = Math.min(at, from);
  const end = Math.min(whole.length, Math.max(at + length, whole.lastIndexOf(" ", at + length + margin)));
  const last = whole.length - at - length <= margin ? whole.length : end;
  return `${start > 0 ? "… " : ""}${plain(whole.slice(start, last))}${last < whole.length ? " …" : ""}`;
}

function nearestControl(entries: readonly Entry[], index: number): string | undefined {
  for (let distance = 1; distance < entries.length; distance += 1) {
    const control = entries[index + distance]?.control ?? entries[index - distance]?.control;
    if (control) return control;
  }
  return undefined;
}
