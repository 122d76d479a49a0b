/** Which picture an element shows: what it depicts nobody says, but whoever looks sees which ones are alike. */

/** Glyphs that icon fonts draw as they please. https://www.unicode.org/charts/PDF/UE000.pdf */
const ICON_GLYPH = /[\ue000-\uf8ff]/;

/** The same text for the same picture, or undefined where none is shown. It may hold an address: not for a model. */
export function pictureOf(element: Element): string | undefined {
  if (element instanceof HTMLImageElement) return element.currentSrc;
  if (element instanceof SVGUseElement) return element.href.baseVal;
  const { content, backgroundImage, backgroundPosition } = getComputedStyle(element);
  if (content.startsWith("url(")) return content;
  if (backgroundImage.includes("url(")) return `${backgroundImage} ${backgroundPosition}`;
  const glyph = getComputedStyle(element, "::before").content;
  return ICON_GLYPH.test(glyph) ? glyph : undefined;
}

/** Numbers pictures in the order in which they are met, so that equal ones have equal numbers. */
export class PictureNumbers {
  readonly #met = new Map<string, number>();

  /** ` picture 2`, or nothing for what shows none. */
  wordsFor(element: Element): string {
    const picture = pictureOf(element);
    if (picture === undefined) return "";
    const number = this.#met.get(picture) ?? this.#met.size + 1;
    this.#met.set(picture, number);
    return ` picture ${number}`;
  }
}
