/** One outline of the document as at a first look, timed. */
import { createOutliner, createReader } from "../../../src/dom-compressor/standalone.ts";

globalThis.__deckhandTimeBuild = () => {
  const startedAt = performance.now();
  const { text } = createOutliner(createReader)();
  return { ms: performance.now() - startedAt, text };
};
