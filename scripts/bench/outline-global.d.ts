import type { OutlineOptions, PageOutline } from "../../src/dom-compressor/standalone.ts";

declare global {
  /** Left in a page by `build/outline.js`. */
  var __deckhandOutline: (options?: OutlineOptions) => PageOutline;
}
