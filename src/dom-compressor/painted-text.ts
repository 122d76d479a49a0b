/**
 * Words that the style sheet puts on the page: a unit behind a number, a currency before it, `NEW` on a badge. To ask
 * every element for them costs as much as half a walk, so it is asked of those that a rule with words in it is for.
 */

import { inkStandsOut } from "./backdrop.ts";
import { cleanText } from "./clean-text.ts";
import { hidesContents } from "./clipping.ts";
import { generatedText } from "./generated-text.ts";
import { type Area, oncePerBuild, rectOf } from "./layout.ts";
import { isLargeEnough } from "./visibility.ts";

export type Pseudo = "::before" | "::after";

/** Longer texts are none that a style sheet should say. */
const LONGEST_TEXT = 40;
const LEAST_FONT_SIZE = 4;
const LEAST_OPACITY = 0.1;
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Sc}*%]/u;

/** What is seen of the text before or behind the contents of an element; empty where there is none. */
export function paintedText(element: Element, pseudo: Pseudo): string {
  if (!painted().has(element) || hidesContents(element)) return "";
  const text = generatedText(element, pseudo).replace(/\p{Co}/gu, "");
  if (text.length > LONGEST_TEXT || !SAYS_SOMETHING.test(cleanText(text))) return "";
  return isSeen(element, getComputedStyle(element, pseudo)) ? text : "";
}

/** Its own box cannot be asked for: what is taken out of the flow may be anywhere, and does not count. */
function isSeen(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.position === "absolute" || style.position === "fixed" || style.display === "none") return false;
  if (style.visibility !== "visible" || Number(style.opacity) < LEAST_OPACITY) return false;
  if (Number.parseFloat(style.fontSize) < LEAST_FONT_SIZE || Number.parseFloat(style.textIndent) < 0) return false;
  return isLargeEnough(rectOf(element) satisfies Area) && inkStandsOut(element, style);
}

/** Elements that such a rule is for. */
const painted = oncePerBuild((): ReadonlySet<Element> => {
  const elements = new Set<Element>();
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets])
    for (const selector of selectorsIn(sheet))
      for (const element of document.querySelectorAll(selector)) elements.add(element);
  return elements;
});

interface KnownSheet {
  rules: number;
  selectors: string[];
}

const known = new WeakMap<CSSStyleSheet, KnownSheet>();

/** A sheet is gone through again when its number of rules has changed. Of a sheet of another origin nothing can be read. */
function selectorsIn(sheet: CSSStyleSheet): readonly string[] {
  const rules = rulesOf(sheet);
  const before = known.get(sheet);
  if (before?.rules === rules.length) return before.selectors;
  const selectors = [...rules].flatMap(selectorsOfRule).filter(isSelector);
  known.set(sheet, { rules: rules.length, selectors });
  return selectors;
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return sheet.disabled ? [] : [...sheet.cssRules];
  } catch {
    return [];
  }
}

const PSEUDO = /::?(?:before|after)\b/gi;

function selectorsOfRule(rule: CSSRule): string[] {
  const own = rule instanceof CSSStyleRule && holdsWords(rule.style.content) ? [rule.selectorText] : [];
  const inner = "cssRules" in rule && rule.cssRules instanceof CSSRuleList ? [...rule.cssRules] : [];
  const selectors = own.flatMap((selector) => (selector.search(PSEUDO) < 0 ? [] : selector.replace(PSEUDO, "")));
  return [...selectors.map(completed), ...inner.flatMap(selectorsOfRule)];
}

/** `::before` alone, or behind a combinator, is for any element. */
function completed(selector: string): string {
  return selector
    .split(",")
    .map((each) => (/[\s>+~]$/.test(each) || each.trim() === "" ? `${each}*` : each))
    .join(",");
}

/** A string with letters, figures or a currency in it, or the value of an attribute; icons and clearings have none. */
function holdsWords(content: string): boolean {
  return /\battr\(/.test(content) || SAYS_SOMETHING.test((content.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join(""));
}

/** Nested rules have selectors that mean nothing by themselves. */
function isSelector(selector: string): boolean {
  return !selector.includes("&") && CSS.supports(`selector(${selector})`);
}
