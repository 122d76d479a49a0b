/** Tags whose contents are never shown, whatever their style. */
export const UNRENDERED_TAGS: ReadonlySet<string> = new Set(
  "script style template noscript head meta link title datalist base param".split(" "),
);
