/** How a single thing reads in the outline: `textbox "Email" [a3] value "x@y" required`. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, cutText } from "./clean-text.ts";

const VALUE_LENGTH = 120;
const NAME_LENGTH = 160;
const ADDRESS_LENGTH = 60;
/** Options are listed until there are this many, or this many characters. */
const OPTIONS_SHOWN = 8;
const OPTIONS_LENGTH = 90;

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

/** Role, name, ref and everything that is not the default. */
export function wordsFor(node: SnapshotNode): string {
  return [
    wordFor(node),
    nameOf(node),
    node.ref ? `[${node.ref}]` : "",
    ...valueWords(node),
    ...stateWords(node),
    ...targetWords(node),
  ]
    .filter((word) => word !== "")
    .join(" ");
}

function wordFor(node: SnapshotNode): string {
  return WORDS[node.role] ?? node.role;
}

function nameOf(node: SnapshotNode): string {
  if (node.role === "iframe") return node.name === undefined ? "" : plain(node.name);
  if (node.name !== undefined) return quoted(node.name, NAME_LENGTH);
  return node.ref !== undefined && !node.children && node.role !== "canvas" ? "(unnamed)" : "";
}

function valueWords(node: SnapshotNode): string[] {
  if (node.filled) return ["[filled]"];
  const shown = node.value === undefined ? node.placeholder : node.value;
  if (shown === undefined || shown === node.name) return [];
  return [node.value === undefined ? "placeholder" : "value", quoted(shown, VALUE_LENGTH)];
}

function stateWords(node: SnapshotNode): string[] {
  const { checked, pressed, expanded, inputType } = node;
  return [
    inputType ?? "",
    checked === "mixed" ? "partly checked" : checked ? "checked" : "",
    pressed === "mixed" ? "partly pressed" : pressed ? "pressed" : "",
    expanded === undefined ? "" : expanded ? "expanded" : "collapsed",
    ...(["selected", "disabled", "readonly", "required", "focused"] as const).map((flag) => (node[flag] ? flag : "")),
    node.invalid === undefined
      ? ""
      : node.invalid === true
        ? "invalid"
        : `invalid ${quoted(node.invalid, VALUE_LENGTH)}`,
    optionWords(node.options ?? [], node.value),
  ];
}

function optionWords(options: readonly string[], value: string | undefined): string {
  if (options.length === 0) return "";
  const shown: string[] = [];
  let length = 0;
  for (const option of options) {
    length += option.length + 1;
    if (shown.length >= OPTIONS_SHOWN || (length > OPTIONS_LENGTH && shown.length > 0)) break;
    shown.push(plain(option).replaceAll("|", "/"));
  }
  const rest = options.length - shown.length;
  if (rest === 0 && options.length === 1 && options[0] === value) return "";
  return `options ${shown.join("|")}${rest > 0 ? ` (+${rest})` : ""}`;
}

function targetWords(node: SnapshotNode): string[] {
  return node.href === undefined || node.role === "iframe" ? [] : [cutText(node.href, ADDRESS_LENGTH)];
}
