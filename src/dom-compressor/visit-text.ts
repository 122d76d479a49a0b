/** Texts on the way through the document. */
import { standsOutByItself } from "./backdrop.ts";
import { isBlank } from "./clean-text.ts";
import { textRectOf } from "./layout.ts";
import { placeOf } from "./place.ts";
import type { TextCollector } from "./text-collector.ts";
import { marked } from "./text-marks.ts";
import { isTextCovered, showsText, visibleTextOf } from "./visibility.ts";
import { addLength, exposeUpTo, type Level, type Walk } from "./walk-levels.ts";

export function visitTextIn(walk: Walk, { unread, into }: Level, text: Text): void {
  if (unread?.isOpen) {
    if (isBlank(text.data) || placeOf(textRectOf(text)) === "far") return;
    unread.end(into);
  }
  visitText(walk, text, into);
}

function visitText(walk: Walk, text: Text, into: TextCollector): void {
  if (isBlank(text.data)) {
    addWhiteSpace(walk, text, into);
    return;
  }
  const seen = visibleTextOf(text);
  if (walk.kept) noteText(walk, text);
  if (seen === "") return;
  const place = placeOf(textRectOf(text));
  if (place === "viewport" && isTextCovered(text)) return;
  addLength(walk, walk.levels.at(-1)?.trace, seen.length);
  const said = marked(text, seen);
  into.text(seen === text.data ? said : ` ${said} `, place);
}

function noteText(walk: Walk, text: Text): void {
  const { element, trace } = walk.levels.at(-1) ?? {};
  if (!element || !trace || !showsText(element)) return;
  trace.extend(textRectOf(text));
  if (!standsOutByItself(element)) exposeUpTo(walk, () => false);
}

function addWhiteSpace(walk: Walk, text: Text, into: TextCollector): void {
  if (walk.preformatted) into.text(text.data, "far");
  else into.space();
}
