/** What is drawn in a document, thing by thing: where the outline says what things are, this says how they look. */
import {
  cleanText,
  isSecretField,
  isVisible,
  roleOf,
  visibleTextOf,
  withLayoutCache,
} from "../dom-compressor/index.ts";
import { composedDescendants, type OpenShadowRoot } from "./composed-tree.ts";
import { placeWords } from "./drawn-place.ts";
import { shorten } from "./naming.ts";
import { type PictureNumbers, pictureOf } from "./pictures-shown.ts";

/** Parts of an SVG that are painted; the rest groups, defines or describes. */
const SHAPES = new Set("circle ellipse image line path polygon polyline rect text use".split(" "));
const PICTURES = "svg, img, canvas, video, input, textarea, select, button";
const TEXT_LIMIT = 60;
const ALL_KINDS = { opacityProperty: true, visibilityProperty: true };

/** Every visible thing in `root` that paints something of its own, in tree order. */
export function drawnThings(root: Element, openShadowRoot: OpenShadowRoot): Element[] {
  const all = [...composedDescendants(root, openShadowRoot)];
  return withLayoutCache(() => [root, ...all].filter(isDrawn));
}

function isDrawn(element: Element): boolean {
  if (element === document.documentElement || element === document.body) return false;
  if (element instanceof SVGElement && element.localName !== "svg" && !SHAPES.has(element.localName)) return false;
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 && height === 0) return false;
  return paintsItself(element) && (isVisible(element) || isStraightLine(element));
}

/** A line straight across or down has a box without height or width; what is seen of it is its stroke. */
function isStraightLine(element: Element): boolean {
  if (!(element instanceof SVGGeometryElement) || !element.ownerSVGElement || !isVisible(element.ownerSVGElement))
    return false;
  const { width, height } = element.getBoundingClientRect();
  const { stroke, strokeWidth } = getComputedStyle(element);
  const hasStroke = !isTransparent(stroke) && Number.parseFloat(strokeWidth) > 0;
  return (width === 0 || height === 0) && hasStroke && element.checkVisibility(ALL_KINDS);
}

function paintsItself(element: Element): boolean {
  if (SHAPES.has(element.localName) || element.matches(PICTURES)) return true;
  if (paintsBox(getComputedStyle(element)) || pictureOf(element) !== undefined) return true;
  return pointsByItself(element) || textOf(element) !== "";
}

function paintsBox(style: CSSStyleDeclaration): boolean {
  if (style.backgroundImage !== "none" || !isTransparent(style.backgroundColor)) return true;
  return Number.parseFloat(style.borderTopWidth) > 0 && !isTransparent(style.borderTopColor);
}

const isTransparent = (color: string): boolean => /^rgba\(.*, 0\)$|^transparent$|^none$/.test(color);

/** A box without any paint that still shows a hand. */
function pointsByItself(element: Element): boolean {
  if (getComputedStyle(element).cursor !== "pointer" || element.parentElement === null) return false;
  return getComputedStyle(element.parentElement).cursor !== "pointer";
}

/** The text that stands directly in an element, or for a picture, as far as it can be seen; never what a field holds. */
function textOf(element: Element): string {
  if (element instanceof HTMLImageElement) return cleanText(element.alt);
  if (isSecretField(element) || element.localName === "textarea") return "";
  const texts = [...element.childNodes].flatMap((node) => (node instanceof Text ? visibleTextOf(node) : []));
  return cleanText(texts.join(" "));
}

/**
 * Only what can be seen: classes and names of files are read by nobody. One line: `circle[a7] at 30,40 size 12×12 fill
 * #ff0000`, or `span[a8] at 2,56 size 12×12 picture 1`.
 */
export function describeDrawn(element: Element, ref: string, pictures: PictureNumbers): string {
  const text = textOf(element);
  const words = text === "" ? "" : ` "${shorten(text, TEXT_LIMIT)}"`;
  return `${kindOf(element)}[${ref}]${words} ${placeWords(element)}${pictures.wordsFor(element)}${coloursOf(element, text !== "")}`;
}

function kindOf(element: Element): string {
  const role = roleOf(element);
  const isPlain = element instanceof SVGElement || role === "generic" || role === "none" || role === "";
  return isPlain ? element.localName : role;
}

function coloursOf(element: Element, hasText: boolean): string {
  const style = getComputedStyle(element);
  const colours = element instanceof SVGElement ? drawnWith(style) : boxedWith(style, hasText);
  return colours
    .filter(([, colour]) => !isTransparent(colour))
    .map(([what, colour]) => ` ${what} ${hexOf(colour)}`)
    .join("");
}

function drawnWith(style: CSSStyleDeclaration): [string, string][] {
  return [
    ["fill", style.fill],
    ["stroke", style.stroke],
  ];
}

function boxedWith(style: CSSStyleDeclaration, hasText: boolean): [string, string][] {
  const border = Number.parseFloat(style.borderTopWidth) > 0 ? style.borderTopColor : "none";
  return [
    ["background", style.backgroundColor],
    ["border", border],
    ["text", hasText ? style.color : "none"],
  ];
}

/** `rgb(255, 0, 0)` as `#ff0000`; what is not written so stays. */
function hexOf(colour: string): string {
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour)?.slice(1);
  return parts ? `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}` : colour;
}
