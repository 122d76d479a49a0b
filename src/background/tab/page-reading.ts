/** The actions that are answered from what was last read of the page: nothing is asked of the page again. Pure. */
import {
  DEFAULT_BUDGET,
  type Extraction,
  estimateTokens,
  expandOutline,
  extractRows,
  type Reading,
  readMarkdown,
} from "../../dom-compressor/outline.ts";
import type { ActionResult, ReadAction } from "../../protocol/action.ts";
import type { PageSnapshot } from "../../protocol/snapshot.ts";

/** Longer data is cut at a row, with the number of those that are left. */
const MOST_DATA_TOKENS = 12_000;

/** What the model gets of the page, and a line on it for people; null for an extract that only a model can answer. */
export function readFromPage(page: PageSnapshot, action: ReadAction): ActionResult | null {
  const { ref } = action;
  switch (action.action) {
    case "expand":
      return partResult(expandOutline(page, { ref, part: action.part, budget: DEFAULT_BUDGET }));
    case "read_page":
      return partResult(readMarkdown(page, { ref, part: action.part }));
    case "extract":
      return extractResult(extractRows(page, { ref, schema: action.schema }));
  }
}

function partResult(reading: Reading): ActionResult {
  if ("refused" in reading) return { outcome: "refused", effect: reading.refused };
  const { text, tokens, part, parts, totalTokens } = reading;
  const size = parts === 1 ? `${count(tokens)} tokens` : `${count(tokens)} tokens of ${count(totalTokens)}`;
  const effect = parts === 1 ? `read all of it, ${size}` : `read part ${part} of ${parts}, ${size}`;
  return { outcome: "done", effect, content: text };
}

function extractResult(extraction: Extraction): ActionResult | null {
  if (extraction === null) return null;
  if ("refused" in extraction) return { outcome: "refused", effect: extraction.refused };
  const { data, rows, source, notes } = extraction;
  const what = `${count(rows)} ${rows === 1 ? "row" : "rows"} from ${source}`;
  const effect = notes.length === 0 ? what : `${what}: ${notes.join(", ")}`;
  return { outcome: "done", effect, content: `${effect}\n${written(data)}` };
}

/** JSON with a line for each row. */
function written(data: Exclude<Extraction, null | { refused: string }>["data"]): string {
  if (Array.isArray(data)) return writtenRows(data);
  const [[wrapper, rows] = ["", undefined], ...more] = Object.entries(data);
  const isWrapped = more.length === 0 && Array.isArray(rows);
  return isWrapped ? `{${JSON.stringify(wrapper)}:${writtenRows(rows)}}` : JSON.stringify(data);
}

function writtenRows(rows: readonly unknown[]): string {
  const lines: string[] = [];
  let left = MOST_DATA_TOKENS;
  for (const row of rows) {
    const line = JSON.stringify(row);
    left -= estimateTokens(`${line},\n`);
    if (left < 0) break;
    lines.push(line);
  }
  const rest = rows.length - lines.length;
  const more = rest === 0 ? "" : `\n${count(rest)} more rows do not fit: extract from a part of it by ref`;
  return `[${lines.join(",\n")}]${more}`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
