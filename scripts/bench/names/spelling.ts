/**
 * One spelling for what the trees call differently. Only names of the same thing stand here: where a tree means
 * something else, that is a disagreement.
 */

/** Chromium's own words where ARIA has others. https://source.chromium.org/chromium/chromium/src/+/main:ui/accessibility/ax_enums.mojom */
const SAME_ROLE: Readonly<Record<string, string>> = {
  // ARIA 1.3 lets both be written. https://w3c.github.io/aria/#image
  image: "img",
  SvgRoot: "img",
  // HTML-AAM gives fields for dates, times and colours no role: each calls them as it likes, and here they are typed into.
  Date: "textbox",
  DateTime: "textbox",
  InputTime: "textbox",
  ColorWell: "textbox",
  // Headers and footers of a section: generic by HTML-AAM, words of their own in a draft of ARIA 1.3.
  sectionheader: "generic",
  sectionfooter: "generic",
  DisclosureTriangle: "button",
  Iframe: "iframe",
  IframePresentational: "iframe",
  Canvas: "canvas",
  Video: "video",
  Audio: "audio",
  // https://w3c.github.io/aria/#presentation
  presentation: "generic",
  none: "generic",
};

/** The role in the spelling that all are compared in. */
export function spelledAlike(role: string): string {
  return Object.hasOwn(SAME_ROLE, role) ? (SAME_ROLE[role] ?? role) : role;
}
