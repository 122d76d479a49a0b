/** What stands in a line: text, links, fields, signs. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { plain } from "../name-words.ts";

/** Longer addresses say little and cost much. */
const LONGEST_ADDRESS = 60;
const FIELDS = new Set(["textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"]);
const TICKED = new Set(["checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"]);
/** Operated and not read, unless they stand in a sentence or head what they open. */
const OPERATED = new Set(["button", "menuitem"]);
/** These stand in a line, whatever is in them. */
const INLINE = new Set([
  "text",
  "img",
  "link",
  "button",
  "menuitem",
  "tab",
  "option",
  "meter",
  "progressbar",
  ...FIELDS,
  ...TICKED,
]);

/** Whether the node can be a part of a line. */
export function isInline(node: SnapshotNode): boolean {
  return INLINE.has(node.role) || (node.ref !== undefined && !node.children);
}

/** Whether the node is filled in or ticked: it is read in a line of its own. */
export function isFilledIn(node: SnapshotNode): boolean {
  return FIELDS.has(node.role) || TICKED.has(node.role);
}

/** Nodes of one line, with white space where the page has it. What reads as a ref only once they are joined is none. */
export function lineOf(nodes: readonly SnapshotNode[]): string {
  const end = nodes.findLastIndex(({ role }) => role === "text");
  let line = "";
  for (const [index, node] of nodes.entries()) {
    // A button in the middle of a sentence is a word of it.
    if (isOperated(node) && index > end) continue;
    const words = wordsOf(node);
    if (words !== "") line += line === "" || node.joins === "tight" ? words : ` ${words}`;
  }
  return plain(line);
}

function isOperated(node: SnapshotNode): boolean {
  return OPERATED.has(node.role) && node.expanded === undefined;
}

/** Everything in a node on one line, as in a cell of a table. */
export function inlineText(node: SnapshotNode): string {
  if (isInline(node)) return wordsOf(node);
  const children = node.children ?? [];
  return children.length === 0
    ? ""
    : lineOf(children.flatMap((child) => (isInline(child) ? [child] : [asText(child)])));
}

function asText(node: SnapshotNode): SnapshotNode {
  return { role: "text", name: inlineText(node), place: node.place };
}

function wordsOf(node: SnapshotNode): string {
  const name = plain(node.name ?? "");
  const inner = (node.children ?? []).map(inlineText).filter((text) => text !== "");
  if (node.role === "link") return [linkOf(name, node.href), ...inner].filter((text) => text !== "").join(" ");
  if (node.role === "img") return name === "" ? "(picture)" : `(${name})`;
  if (node.role === "meter" || node.role === "progressbar") return plain(node.value ?? "");
  if (FIELDS.has(node.role)) return fieldOf(name, node);
  if (TICKED.has(node.role)) return `${node.checked === true ? "[x]" : "[ ]"} ${name}`.trim();
  if (node.expanded !== undefined && name !== "") return [`**${name}**`, ...inner].join(" ");
  const chosen = node.selected && name !== "" ? ["(selected)"] : [];
  return [name, ...chosen, ...inner].filter((text) => text !== "").join(" ");
}

/** What a thing is called whose contents are told apart from it. */
export function ownWords({ children: _told, ...node }: SnapshotNode): string {
  return node.name === undefined ? "" : wordsOf(node);
}

function linkOf(name: string, href: string | undefined): string {
  // The number tells links apart in the outline and is no part of the address.
  const address = plain(href?.replace(/ #\d+$/, "") ?? "");
  const isShown = address.includes("/") && address.length <= LONGEST_ADDRESS && !/[\s()<>]/.test(address);
  // In brackets, a text such as a12 would be taken for a ref.
  const posesAsRef = /^[a-z]{1,3}\d{1,6}$/i.test(name);
  return isShown && name !== "" && !posesAsRef ? `[${name.replace(/[[\]]/g, "\\$&")}](${address})` : name;
}

function fieldOf(name: string, node: SnapshotNode): string {
  const value = node.secret ? (node.filled ? "[filled]" : "") : node.filled ? "[filled]" : plain(node.value ?? "");
  const label = name || plain(node.placeholder ?? "") || "(unnamed)";
  return `${label.replace(/\s*[:*]+$/, "")}: ${value || "(empty)"}`;
}
