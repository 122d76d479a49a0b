/** How a single thing reads in the outline: `textbox Email[a3] value "x@y" required`. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { joinWords, nameAndRef, plain, quoted, roleWord, shortAddress, type Wording } from "./name-words.ts";

/** In the outline, where everything competes for room. */
export const BRIEF: Wording = {
  nameLength: 160,
  valueLength: 120,
  addressLength: 40,
  optionsShown: 8,
  optionsLength: 90,
};

/** Everything that is known; options stand in lines of their own then. */
export const IN_FULL: Wording = {
  nameLength: Infinity,
  valueLength: Infinity,
  addressLength: Infinity,
  optionsShown: 0,
  optionsLength: 0,
};

/** Role, name, ref and everything that is not the default. Most things on a page are links: their role goes unsaid. */
export function wordsFor(node: SnapshotNode, wording: Wording = BRIEF): string {
  return joinWords([roleWord(node), wordsAfterRole(node, wording)]);
}

/** What follows the role, for things whose role is said once for all of them. */
export function wordsAfterRole(node: SnapshotNode, wording: Wording): string {
  return joinWords([
    nameAndRef(node, wording),
    ...valueWords(node, wording),
    ...extentWords(node),
    levelWord(node),
    ...stateWords(node, wording),
    ...targetWords(node, wording),
  ]);
}

function valueWords(node: SnapshotNode, wording: Wording): string[] {
  if (node.filled) return ["[filled]"];
  const shown = node.value === undefined ? node.placeholder : node.value;
  if (shown === undefined || shown === node.name) return [];
  return [node.value === undefined ? "placeholder" : "value", quoted(shown, wording.valueLength)];
}

/** Where the keys go says something of what takes text or is picked by Enter; a button that was pressed last has the focus too. */
const TYPED_INTO = new Set("textbox searchbox combobox spinbutton slider listbox option".split(" "));

function stateWords(node: SnapshotNode, wording: Wording): string[] {
  const { checked, pressed, expanded } = node;
  return [
    typeWord(node),
    ...limitWords(node),
    checked === "mixed" ? "partly checked" : checked ? "checked" : "",
    pressed === "mixed" ? "partly pressed" : pressed ? "pressed" : "",
    expanded === undefined ? "" : expanded ? "expanded" : "collapsed",
    sortWord(node),
    ...(["selected", "disabled", "readonly", "required", "focused", "busy"] as const).map((flag) =>
      node[flag] && (flag !== "focused" || TYPED_INTO.has(node.role)) ? flag : "",
    ),
    node.invalid === undefined
      ? ""
      : node.invalid === true
        ? "invalid"
        : `invalid ${quoted(node.invalid, wording.valueLength)}`,
    optionWords(node.options ?? [], node.value, wording),
  ];
}

/** Types that a role says already. */
const SAID_BY_ROLE: Readonly<Record<string, string>> = { slider: "range", spinbutton: "number" };

function typeWord({ inputType, role }: SnapshotNode): string {
  return inputType === undefined || SAID_BY_ROLE[role] === inputType ? "" : inputType;
}

function limitWords({ limits, multiple, accepts }: SnapshotNode): string[] {
  return [
    limits ? `${plain(limits.least ?? "")}..${plain(limits.most ?? "")}` : "",
    multiple ? "multiple" : "",
    accepts === undefined ? "" : `accepts ${plain(accepts)}`,
  ];
}

function sortWord({ sorted }: SnapshotNode): string {
  if (sorted === undefined) return "";
  return sorted === "other" ? "sorted" : sorted;
}

/** `rows 41–60 of 10,000` */
function extentWords({ extent }: SnapshotNode): string[] {
  if (!extent) return [];
  const { noun, total, first, last } = extent;
  const whole = total === undefined ? "more" : total.toLocaleString("en-US");
  if (first === undefined) return [`of ${whole} ${noun}s`];
  return [
    last === undefined || last === first ? `${noun} ${first} of ${whole}` : `${noun}s ${first}–${last} of ${whole}`,
  ];
}

/** What is not the default of a row, an item or a cell that is read with all that it holds. */
export function ownStateWords(node: SnapshotNode): string[] {
  const { expanded, selected, busy } = node;
  const words = [
    levelWord(node),
    expanded === undefined ? "" : expanded ? "expanded" : "collapsed",
    sortWord(node),
    selected ? "selected" : "",
    busy ? "busy" : "",
  ];
  return words.filter((word) => word !== "");
}

/** Depth, which headings tell by their signs. */
function levelWord({ role, level }: SnapshotNode): string {
  return level === undefined || role === "heading" ? "" : `level ${level}`;
}

function optionWords(options: readonly string[], value: string | undefined, wording: Wording): string {
  if (options.length === 0 || wording.optionsShown === 0) return "";
  const shown: string[] = [];
  let length = 0;
  for (const option of options) {
    length += option.length + 1;
    if (shown.length >= wording.optionsShown || (length > wording.optionsLength && shown.length > 0)) break;
    shown.push(optionWord(option));
  }
  const rest = options.length - shown.length;
  if (rest === 0 && options.length === 1 && options[0] === value) return "";
  return `options ${shown.join("|")}${rest > 0 ? ` … ${rest} more` : ""}`;
}

/** One option among others that `|` divides. */
export function optionWord(option: string): string {
  return plain(option).replaceAll("|", "/");
}

function targetWords(node: SnapshotNode, wording: Wording): string[] {
  if (node.href === undefined || node.role === "iframe" || (node.role === "link" && !node.name)) return [];
  return [shortAddress(node.href, wording.addressLength)];
}
