/**
 * Text → steps. The text is cut at marks that end a step for certain; within such a piece "and", commas and full stops
 * end a step only where everything after them reads as steps too, so that "type fish and chips in Search and click Go"
 * is two steps and not three.
 */
import { parseStep } from "./grammar.ts";
import type { Instruction } from "./instruction.ts";
import { isEmpty, matchAt, type Phrase, part, textOf } from "./phrase.ts";
import type { Parsed } from "./step.ts";
import { isFormAtHand } from "./submit.ts";
import { tokenize } from "./tokens.ts";
import { CONNECTIVES, FILLERS } from "./verb-words.ts";
import { type VerbMatch, verbAt } from "./verbs.ts";

export type ParseResult = { ok: true; instructions: Instruction[] } | { ok: false; message: string; at: number };

/** Longest task that is read as direct commands, in UTF-16 units. */
const LONGEST_TASK = 20_000;
const EXAMPLES = "type mouse in the search box, press Enter, click the first “Add to cart”, open example.com";

/** Reads a task as direct commands. Total: any string gives steps or a message that shows what would work. */
export function parseCommands(text: string): ParseResult {
  if (text.length > LONGEST_TASK) return failure("This is too long for direct commands.", 0);
  const pieces = cutAtBreaks({ source: text, tokens: tokenize(text) });
  if (pieces.length === 0) return failure("There is nothing to do yet.", 0);
  const instructions: Instruction[] = [];
  for (const piece of pieces) {
    const parsed = parsePiece(piece);
    if (!parsed.ok) return parsed;
    for (const instruction of parsed.instructions) instructions.push(instruction);
  }
  return { ok: true, instructions };
}

function failure(problem: string, at: number): ParseResult {
  return { ok: false, message: `${problem} What works: ${EXAMPLES}.`, at };
}

/** New lines, semicolons and "and then" end a step whatever follows. */
function cutAtBreaks(phrase: Phrase): Phrase[] {
  const cuts = phrase.tokens.flatMap((_, index) => (isBreak(phrase, index) ? [index] : []));
  const starts = [0, ...cuts.map((index) => index + 1)];
  const ends = [...cuts, phrase.tokens.length];
  return starts.map((start, index) => part(phrase, start, ends[index])).filter((piece) => !isEmpty(piece));
}

function isBreak(phrase: Phrase, index: number): boolean {
  const token = phrase.tokens[index];
  if (token?.kind === "break") return true;
  const before = phrase.tokens[index - 1];
  return token?.word === "then" && (before?.kind === "comma" || before?.kind === "stop" || before?.word === "and");
}

/** A place where a step may begin: its verb, and how much of the text before it belongs to no step. */
interface Start {
  /** First token of the connective before it. */
  boundary: number;
  /** Token of the verb. */
  index: number;
  verb: VerbMatch;
}

/** The steps from one start to the end of the piece, as a linked list. */
interface Tail {
  steps: Instruction[];
  next: Tail | undefined;
}

function parsePiece(piece: Phrase): ParseResult {
  const phrase = dropTrailingConnectives(piece);
  const first = startAt(phrase, 0);
  if (first === undefined) return notUnderstood(phrase);
  const starts = [first, ...laterStarts(phrase, first)];
  const tails = new Map<Start, Tail>();
  for (const [position, start] of [...starts.entries()].reverse()) {
    const tail = longestTail(phrase, position, starts, tails);
    if (tail !== undefined) tails.set(start, tail);
  }
  const whole = tails.get(first);
  return whole === undefined ? incomplete(phrase, first) : { ok: true, instructions: collect(whole) };
}

function collect(tail: Tail): Instruction[] {
  const instructions: Instruction[] = [];
  for (let one: Tail | undefined = tail; one !== undefined; one = one.next) instructions.push(...one.steps);
  return instructions;
}

/** How many places where a step might begin one step may swallow: more is no sentence, and would take long. */
const MOST_SWALLOWED = 50;

/** The earliest end that leaves something readable on both sides; else all the rest is this one step. */
function longestTail(phrase: Phrase, position: number, starts: Start[], tails: Map<Start, Tail>): Tail | undefined {
  const start = starts[position];
  if (start === undefined) return undefined;
  for (const next of starts.slice(position + 1, position + 1 + MOST_SWALLOWED)) {
    if (next.index === start.index) continue;
    const tail = tails.get(next);
    const steps = tail && stepsBetween(phrase, start, next.boundary);
    if (steps !== undefined) return { steps, next: tail };
  }
  if (starts.length - position > MOST_SWALLOWED) return undefined;
  const steps = stepsBetween(phrase, start, phrase.tokens.length);
  return steps && { steps, next: undefined };
}

function stepsBetween(phrase: Phrase, start: Start, end: number): Instruction[] | undefined {
  const parsed = parseBetween(phrase, start, end);
  if (!parsed.ok) return undefined;
  const words = part(phrase, start.index, end);
  const last = words.tokens.at(-1);
  const at = words.tokens[0]?.start ?? 0;
  const source = phrase.source.slice(at, last?.end ?? at);
  return parsed.steps.map((step) => ({ ...step, source, at }));
}

function parseBetween(phrase: Phrase, start: Start, end: number): Parsed {
  return parseStep(part(phrase, start.index + start.verb.length, end), start.verb);
}

/** A step may begin at a token when a verb stands there, politeness aside. */
function startAt(phrase: Phrase, boundary: number): Start | undefined {
  let index = skipListMark(phrase, boundary);
  for (let verb = verbAt(phrase, index); ; verb = verbAt(phrase, index)) {
    if (verb !== undefined) return { boundary, index, verb };
    const skipped = fillerLength(phrase, index);
    if (skipped === 0) return undefined;
    index += skipped;
  }
}

/** "1.", "2)", "-" and "•" before a step of a list. */
function skipListMark(phrase: Phrase, index: number): number {
  const token = phrase.tokens[index];
  if (token?.kind !== "word" || !/^(?:\d{1,2}[.)]?|step|[-*•–])$/.test(token.word)) return index;
  const next = phrase.tokens[index + 1];
  if (token.word === "step") return /^\d{1,2}$/.test(next?.word ?? "") ? index + 2 : index;
  return next?.kind === "stop" ? index + 2 : index + 1;
}

function fillerLength(phrase: Phrase, index: number): number {
  const token = phrase.tokens[index];
  if (token?.kind === "comma" || token?.kind === "stop") return 1;
  return matchAt(phrase, index, (entry) => FILLERS.has(entry) || CONNECTIVES.has(entry))?.length ?? 0;
}

/**
 * Every connective that is followed by a verb. In "click Next and press Enter" there are two with the same verb, for
 * "Next" may be one as well.
 */
function laterStarts(phrase: Phrase, first: Start): Start[] {
  const starts: Start[] = [];
  for (let index = first.index + 1; index < phrase.tokens.length; index++) {
    const start = isConnective(phrase, index) ? startAt(phrase, index) : undefined;
    if (start === undefined) continue;
    const isWord = phrase.tokens[index]?.kind === "word";
    if (!isWord || start.verb.kind !== "submit" || isSubmitStep(phrase, start, starts.at(-1) ?? first))
      starts.push(start);
  }
  return starts;
}

/** "type x in Y and submit" submits, "click Save and submit" names a button, and a text may hold anything. */
function isSubmitStep(phrase: Phrase, start: Start, previous: Start): boolean {
  const from = start.index + start.verb.length;
  let end = from;
  while (end < phrase.tokens.length && !isConnective(phrase, end)) end++;
  const words = part(phrase, from, end);
  return isFormAtHand(words) && (!isEmpty(words) || previous.verb.kind !== "click");
}

function isConnective(phrase: Phrase, index: number): boolean {
  const kind = phrase.tokens[index]?.kind;
  return kind === "comma" || kind === "stop" || matchAt(phrase, index, (entry) => CONNECTIVES.has(entry)) !== undefined;
}

function dropTrailingConnectives(phrase: Phrase): Phrase {
  const last = phrase.tokens.at(-1);
  const isLoose = phrase.tokens.length > 1 && (last?.word === "and" || last?.word === "then");
  return isLoose ? dropTrailingConnectives(part(phrase, 0, phrase.tokens.length - 1)) : phrase;
}

function notUnderstood(phrase: Phrase): ParseResult {
  return failure(`“${excerpt(phrase)}” does not begin with something I can do.`, phrase.tokens[0]?.start ?? 0);
}

function incomplete(phrase: Phrase, start: Start): ParseResult {
  const parsed = parseBetween(phrase, start, phrase.tokens.length);
  const misses = parsed.ok ? "" : `: it does not say ${parsed.misses}`;
  return failure(`“${excerpt(phrase)}” is not complete${misses}.`, phrase.tokens[start.index]?.start ?? 0);
}

function excerpt(phrase: Phrase): string {
  const text = textOf(phrase).replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
