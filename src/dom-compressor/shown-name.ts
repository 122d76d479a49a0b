/**
 * The name under which the outline shows an element: what a person reads on it, and only where there is nothing to
 * read, the accessible name, marked as unseen (threat model D1).
 */
import { accessibleName, labelElementsOf, OWN_PARTS } from "./accessible-name.ts";
import { cleanText, cutText } from "./clean-text.ts";
import { attributeOf, flatChildrenOf, isElement, isText, tagOf } from "./dom-access.ts";
import { iconNameOf } from "./icon-name.ts";
import { cachedPerBuild, styleOf } from "./layout.ts";
import { paintedText } from "./painted-text.ts";
import { inputTypeOf, isEditingHost, isNamedByContent, roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { joinMarks, marked } from "./text-marks.ts";
import { isVisible, UNRENDERED_TAGS, visibleTextOf } from "./visibility.ts";

/** Longest name that nobody sees. */
const UNSEEN_NAME_LIMIT = 80;
/** Longest name that is read off the page. */
const SEEN_NAME_LIMIT = 300;

interface ShownName {
  text: string;
  unseen: boolean;
}

const NAMELESS: ShownName = { text: "", unseen: false };

/** Fields, whose inner text is their value or their choices and never a name. */
const FIELDS = new Set(["textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"]);

/** Read once per build; the same for the same element whether it is in the window, covered or far below. */
export const shownNameOf: (element: Element) => ShownName = cachedPerBuild((element) => {
  const role = roleOf(element);
  const seen = seenNameOf(element, role);
  if (saysSomething(seen)) return { text: cutText(seen, SEEN_NAME_LIMIT), unseen: false };
  const unseen = accessibleName(element) || (isNamedByContent(role) && seen === "" ? (iconNameOf(element) ?? "") : "");
  if (unseen === "" || unseen === seen) return seen === "" ? NAMELESS : { text: seen, unseen: false };
  return { text: cutText(unseen, UNSEEN_NAME_LIMIT), unseen: !isShownElsewhere(element, unseen) };
});

/** Roles of pieces of text: where one is pressed, as scripts may have it, it goes by what it says. */
const TEXT_ROLES = new Set(
  (
    "generic caption paragraph blockquote strong emphasis code term definition time mark insertion deletion " +
    "subscript superscript status note"
  ).split(" "),
);

function seenNameOf(element: Element, role: string): string {
  const labels = labelElementsOf(element)
    .map((label) => visibleTextIn(label))
    .filter(saysSomething);
  if (labels.length > 0) return withOwnText(element, role, labels.join(" "));
  return ownTextOf(element, role);
}

/** What stands on a button says more of it than what stands beside it, whichever the page calls its label. */
function withOwnText(element: Element, role: string, label: string): string {
  const own = isNamedByContent(role) ? ownTextOf(element, role) : "";
  return saysSomething(own) && !label.includes(own) ? `${own}, ${label}` : label;
}

function ownTextOf(element: Element, role: string): string {
  if (FIELDS.has(role) || isEditingHost(element)) return "";
  if (element instanceof HTMLInputElement) return inputButtonText(element);
  return isNamedByContent(role) || TEXT_ROLES.has(role) ? visibleTextIn(element, OWN_PARTS[role]) : captionOf(element);
}

function inputButtonText(element: HTMLInputElement): string {
  const drawn = ["button", "submit", "reset"].includes(element.type);
  return drawn && isVisible(element) ? cleanText(element.value) : "";
}

function captionOf(element: Element): string {
  const caption = captionIn(element);
  return caption ? visibleTextIn(caption) : "";
}

function captionIn(element: Element): Element | undefined {
  const tag = { fieldset: "legend", figure: "figcaption", table: "caption" }[tagOf(element)];
  return tag ? [...element.children].find((child) => tagOf(child) === tag) : undefined;
}

/** The elements that name a group on the screen: its labels, else its caption or legend. */
export function namingElementsOf(group: Element): Element[] {
  const labels = labelElementsOf(group);
  const caption = captionIn(group);
  return labels.length > 0 || !caption ? labels : [caption];
}

/** A placeholder is on the screen while the field is empty; default texts of buttons always are. */
function isShownElsewhere(element: Element, name: string): boolean {
  if (["submit", "reset", "file"].includes(inputTypeOf(element))) return attributeOf(element, "aria-label") === null;
  const placeholder = attributeOf(element, "placeholder");
  return placeholder !== null && cleanText(placeholder) === name && !isSecretField(element);
}

/** A lone sign such as `×` is an icon and not yet a name. */
function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * The text in an element that a person can read, cleaned; without the values of fields in it.
 * @param leavesOut role of what stands in it and yet is things of its own
 */
export function visibleTextIn(element: Element, leavesOut?: string): string {
  return joinMarks(cleanText(rawTextIn(element, leavesOut)));
}

function rawTextIn(element: Element, leavesOut: string | undefined): string {
  if (UNRENDERED_TAGS.has(tagOf(element))) return "";
  const parts: string[] = [paintedText(element, "::before")];
  for (const child of flatChildrenOf(element)) {
    if (isText(child)) parts.push(withEdges(child));
    else if (isElement(child)) parts.push(...nestedTextIn(child, leavesOut));
  }
  parts.push(paintedText(element, "::after"));
  return parts.join("");
}

function nestedTextIn(child: Element, leavesOut: string | undefined): string[] {
  if (HOLDS_NO_NAME.has(tagOf(child)) || isEditingHost(child)) return [];
  if (leavesOut !== undefined && roleOf(child) === leavesOut) return [];
  const inner = rawTextIn(child, leavesOut);
  if (inner === "") return tagOf(child) === "br" ? [" "] : [];
  return isInline(child) ? [inner] : [" ", inner, " "];
}

const HOLDS_NO_NAME = new Set("select textarea input iframe canvas video audio object svg".split(" "));

export function isInline(element: Element): boolean {
  const { display } = styleOf(element);
  return display === "inline" || display === "contents" || display.startsWith("ruby");
}

/** White space at the ends of a text node separates words, also where the text itself was cut by clipping. */
function withEdges(text: Text): string {
  const seen = visibleTextOf(text);
  if (seen === "") return /^\s+$/.test(text.data) ? " " : "";
  return `${/^\s/.test(text.data) ? " " : ""}${marked(text, seen)}${/\s$/.test(text.data) ? " " : ""}`;
}
