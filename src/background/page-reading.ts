/** What reading actions answer from the page that was last looked at. */
import { DEFAULT_BUDGET, expandOutline, type Reading, readMarkdown } from "../dom-compressor/outline.ts";
import type { ActionResult, ReadAction } from "../protocol/action.ts";
import type { PageSnapshot } from "../protocol/snapshot.ts";

/** Null for data that a model has to take out of the page's text. */
export function readFromPage(page: PageSnapshot, action: ReadAction): ActionResult | null {
  if (action.action === "extract") return null;
  const { ref, part } = action;
  return toResult(
    action.action === "expand"
      ? expandOutline(page, { ref, part, budget: DEFAULT_BUDGET })
      : readMarkdown(page, { ref, part }),
  );
}

function toResult(reading: Reading): ActionResult {
  if ("refused" in reading) return { outcome: "refused", effect: reading.refused };
  const { text, tokens, totalTokens, part, parts } = reading;
  return {
    outcome: "done",
    effect: `read part ${part} of ${parts}, ${tokens} of ${totalTokens} tokens`,
    content: text,
  };
}
