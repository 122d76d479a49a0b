/** "type X in Y", "fill Y with X", "set Y to X", "search for X". */
import { type Divider, findDivider, readingsOf } from "./dividers.ts";
import type { Reading } from "./instruction.ts";
import { isEmpty, isQuoted, matchEnd, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { missing, one, type Parsed } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { FIELD_NAMES, INTO } from "./words.ts";

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

const SUBMITTING = new Set(["press enter", "hit enter", "hit return", "press return", "search"]);

/** "… and search": belongs to the text that was typed, and is none of it. */
function stripSubmit(phrase: Phrase): { rest: Phrase; submit: boolean } {
  const ending = matchEnd(phrase, (entry) => SUBMITTING.has(entry.replace(/^(?:and|then|and then) /, "")));
  const isSuffix = ending !== undefined && /^(?:and|then) /.test(ending.entry);
  if (!isSuffix || ending.length >= phrase.tokens.length) return { rest: phrase, submit: false };
  return { rest: part(phrase, 0, phrase.tokens.length - ending.length), submit: true };
}

/** "type X in Y": the last "in" divides, unless the page has a better reading. */
export function typeInto(phrase: Phrase): Parsed {
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
export function fill(phrase: Phrase): Parsed {
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
export function set(phrase: Phrase): Parsed {
  const { rest, submit } = stripSubmit(phrase);
  const readings = readingsOf(rest, findDivider(rest, new Set(["to", "="])), false);
  return typeReading(readings, submit) ?? missing("what to set it to: set Name to “Ada”");
}

/** "search for X": into the search field, and sent. */
export function search(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing("what to search for");
  const { rest } = stripSubmit(phrase);
  const target = { spoken: "search", name: "search", role: "textbox" };
  const whole = { value: textOf(rest), target };
  const [first = whole, ...others] = [...readingsOf(rest, findDivider(rest, INTO).reverse()), whole];
  const otherwise = others.length > 0 && { otherwise: others };
  return one({ kind: "type", text: first.value, target: first.target, submit: true, ...otherwise });
}
