/**
 * What the way a text is set says of it: a price that is struck out is none, `10` with a raised `6` is no 106, and small
 * letters over a sign tell how it is read. It is written with the signs that plain text has for it.
 */
import { flatParentOf, tagOf } from "./dom-access.ts";
import { cachedPerBuild, nearestPerBuild, styleOf } from "./layout.ts";

/** Markdown's sign for what is struck out. */
const STRUCK = "~~";

type Setting = "sup" | "sub" | "rt" | "plain";

/** Text decoration is drawn through everything in the flow of the box. https://drafts.csswg.org/css-text-decor/#line-decoration */
export const isStruck: (element: Element) => boolean | undefined = nearestPerBuild((element) => {
  const style = styleOf(element);
  if (style.live.textDecorationLine.includes("line-through")) return true;
  const isApart = style.position === "absolute" || style.position === "fixed" || /^inline-./.test(style.display);
  return isApart ? false : undefined;
});

const settingOf: (element: Element) => Setting | undefined = nearestPerBuild((element) => {
  const tag = tagOf(element);
  if (tag === "sup" || tag === "sub" || tag === "rt") return tag;
  return styleOf(element).display === "inline" ? undefined : "plain";
});

const holdsShifted = cachedPerBuild((root: Document): boolean => root.querySelector("sup, sub, rt") !== null);

/** Spares most pages the question. */
function mayHoldShifted(parent: Element): boolean {
  const root = parent.getRootNode();
  return !(root instanceof Document) || holdsShifted(root);
}

interface Marks {
  setting: Setting | undefined;
  struck: boolean;
}

/** What all text directly in an element is written with; undefined for plain text. */
const marksIn = cachedPerBuild((parent: Element): Marks | undefined => {
  const setting = mayHoldShifted(parent) ? settingOf(parent) : undefined;
  const struck = isStruck(parent) === true;
  return struck || (setting !== undefined && setting !== "plain") ? { setting, struck } : undefined;
});

/** What is seen of a text node, with the signs for how it is set. */
export function marked(text: Text, seen: string): string {
  const parent = flatParentOf(text);
  const marks = parent && marksIn(parent);
  if (!marks || seen.trim() === "") return seen;
  const set = written(text, seen, marks.setting);
  return marks.struck ? withinEdges(set, (words) => `${STRUCK}${words}${STRUCK}`) : set;
}

/** What is struck in pieces is struck in one. */
export function joinMarks(text: string): string {
  return text.includes(STRUCK) ? text.replace(/~~(\s*)~~(?!~)/g, "$1") : text;
}

function written(text: Text, seen: string, setting: Setting | undefined): string {
  if (setting === "rt") return withinEdges(seen, (words) => `(${words})`);
  if (setting === "sub") return shifted(seen, SUBSCRIPTS);
  if (setting !== "sup") return seen;
  return isCents(text, seen) ? `.${seen.trim()}` : shifted(seen, SUPERSCRIPTS);
}

function withinEdges(text: string, change: (words: string) => string): string {
  const words = text.trim();
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${change(words)}${text.slice(start + words.length)}`;
}

const SUPERSCRIPTS = new Map(
  [..."0123456789+-−=()n"].map((sign, index) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"][index] ?? sign]),
);
const SUBSCRIPTS = new Map(
  [..."0123456789+-−=()"].map((sign, index) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"][index] ?? sign]),
);

/** Figures have raised and lowered signs of their own; words are read as they are. */
function shifted(text: string, signs: ReadonlyMap<string, string>): string {
  const words = text.trim();
  if (words === "" || ![...words].every((sign) => signs.has(sign))) return text;
  return withinEdges(text, () => [...words].map((sign) => signs.get(sign) ?? sign).join(""));
}

const PRICE_WITH_CENTS = /^[$€£¥]\d[\d,]*$/;

/** `$19` with a small raised `99`. */
function isCents(text: Text, seen: string): boolean {
  if (!/^\s*\d\d\s*$/.test(seen)) return false;
  const whole = (text.parentElement?.parentElement?.textContent ?? "").replace(/\s+/g, "");
  return PRICE_WITH_CENTS.test(whole) && whole.endsWith(seen.trim()) && whole.length > seen.trim().length + 1;
}
