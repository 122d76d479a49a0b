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
  return `${sheet.disabled ? "off" : ruleCountOf(sheet)} ${sheet.media.mediaText}`;
}

/** Rules of another origin's sheet cannot be read. */
function ruleCountOf(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return -1;
  }
}
