/** How a line that became another is told: as a whole, or by the parts of it that changed. Pure. */
import { type LineNames, type OutlineLines, ownRef } from "./delta-lines.ts";
import { commonPairs } from "./delta-order.ts";
import { BECAME } from "./delta-signs.ts";

/** Parts are told where they are shorter than this share of the whole line. */
const PARTS_SHARE = 0.7;
/** Of a shorter line parts would not be shorter. */
const SHORT_LINE = 30;
/** What a line costs beside its text, in characters. */
const SIGN_COST = 4;
/** What stands between the things of a line. */
const SEPARATORS = /( · |, | \| |: )/;
/** A thing longer than this is compared word by word, and one without a ref from here on. */
const LONG_THING = 40;
const LONG_TEXT = 20;
/** Less than this would say too little of where it stands. */
const LEAST_PART = 8;

/**
 * The ways to say that the old line `source` is the new line `index` now, each without its sign: the new line, where the
 * first ref in it that is known leads to the old one; else `what it was → what it is`, of texts that stand once in the
 * old outline. Undefined where that cannot be said, or not for less than that the old line is gone and the new one came.
 * @param isAlone whether it is the only one: of several lines that go together most go for nothing
 */
export type TellChange = (source: number, index: number, isAlone: boolean) => string[] | undefined;

export function changeTeller(before: OutlineLines, after: OutlineLines, names: LineNames): TellChange {
  const everything = before.lines.map(({ body }) => body).join("\n");
  return (source, index, isAlone) => {
    const body = after.lines[index]?.body ?? "";
    const whole = isToldWhole(before, source, body) ? [body] : undefined;
    const isShort = whole && body.length < SHORT_LINE;
    const parts = isShort ? undefined : changedParts(before.lines[source]?.body ?? "", body, everything);
    const told = whole && parts ? shorter(parts, whole) : (whole ?? parts);
    const apart = body.length + (isAlone ? names.words(source).length + 2 * SIGN_COST : 0);
    return told && costOf(told) <= apart ? told : undefined;
  };
}

function shorter(parts: string[], whole: string[]): string[] {
  return costOf(parts) < costOf(whole) * PARTS_SHARE ? parts : whole;
}

/** Characters that a change costs. */
function costOf(told: readonly string[]): number {
  return told.reduce((sum, text) => sum + text.length + SIGN_COST, 0);
}

function isToldWhole(before: OutlineLines, source: number, body: string): boolean {
  return before.holders.get(ownRef(body, before) ?? "") === source && !body.includes(BECAME);
}

/** A stretch of a line: what it was and is. */
interface Stretch {
  was: string;
  is: string;
}

/** Which stretches, from and to, make one part. */
interface Span {
  from: number;
  to: number;
}

function changedParts(was: string, is: string, everything: string): string[] | undefined {
  const stretches = stretchesOf(was, is);
  const spans: Span[] = [];
  for (const [at, stretch] of stretches.entries()) {
    if (stretch.was === stretch.is || at <= (spans.at(-1)?.to ?? -1)) continue;
    const span = grown({ from: at, to: at }, stretches, everything);
    if (!span) return undefined;
    joinSpans(spans, span);
  }
  return spans.map((span) => {
    const part = textOf(span, stretches);
    return `${part.was}${BECAME}${part.is}`;
  });
}

/** Parts that grew into each other are one. */
function joinSpans(spans: Span[], span: Span): void {
  let { from } = span;
  for (let last = spans.at(-1); last && last.to >= span.from; last = spans.at(-1)) {
    from = Math.min(from, last.from);
    spans.pop();
  }
  spans.push({ from, to: span.to });
}

/** Grows a changed stretch until it can be found and read. */
function grown(start: Span, stretches: readonly Stretch[], everything: string): Span | undefined {
  let span = start;
  const last = stretches.length - 1;
  while (!isTelling(span, stretches, everything)) {
    if (span.to < last && (span.from === 0 || endsOpen(span, stretches))) span = { ...span, to: span.to + 1 };
    else if (span.from > 0) span = { ...span, from: span.from - 1 };
    else return undefined;
  }
  return span;
}

/**
 * Whether the part can be found, and read: it has words on both sides, does not begin or end in a separator or within
 * quotes, and names a thing by its ref where there is one in the line.
 */
function isTelling(span: Span, stretches: readonly Stretch[], everything: string): boolean {
  const { was, is } = textOf(span, stretches);
  const both = [was, is];
  if (both.some((text) => text === "" || text.includes(ARROW))) return false;
  const isLine = span.from === 0 && span.to === stretches.length - 1;
  if (!isLine && was.length < LEAST_PART) return false;
  if (!HOLDS_REF.test(was) && stretches.some((stretch) => HOLDS_REF.test(stretch.was))) return false;
  if (span.from > 0 && both.some((text) => OPEN_START.test(text))) return false;
  if (span.to < stretches.length - 1 && both.some((text) => OPEN_END.test(text))) return false;
  if (isQuotedAt(span.from, stretches) || isQuotedAt(span.to + 1, stretches)) return false;
  return everything.indexOf(was) === everything.lastIndexOf(was);
}

function endsOpen(span: Span, stretches: readonly Stretch[]): boolean {
  const { was, is } = textOf(span, stretches);
  return OPEN_END.test(was) || OPEN_END.test(is) || isQuotedAt(span.to + 1, stretches);
}

/** Whether a value in quotes goes on there, which nobody could read in halves. */
function isQuotedAt(at: number, stretches: readonly Stretch[]): boolean {
  const ends = { from: 0, to: stretches.length - 1 };
  return (["was", "is"] as const).some((side) => {
    if (hasOddQuotes(textOf(ends, stretches)[side])) return false;
    return at > 0 && hasOddQuotes(textOf({ from: 0, to: at - 1 }, stretches)[side]);
  });
}

const hasOddQuotes = (text: string): boolean => text.split('"').length % 2 === 0;

const ARROW = BECAME.trim();
const OPEN_START = /^[\s·,|:]/;
const OPEN_END = /[\s·,|:]$/;

function textOf({ from, to }: Span, stretches: readonly Stretch[]): Stretch {
  const within = stretches.slice(from, to + 1);
  return { was: within.map(({ was }) => was).join(""), is: within.map(({ is }) => is).join("") };
}

/** The line as stretches that are the same and stretches that are not. */
function stretchesOf(was: string, is: string): Stretch[] {
  const [old, now] = [piecesOf(was), piecesOf(is)];
  const stretches: Stretch[] = [];
  let [left, right] = [0, 0];
  const differing = (toLeft: number, toRight: number) => {
    const stretch = { was: old.slice(left, toLeft).join(""), is: now.slice(right, toRight).join("") };
    if (stretch.was !== stretch.is) stretches.push(stretch);
  };
  for (const [sameLeft, sameRight] of commonPairs(old, now)) {
    differing(sameLeft, sameRight);
    stretches.push({ was: old[sameLeft] ?? "", is: old[sameLeft] ?? "" });
    [left, right] = [sameLeft + 1, sameRight + 1];
  }
  differing(old.length, now.length);
  return stretches;
}

const HOLDS_REF = /\[[a-z]{1,3}\d{1,6}\]/;
const ENDS_IN_REF = /\[[a-z]{1,3}\d{1,6}\]$/;

/** Things and what stands between them; nothing is lost. */
function piecesOf(line: string): string[] {
  return line
    .split(SEPARATORS)
    .flatMap((thing) =>
      thing.length > (ENDS_IN_REF.test(thing) ? LONG_THING : LONG_TEXT) ? thing.split(/( )/) : [thing],
    )
    .filter((piece) => piece !== "");
}
