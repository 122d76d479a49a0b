/** The pure side of the compressor: what the background uses. No DOM code is reached from here. */
export { cleanText } from "./clean-text.ts";
export { applyDelta } from "./delta-apply.ts";
export { outlineHistory } from "./delta-history.ts";
export { baseOf } from "./delta-signs.ts";
export { expandOutline } from "./expand.ts";
export { type Extraction, extractRows } from "./extract/extract-rows.ts";
export { type ChildFrame, type HiddenFrame, joinFrames, type ReadFrame } from "./join-frames.ts";
export { readMarkdown } from "./markdown/read-markdown.ts";
export type { Reading } from "./parts.ts";
export { DEFAULT_BUDGET, type Outline, renderOutline } from "./render.ts";
export { estimateTokens } from "./tokens.ts";
