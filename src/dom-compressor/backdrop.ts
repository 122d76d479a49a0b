/** What text is painted on, to tell whether it can be read at all (threat model D1). */

import { type Color, contrastOf, DARK_CANVAS, paintOver, parseColor, WHITE } from "./color.ts";
import { flatParentOf, isElement, tagOf } from "./dom-access.ts";
import { type Area, cachedPerBuild, rectOf, styleOf } from "./layout.ts";

/** Below this ratio of text to background nobody reads the text. */
const LEAST_CONTRAST = 1.2;
/** A picture behind the text may have any colour. */
const PICTURES = new Set(["img", "picture", "video", "canvas", "svg", "object", "embed"]);

/** The colours that may be behind an element's text; undefined when there is a picture, whose colours are unknown. */
type Backdrop = readonly Color[] | undefined;

/** Whether text directly in `element`, painted in `area`, stands out from what is behind it. */
export function isReadable(element: Element, area: Area): boolean {
  return standsOutByItself(element) || liesOnSomethingElse(element, area, inksOf(styleOf(element).live));
}

/** Whether text in the element is read against what it stands in, and not against something that only lies there. */
export const standsOutByItself: (element: Element) => boolean = cachedPerBuild((element) => {
  const backdrop = backdropOf(element);
  if (backdrop === undefined) return true;
  const style = styleOf(element);
  if (fillStandsOut(style.live.webkitTextFillColor, backdrop) || clipsBackgroundToText(element)) return true;
  return inksOf(style.live).some((ink) => standsOut(ink, backdrop));
});

/** Whether text that a style sheet adds to `element` stands out from what is behind it, or from a background of its own. */
export function inkStandsOut(element: Element, { color, backgroundColor }: CSSStyleDeclaration): boolean {
  const own = parseColor(backgroundColor);
  const backdrop = own.alpha === 1 ? [own] : backdropOf(element);
  return backdrop === undefined || standsOut(parseColor(color), backdrop);
}

/** Most of a page's text has one of a few colours on one of a few backdrops: each pair is judged once. */
const judgedFills = cachedPerBuild((_backdrop: readonly Color[]) => new Map<string, boolean>());

function fillStandsOut(fill: string, backdrop: readonly Color[]): boolean {
  const judged = judgedFills(backdrop);
  const known = judged.get(fill);
  if (known !== undefined) return known;
  const answer = standsOut(parseColor(fill), backdrop);
  judged.set(fill, answer);
  return answer;
}

/** What letters are drawn with: their fill, and shadow and outline where they have them. */
function inksOf(style: CSSStyleDeclaration): Color[] {
  const shadow = style.textShadow === "none" ? undefined : /^(?:[a-z-]+\([^)]*\)|#?\w+)/.exec(style.textShadow)?.[0];
  const stroke = Number.parseFloat(style.webkitTextStrokeWidth) > 0 ? style.webkitTextStrokeColor : undefined;
  const colors = [style.webkitTextFillColor, shadow, stroke];
  return colors.flatMap((color) => (color === undefined ? [] : [parseColor(color)]));
}

function standsOut(ink: Color, backdrop: readonly Color[]): boolean {
  return backdrop.some((behind) => contrastOf(paintOver(ink, behind), behind) >= LEAST_CONTRAST);
}

/** Gradient text: transparent letters through which the background is seen. */
function clipsBackgroundToText(element: Element): boolean {
  for (let each: Element | undefined = element; each; each = flatParentOf(each)) {
    const style = styleOf(each);
    if (style.live.webkitBackgroundClip === "text") return true;
    if (style.display !== "inline") return false;
  }
  return false;
}

/** The colours behind what stands in `element`. */
export const backdropOf: (element: Element) => Backdrop = cachedPerBuild((element) => {
  const style = styleOf(element);
  const color = parseColor(style.backgroundColor);
  const picture = style.live.backgroundImage;
  if (picture === "none" && color.alpha === 1) return [color];
  const parent = flatParentOf(element);
  const below = parent ? backdropOf(parent) : [canvasColor()];
  if (picture === "none" && color.alpha === 0) return below;
  if (picture.includes("url(") || below === undefined)
    return color.alpha === 1 && picture === "none" ? [color] : undefined;
  const painted = below.map((each) => paintOver(color, each));
  if (picture === "none") return painted;
  return gradientColors(picture).flatMap((stop) => painted.map((each) => paintOver(stop, each)));
});

function gradientColors(picture: string): Color[] {
  const stops = picture.match(/(?:rgba?|color|oklch|oklab|lab|lch|hwb|hsla?)\([^()]*\)/g) ?? [];
  return stops.map(parseColor);
}

function canvasColor(): Color {
  const scheme = styleOf(document.documentElement).live.colorScheme;
  const dark =
    scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? DARK_CANVAS : WHITE;
}

/** Light text over a picture or a box that is not its ancestor: a hero image, a scrim, a badge put on a card. */
function liesOnSomethingElse(element: Element, area: Area, inks: readonly Color[]): boolean {
  const x = (area.left + area.right) / 2;
  const y = (area.top + area.bottom) / 2;
  return boxesIn(element.ownerDocument).some(
    (box) =>
      box.area.left <= x &&
      box.area.right >= x &&
      box.area.top <= y &&
      box.area.bottom >= y &&
      paintsOf(box.element).some((paint) => paint === "picture" || inks.some((ink) => standsOut(ink, [paint]))),
  );
}

/** Every box of the document: looked for only once some text looks unreadable. */
const boxesIn = cachedPerBuild((owner: Document) =>
  [...owner.querySelectorAll("*")].map((element) => ({ element, area: rectOf(element) })),
);

/** Something of its own that an element has painted in its box; the colours of a picture are unknown. */
type Paint = Color | "picture";

const paintsOf = cachedPerBuild((element: Element): Paint[] => [...paintedBy(element)]);

function* paintedBy(element: Element): Generator<Paint> {
  const tag = tagOf(element);
  if (tag === "html" || tag === "body" || isInsidePicture(element)) return;
  if (PICTURES.has(tag)) {
    if (showsPicture(element)) yield "picture";
    return;
  }
  const style = styleOf(element);
  if (style.position !== "static" || style.live.backgroundImage !== "none") yield* paintOf(style.live);
  for (const pseudo of ["::before", "::after"]) {
    const generated = getComputedStyle(element, pseudo);
    if (generated.content !== "none" && generated.content !== "normal") yield* paintOf(generated);
  }
}

function* paintOf(style: CSSStyleDeclaration): Generator<Paint> {
  if (Number(style.opacity) < 0.1 || style.visibility !== "visible") return;
  if (style.backgroundImage.includes("url(")) yield "picture";
  for (const stop of gradientColors(style.backgroundImage)) if (stop.alpha > 0.2) yield { ...stop, alpha: 1 };
  const color = parseColor(style.backgroundColor);
  if (color.alpha > 0.2) yield { ...color, alpha: 1 };
}

function isInsidePicture(element: Element): boolean {
  const parent = flatParentOf(element);
  return isElement(parent) && tagOf(parent) === "svg";
}

function showsPicture(element: Element): boolean {
  const style = styleOf(element);
  if (Number(style.opacity) < 0.1 || style.visibility !== "visible") return false;
  return !(element instanceof HTMLImageElement) || (element.complete && element.naturalWidth > 1);
}
