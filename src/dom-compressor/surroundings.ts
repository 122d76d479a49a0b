/** What holds for a whole document and shows in no change of its tree. */

/** As one line: when it is another one, nothing that was read of the document before can be relied on. */
export function surroundingsOf(shadowRoots: Iterable<ShadowRoot>): string {
  const sheets = [document, ...shadowRoots].flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]);
  return [
    innerWidth,
    innerHeight,
    devicePixelRatio,
    document.URL,
    document.baseURI,
    document.compatMode,
    document.fonts.status,
    document.fonts.size,
    matchMedia("(prefers-color-scheme: dark)").matches,
    sheets.map(describeSheet).join(),
  ].join(" ");
}

function describeSheet(sheet: CSSStyleSheet): string {
  return `${numberOf(sheet)} ${sheet.disabled ? "off" : ruleCountOf(sheet)} ${sheet.media.mediaText}`;
}

let lastNumber = 0;
const numbers = new WeakMap<CSSStyleSheet, number>();

/** One sheet may take the place of another with as many rules. */
function numberOf(sheet: CSSStyleSheet): number {
  const number = numbers.get(sheet) ?? ++lastNumber;
  numbers.set(sheet, number);
  return number;
}

/** Rules of another origin's sheet cannot be read. */
function ruleCountOf(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return -1;
  }
}
