/** How a thing is called in the outline: `textbox Email[a3]`. Pure; all else that is said of it is in `words.ts`. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, cutText } from "./clean-text.ts";

/** How much of a single thing is said. */
export interface Wording {
  nameLength: number;
  valueLength: number;
  addressLength: number;
  /** Options are listed until there are this many, or this many characters. */
  optionsShown: number;
  optionsLength: number;
}

/** The same with names of at most `nameLength` characters, and as much less of all else. */
export function briefer(nameLength: number): Wording {
  return { nameLength, valueLength: nameLength, addressLength: nameLength, optionsShown: 4, optionsLength: nameLength };
}

/** Words for roles whose own name would not be understood. */
const WORDS: Readonly<Record<string, string>> = { generic: "clickable", listitem: "item", gridcell: "cell" };

/** Text of the page that looks like a ref would be taken for one: `[a12]` becomes `(a12)`. */
export function plain(text: string): string {
  return cleanText(text).replace(/\[([a-z]{1,3}\d{1,6})\]/gi, "($1)");
}

/** Page text in quotes, cut to `limit`. */
export function quoted(text: string, limit: number): string {
  return `"${cutText(plain(text), limit).replaceAll('"', '\\"')}"`;
}

/** Role, name and ref. Most things on a page are links: their role goes unsaid. */
export function namedWords(node: SnapshotNode, wording: Wording): string {
  return joinWords([roleWord(node), nameAndRef(node, wording)]);
}

/** Empty for a link. */
export function roleWord(node: SnapshotNode): string {
  return node.ref !== undefined && node.role === "link" ? "" : (WORDS[node.role] ?? node.role);
}

export function joinWords(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" ");
}

/** The ref ends the name of what can be acted on, so that it needs no quotes. */
export function nameAndRef(node: SnapshotNode, wording: Wording): string {
  if (node.ref === undefined) return groupName(node, wording);
  return `${cutName(plain(node.name ?? ""), wording.nameLength) || standIn(node, wording)}[${node.ref}]`;
}

/** A link without a name is told by its address. */
function standIn(node: SnapshotNode, wording: Wording): string {
  if (node.role !== "link") return "";
  return node.href === undefined ? "link" : shortAddress(node.href, wording.addressLength);
}

/** The end of an address is what tells it from others: of a longer one the last part. Brackets may stand in a path. */
export function shortAddress(href: string, limit: number): string {
  const address = plain(href);
  if (address.length <= limit) return address;
  const last = address.split("/").findLast((part) => part !== "") ?? address;
  return `…/${cutText(last, limit)}`;
}

/** A word that is cut in two costs more than it says. */
const LONGEST_WORD_END = 12;

/** A number at the end is often all that tells a name from the others. */
const NUMBER_AT_END = / (\S{0,6}\d\S{0,6})$/;

function cutName(name: string, limit: number): string {
  if (nameWidth(name) <= limit) return name;
  const number = NUMBER_AT_END.exec(name)?.[1];
  if (number !== undefined && number.length < limit / 2)
    return cutText(name.slice(0, -number.length), limit - number.length) + number;
  const end = Math.floor((limit * name.length) / nameWidth(name));
  const space = name.lastIndexOf(" ", end - 1);
  return space > end - LONGEST_WORD_END && space > 0 ? `${name.slice(0, space)}…` : cutText(name, end);
}

/** One sign of a script without letters says, and costs, as much as half a word. */
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;
const WIDE_EXTRA = 1.5;

/** The length of a name in letters: what it says and what it costs. */
export function nameWidth(name: string): number {
  return name.length + WIDE_EXTRA * (name.match(WIDE)?.length ?? 0);
}

function groupName(node: SnapshotNode, wording: Wording): string {
  if (node.name === undefined) return "";
  return node.role === "iframe" ? plain(node.name) : quoted(node.name, wording.nameLength);
}
