/** The margin of a code editor, whose numbers are no part of the text beside them. */
import { attributeOf } from "./dom-access.ts";

/** CodeMirror 6 and 5, Ace, Monaco. */
const MARGINS = /(?:^|\s)(?:cm-gutters|CodeMirror-gutters?|ace_gutter|margin)(?:\s|$)/;

/** Whether the element is such a margin, which editors hide from assistive technology. */
export function isLineNumbers(element: Element): boolean {
  if (attributeOf(element, "aria-hidden") !== "true") return false;
  return MARGINS.test(attributeOf(element, "class") ?? "") && /^[\d\s]+$/.test(element.textContent ?? "");
}
