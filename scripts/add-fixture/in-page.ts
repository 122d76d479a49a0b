/** Runs in the page: leaves in `__capturedPage` the document as it stands, cut to what a fixture may hold. */
import { isDropped, withoutAddresses, withoutHost } from "./clean-source.ts";

const REMOVED = "script, noscript, template, link, meta, base, object, embed, style, iframe[hidden], source, track";
const ADDRESSES = new Set(["href", "action", "formaction", "xlink:href", "cite", "longdesc"]);
const LOADED = new Set(["src", "poster", "data"]);
const SECRET = '[type=password], [type=hidden], [autocomplete^="cc-"], [autocomplete="one-time-code"]';
const DRAWN_ELSEWHERE = new Set(["use", "image", "feImage"]);
const EMPTY_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

function capturedPage(): string {
  const copy = document.documentElement.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return "";
  const originals = [document.documentElement, ...document.documentElement.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  copies.forEach((each, index) => {
    const original = originals[index];
    if (original) takeOver(original, each);
  });
  for (const each of copy.querySelectorAll(REMOVED)) each.remove();
  removeComments(copy);
  const title = copy.querySelector("title")?.textContent ?? "";
  const body = copy.querySelector("body")?.outerHTML ?? "";
  return `<!doctype html>\n${openingTag(copy)}<head>${titleTag(title)}\n<style>\n${styles()}\n</style></head>\n${body}\n</html>\n`;
}

function openingTag(page: Element): string {
  const bare = page.cloneNode(false);
  return bare instanceof Element ? bare.outerHTML.replace(/<\/html>$/, "") : "<html>";
}

function titleTag(title: string): string {
  const element = document.createElement("title");
  element.textContent = title;
  return element.outerHTML;
}

/** What stands in the document alone becomes markup, and what leads out of it goes. */
function takeOver(original: Element, copy: Element): void {
  keepState(original, copy);
  for (const { name, value } of [...copy.attributes]) {
    if (isDropped(name, value)) copy.removeAttribute(name);
    // That something listens tells a control; what it does there is not run.
    else if (name.startsWith("on")) copy.setAttribute(name, "");
    else if (DRAWN_ELSEWHERE.has(original.localName)) keepPart(copy, name, value);
    else if (ADDRESSES.has(name)) copy.setAttribute(name, withoutHost(value, document.baseURI));
    else if (LOADED.has(name)) copy.setAttribute(name, "");
    else if (name === "style") copy.setAttribute(name, withoutAddresses(value));
  }
  if (original instanceof HTMLImageElement) keepPicture(original, copy);
}

/** The name of a part of a sprite tells the icon; the sprite itself would be loaded. */
function keepPart(copy: Element, name: string, value: string): void {
  if (ADDRESSES.has(name)) copy.setAttribute(name, value.replace(/^[^#]*/, "") || "#");
}

function keepState(original: Element, copy: Element): void {
  if (original instanceof HTMLInputElement) {
    copy.toggleAttribute("checked", original.checked);
    if (original.matches(SECRET)) copy.removeAttribute("value");
    else if (original.value !== "" && original.type !== "file") copy.setAttribute("value", original.value);
  }
  if (original instanceof HTMLTextAreaElement) copy.textContent = original.value;
  if (original instanceof HTMLOptionElement) copy.toggleAttribute("selected", original.selected);
}

/** A picture keeps its room on the page. */
function keepPicture(original: HTMLImageElement, copy: Element): void {
  const { width, height } = original.getBoundingClientRect();
  copy.setAttribute("src", EMPTY_PICTURE);
  if (!original.complete || original.naturalWidth === 0) return;
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
}

function removeComments(node: Node): void {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Rules of all readable style sheets that are for something in the document, in their order. */
function styles(): string {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  return sheets.flatMap((sheet) => rulesOf(sheet).flatMap(applying)).join("\n");
}

/** Of another origin's sheet nothing can be read. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    const applies = sheet.media.length === 0 || matchMedia(sheet.media.mediaText).matches;
    return applies && !sheet.disabled ? [...sheet.cssRules] : [];
  } catch {
    return [];
  }
}

function applying(rule: CSSRule): string[] {
  if (rule instanceof CSSStyleRule) return isUsed(rule.selectorText) ? [safe(rule.cssText)] : [];
  if (rule instanceof CSSMediaRule)
    return matchMedia(rule.conditionText).matches ? [...rule.cssRules].flatMap(applying) : [];
  if (rule instanceof CSSKeyframesRule) return [rule.cssText];
  if (rule instanceof CSSSupportsRule || rule instanceof CSSLayerBlockRule) return wrapped(rule);
  return [];
}

function wrapped(rule: CSSSupportsRule | CSSLayerBlockRule): string[] {
  const inner = [...rule.cssRules].flatMap(applying);
  if (rule instanceof CSSSupportsRule) return CSS.supports(rule.conditionText) ? inner : [];
  return inner.length === 0 ? [] : [`@layer ${rule.name} {`, ...inner, "}"];
}

/** Without states and pseudo-elements, which come and go. */
function isUsed(selector: string): boolean {
  const bare = selector.replace(/::?[a-z-]+(?:\([^()]*\))?/gi, "").replace(/(^|[\s>+~,])(?=[\s>+~,]|$)/g, "$1*");
  try {
    return document.querySelector(bare) !== null;
  } catch {
    return true;
  }
}

/** A rule cannot end the element that it stands in. */
function safe(css: string): string {
  return withoutAddresses(css).replaceAll("</", "<\\/");
}

Object.assign(globalThis, { __capturedPage: capturedPage() });
