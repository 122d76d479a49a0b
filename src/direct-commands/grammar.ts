/**
 * One parser for each kind of step. Each gets the words after its verb and answers with the step, or with what it
 * misses; where a step ends is not decided here but in `parse.ts`.
 */

import { looksLikeAddress } from "./addresses.ts";
import type { Instruction, Reading } from "./instruction.ts";
import { parseKey } from "./keys.ts";
import {
  isEmpty,
  isQuoted,
  lookup,
  type Match,
  matchAt,
  matchEnd,
  nameOf,
  type Phrase,
  part,
  textOf,
} from "./phrase.ts";
import { ordinalAt, parseTarget, stripArticle } from "./target.ts";
import { parseWait } from "./wait.ts";
import {
  CLICK_MANNERS,
  type ClickManner,
  COUNTS,
  DIRECTIONS,
  FIELD_NAMES,
  INTO,
  ROLE_NOUNS,
  VERBS,
  type VerbKind,
} from "./words.ts";

/** A step without its source, which the caller knows. */
export type Step = Instruction extends infer One
  ? One extends Instruction
    ? Omit<One, "source" | "at">
    : never
  : never;
export type Parsed = { ok: true; steps: Step[] } | { ok: false; misses: string };

/** A verb as it stands in the text, with the manner of a click. */
export interface VerbMatch {
  kind: VerbKind;
  verb: string;
  length: number;
  manner: ClickManner;
}

/** The verb at a token position: "click on", "double-click", "right click on". */
export function verbAt(phrase: Phrase, index: number): VerbMatch | undefined {
  return mannerClickAt(phrase, index) ?? plainVerbAt(phrase, index);
}

function plainVerbAt(phrase: Phrase, index: number): VerbMatch | undefined {
  const match = matchAt(phrase, index, (entry) => lookup(VERBS, entry) !== undefined);
  const kind = match && lookup(VERBS, match.entry);
  return match === undefined || kind === undefined
    ? undefined
    : { kind, verb: match.entry, length: match.length, manner: {} };
}

function mannerClickAt(phrase: Phrase, index: number): VerbMatch | undefined {
  const [first, second] = phrase.tokens.slice(index, index + 2);
  if (first?.kind !== "word") return undefined;
  const joined = /^([a-z]+)[-+]?click$/.exec(first.word)?.[1];
  const manner = lookup(CLICK_MANNERS, joined ?? first.word);
  if (manner === undefined || (joined === undefined && second?.word !== "click")) return undefined;
  const length = joined === undefined ? 2 : 1;
  const hasOn = phrase.tokens[index + length]?.word === "on";
  return { kind: "click", verb: "click", length: length + (hasOn ? 1 : 0), manner };
}

type Parser = (rest: Phrase, verb: VerbMatch) => Parsed;

const PARSERS: Readonly<Record<VerbKind, Parser>> = {
  click: (rest, verb) => repeated(rest, (thing) => click(thing, verb.manner)),
  press: (rest) => repeated(rest, press),
  type: typeInto,
  put: (rest) => (findDivider(rest, INTO).length === 0 ? missing("where to put it") : typeInto(rest)),
  fill,
  set,
  clear: (rest) => withTarget(rest, (target) => ({ kind: "type", text: "", target })),
  search,
  submit,
  select,
  check: (rest) => withTarget(rest, (target) => ({ kind: "check", target, checked: true })),
  uncheck: (rest) => withTarget(rest, (target) => ({ kind: "check", target, checked: false })),
  open,
  scroll: (rest) => repeated(rest, scroll),
  wait: parseWait,
};

/** Parses the words after a verb. */
export function parseStep(rest: Phrase, verb: VerbMatch): Parsed {
  return PARSERS[verb.kind](part(rest, 0), verb);
}

function one(step: Step): Parsed {
  return { ok: true, steps: [step] };
}

function missing(misses: string): Parsed {
  return { ok: false, misses };
}

function withTarget(phrase: Phrase, make: (target: NonNullable<ReturnType<typeof parseTarget>>) => Step): Parsed {
  const target = parseTarget(phrase);
  return target === undefined ? missing("what it is meant for") : one(make(target));
}

function click(phrase: Phrase, manner: ClickManner): Parsed {
  return withTarget(phrase, (target) => ({ kind: "click", target, ...manner }));
}

/** "press Enter", "press Enter in Search", and "press the Save button", which is a click. */
function press(phrase: Phrase): Parsed {
  const key = parseKey(phrase);
  if (key !== undefined) return one({ kind: "press", key });
  for (const divider of findDivider(phrase, new Set([...INTO, "on", "at"]))) {
    const keyBefore = parseKey(part(phrase, 0, divider.index));
    const target = parseTarget(part(phrase, divider.index + divider.length));
    if (keyBefore !== undefined && target !== undefined) return one({ kind: "press", key: keyBefore, target });
  }
  return click(phrase, {});
}

const MOST_REPEATS = 20;

/** "press Tab 3 times", "click Next twice": the same step again, each looked up anew. */
function repeated(phrase: Phrase, parse: (phrase: Phrase) => Parsed): Parsed {
  const ending = repeatAtEnd(phrase);
  const parsed = parse(ending?.rest ?? phrase);
  if (!parsed.ok || ending === undefined) return parsed;
  return { ok: true, steps: Array.from({ length: ending.times }, () => parsed.steps).flat() };
}

function repeatAtEnd(phrase: Phrase): { rest: Phrase; times: number } | undefined {
  const [figure, last] = phrase.tokens.slice(-2);
  if (last?.word === "twice" && phrase.tokens.length > 1)
    return { rest: part(phrase, 0, -1 + phrase.tokens.length), times: 2 };
  const times = lookup(COUNTS, figure?.word ?? "") ?? Number(figure?.word || Number.NaN);
  const isCount = last?.word === "times" && Number.isInteger(times) && times > 0 && times <= MOST_REPEATS;
  return isCount && phrase.tokens.length > 2 ? { rest: part(phrase, 0, phrase.tokens.length - 2), times } : undefined;
}

interface Divider {
  index: number;
  length: number;
}

/** Everywhere a dividing word stands with something on both sides, in order. */
function findDivider(phrase: Phrase, words: ReadonlySet<string>): Divider[] {
  const found: Divider[] = [];
  for (let index = 1; index < phrase.tokens.length - 1; index++) {
    const match = matchAt(phrase, index, (entry) => words.has(entry));
    if (match !== undefined && index + match.length < phrase.tokens.length) found.push({ index, length: match.length });
  }
  return found;
}

const MOST_READINGS = 4;

/** All ways to cut "value <divider> target", in the order of the dividers. */
function readingsOf(phrase: Phrase, dividers: Divider[], valueFirst = true): Reading[] {
  return dividers.slice(0, MOST_READINGS).flatMap(({ index, length }) => {
    const before = part(phrase, 0, index);
    const after = part(phrase, index + length);
    const target = parseTarget(valueFirst ? after : before);
    const value = valueFirst ? before : after;
    return target === undefined || isEmpty(value) ? [] : [{ value: textOf(value), target }];
  });
}

function typeReading(readings: Reading[], submit: boolean): Parsed | undefined {
  const [first, ...otherwise] = readings;
  if (first === undefined) return undefined;
  const { value: text, target } = first;
  return one({
    kind: "type",
    text,
    target,
    ...(otherwise.length > 0 && { otherwise }),
    ...(submit && { submit: true }),
  });
}

const SUBMITTING = new Set(["submit", "press enter", "hit enter", "submit it", "hit return", "press return", "search"]);

/** "… and submit": belongs to the text that was typed, and is none of it. */
function stripSubmit(phrase: Phrase): { rest: Phrase; submit: boolean } {
  const ending = matchEnd(phrase, (entry) => SUBMITTING.has(entry.replace(/^(?:and|then|and then) /, "")));
  const isSuffix = ending !== undefined && /^(?:and|then) /.test(ending.entry);
  if (!isSuffix || ending.length >= phrase.tokens.length) return { rest: phrase, submit: false };
  return { rest: part(phrase, 0, phrase.tokens.length - ending.length), submit: true };
}

/** "type X in Y": the last "in" divides, unless the page has a better reading. */
function typeInto(phrase: Phrase): Parsed {
  const { rest, submit } = stripSubmit(phrase);
  const second = secondText(rest);
  if (second !== undefined) {
    return both(typeInto(part(rest, 0, second.index)), typeInto(part(phrase, second.index + second.length)));
  }
  const into = readingsOf(rest, findDivider(rest, INTO).reverse());
  const as = into.length > 0 ? [] : readingsOf(rest, findDivider(rest, new Set(["as"])).reverse());
  const divided = typeReading([...into, ...as, ...(into.length + as.length > 0 ? [] : typedTo(rest))], submit);
  if (divided !== undefined) return divided;
  if (isEmpty(rest)) return missing("the text to type");
  const named = readingsOf(rest, findDivider(rest, new Set(["for"])).reverse());
  const otherwise = named.length > 0 && { otherwise: named };
  return one({ kind: "type", text: textOf(rest), ...otherwise, ...(submit && { submit: true }) });
}

/** "write “x” to the Message field": "to" divides only where the text is quoted or a field is spoken of. */
function typedTo(phrase: Phrase): Reading[] {
  return findDivider(phrase, new Set(["to", "on", "onto", "at"]))
    .filter((divider) => isQuoted(part(phrase, 0, divider.index)) || endsInField(part(phrase, divider.index + 1)))
    .flatMap((divider) => readingsOf(phrase, [divider]));
}

function endsInField(phrase: Phrase): boolean {
  return parseTarget(phrase)?.role === "textbox";
}

/**
 * "type bob in Username and hunter2 in Password" types two texts: what stands before the "and" is the common name of a
 * field, or says "field". In "type fish in salt and chips in Search" it does neither.
 */
function secondText(phrase: Phrase): Divider | undefined {
  const [first, second] = findDivider(phrase, INTO);
  if (first === undefined || second === undefined) return undefined;
  const joint = secondField(phrase, [first, second]);
  if (joint === undefined) return undefined;
  const field = stripArticle(part(phrase, first.index + first.length, joint.index));
  const isField = FIELD_NAMES.has(nameOf(field).toLowerCase()) || endsInField(field);
  return isField ? joint : undefined;
}

/** "fill Y with X": the first "with" divides. "fill Y with X and W with V" fills two. */
function fill(phrase: Phrase): Parsed {
  const { rest, submit } = stripSubmit(phrase);
  const dividers = findDivider(rest, new Set(["with", "as", "="]));
  const second = secondField(rest, dividers);
  if (second !== undefined)
    return both(fill(part(rest, 0, second.index)), fill(part(phrase, second.index + second.length)));
  const readings = readingsOf(rest, dividers, false);
  if (readings.length > 0) return typeReading(readings, submit) ?? missing("the text");
  const into = findDivider(rest, INTO);
  return into.length > 0 ? typeInto(phrase) : missing("what to fill it with: fill Name with “Ada”");
}

/** The "and" or comma between "Y with X" and "W with V", where there is one. */
function secondField(phrase: Phrase, dividers: Divider[]): Divider | undefined {
  const [first, second] = dividers;
  if (first === undefined || second === undefined) return undefined;
  for (let index = first.index + first.length + 1; index < second.index - 1; index++) {
    const token = phrase.tokens[index];
    const length = phrase.tokens[index + 1]?.word === "and" ? 2 : 1;
    if (token?.word === "and") return { index, length: 1 };
    if (token?.kind === "comma" && index + length < second.index) return { index, length };
  }
  return undefined;
}

function both(first: Parsed, second: Parsed): Parsed {
  if (!first.ok) return first;
  return second.ok ? { ok: true, steps: [...first.steps, ...second.steps] } : second;
}

/** "set Y to X", "set Y = X": the first "to" divides. */
function set(phrase: Phrase): Parsed {
  const { rest, submit } = stripSubmit(phrase);
  const readings = readingsOf(rest, findDivider(rest, new Set(["to", "="])), false);
  return typeReading(readings, submit) ?? missing("what to set it to: set Name to “Ada”");
}

/** "search for X": into the search field, and sent. */
function search(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing("what to search for");
  const { rest } = stripSubmit(phrase);
  const target = { spoken: "search", name: "search", role: "textbox" };
  const whole = { value: textOf(rest), target };
  const [first = whole, ...others] = [...readingsOf(rest, findDivider(rest, INTO).reverse()), whole];
  const otherwise = others.length > 0 && { otherwise: others };
  return one({ kind: "type", text: first.value, target: first.target, submit: true, ...otherwise });
}

/** "submit", "submit the form": Enter where the focus is. */
function submit(phrase: Phrase): Parsed {
  const words = nameOf(stripArticle(phrase)).toLowerCase();
  if (["", "it", "form", "this"].includes(words)) return one({ kind: "press", key: "Enter" });
  return click(phrase, {});
}

/** "select X from Y", "select the second option in Y", "select X". */
function select(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing("what to select");
  const readings = readingsOf(phrase, findDivider(phrase, SELECT_DIVIDERS).reverse());
  const [first, ...otherwise] = readings;
  const option = phraseBefore(phrase, first === undefined ? undefined : lastDivider(phrase));
  return one({
    kind: "select",
    spoken: nameOf(stripArticle(phrase)),
    ...optionOf(option),
    ...(first !== undefined && { target: first.target }),
    ...(otherwise.length > 0 && { otherwise }),
  });
}

const SELECT_DIVIDERS: ReadonlySet<string> = new Set([...INTO, "from", "for", "as", "under", "of"]);

function lastDivider(phrase: Phrase): Divider | undefined {
  return findDivider(phrase, SELECT_DIVIDERS).at(-1);
}

function phraseBefore(phrase: Phrase, divider: Divider | undefined): Phrase {
  return divider === undefined ? phrase : part(phrase, 0, divider.index);
}

/** "the second option" counts, "the option Blue" and "Blue" name. */
function optionOf(phrase: Phrase): { option: string; optionOrdinal?: number | "last" } {
  const words = stripArticle(phrase);
  const ordinal = ordinalAt(words, 0);
  const counted = ordinal === undefined ? undefined : part(words, ordinal.length);
  const option = nameOf(words);
  if (ordinal === undefined || counted === undefined || !isOptionNoun(nameOf(counted))) return { option };
  return { option, optionOrdinal: ordinal.ordinal };
}

function isOptionNoun(word: string): boolean {
  return word === "one" || ["option", "item"].includes(lookup(ROLE_NOUNS, word.toLowerCase()) ?? "");
}

/** "open example.com", "go to /cart", "open the Docs link". */
function open(phrase: Phrase): Parsed {
  const words = stripArticle(phrase);
  const address = textOf(words);
  if (words.tokens.length === 1 && looksLikeAddress(address)) {
    const target = parseTarget(words);
    return one({ kind: "open", address, ...(target !== undefined && { target }) });
  }
  return withTarget(phrase, (target) => ({ kind: "open", target }));
}

/** "scroll down", "scroll to the bottom of the list", "scroll to Reviews", "scroll Reviews into view". */
function scroll(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return one({ kind: "scroll", to: "down" });
  const words = stripArticle(part(phrase, phrase.tokens[0]?.word === "to" ? 1 : 0));
  const direction = lookup(DIRECTIONS, words.tokens[0]?.word ?? "");
  if (direction === undefined || isThingAfter(words)) return scrollTo(words);
  const area = areaOf(part(words, 1));
  return one({ kind: "scroll", to: direction, ...(area !== undefined && { target: area }) });
}

/** "scroll to Top sellers": a direction word may begin a name. */
function isThingAfter(words: Phrase): boolean {
  const second = words.tokens[1]?.word;
  return second !== undefined && !["in", "of", "to", "inside", "within", "on", "a", "by"].includes(second);
}

function areaOf(rest: Phrase): ReturnType<typeof parseTarget> {
  const second = rest.tokens[0]?.word ?? "";
  if (second === "to") return parseTarget(part(rest, 1));
  if (!["in", "of", "inside", "within", "on"].includes(second)) return undefined;
  const area = part(rest, 1);
  return nameOf(stripArticle(area)).toLowerCase() === "page" ? undefined : parseTarget(area);
}

function scrollTo(words: Phrase): Parsed {
  const view: Match | undefined = matchEnd(words, (entry) => entry === "into view" || entry === "in view");
  const thing = view === undefined ? words : part(words, 0, words.tokens.length - view.length);
  return withTarget(thing, (target) => ({ kind: "scroll", to: "element", target }));
}
