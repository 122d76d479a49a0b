/**
 * Editors that draw their text themselves and take their keys through a hidden field: what is in the field says nothing
 * of the text, so it is edited by keys, and judged by what the editor then shows.
 */
import { activationTargetOf } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import type { TextField } from "./field.ts";
import { shorten } from "./naming.ts";
import { done, failed, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { until } from "./waiting.ts";

/** How long an editor may take to draw what was typed. */
const DRAWN_MS = 1000;

/** The editor that is drawn for the field; undefined for a field that shows its text itself. */
export function drawnEditorOf(field: TextField): Element | undefined {
  const shown = field instanceof HTMLTextAreaElement ? activationTargetOf(field) : undefined;
  return shown !== undefined && shown !== field && shown.contains(field) ? shown : undefined;
}

/** Replaces the text of the editor, or adds to its end. The field has the focus. */
export async function editDrawn(
  { port, signal }: PerformContext,
  { editor, field }: { editor: Element; field: TextField },
  { text, clear }: { text: string; clear: boolean },
): Promise<ActionResult> {
  const start = clear ? ({ key: "a" } as const) : ({ key: "End" } as const);
  await port.make({ primitive: "key", ...start, modifiers: ["Control"] }, field);
  const arrival =
    text === ""
      ? await port.make({ primitive: "key", key: "Delete", modifiers: [] }, field)
      : await port.make({ primitive: "insert-text", text }, field);
  if (arrival === "missed") return refused("the focus moved away: nothing was typed");
  const isDrawn = () => (text === "" ? isBlank(editor) : shows(editor, text));
  const drawn = await until(() => isDrawn() || undefined, { limitMs: DRAWN_MS, signal });
  if (drawn) return done(text === "" ? "value cleared" : "value set");
  return failed(`the value did not stick: the editor shows "${shorten(drawnText(editor))}"`);
}

/** Of an empty text the number of its line may be left. */
const isBlank = (editor: Element): boolean => /^\d*$/u.test(squeeze(drawnText(editor)));

/** Only some lines of a long text are drawn, in any order: of those typed, the first or the last ones are. */
function shows(editor: Element, text: string): boolean {
  const drawn = squeeze(drawnText(editor));
  const lines = text
    .split("\n")
    .map(squeeze)
    .filter((line) => line !== "");
  return [lines.at(0), lines.at(-1)].some((line) => line === undefined || drawn.includes(line));
}

/** Marks for white space and the numbers of lines are no part of it, but do no harm to what is looked for. */
function drawnText(editor: Element): string {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered is shown.
  return editor instanceof HTMLElement ? editor.innerText : (editor.textContent ?? "");
}

const squeeze = (text: string): string => text.replace(/[\s\u00b7]+/gu, "");
