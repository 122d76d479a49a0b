/**
 * Reads "the second Edit button next to “Bob”". Names may look like grammar ("First name", "Terms of use", "Search
 * button"), so every phrase keeps its own words beside the reading, and less likely readings behind it; the page decides.
 */
import type { Nearness, Ordinal, Relation, TargetPhrase } from "./instruction.ts";
import { isEmpty, isQuoted, lookup, matchAt, matchEnd, nameOf, type Phrase, part } from "./phrase.ts";
import { ARTICLES, NAMING, NUMBER_WORDS, ORDINALS, RELATIONS, ROLE_NOUNS } from "./target-words.ts";

/** Readings kept of one phrase, and how deep "the row of the table in the dialog" may nest. */
const MOST_READINGS = 4;
const DEEPEST_NESTING = 3;
/** In words: what is longer is no description of a thing, and is not taken apart. */
const LONGEST_PHRASE = 100;

/** Reads a target; undefined when there are no words. */
export function parseTarget(phrase: Phrase, depth = 0): TargetPhrase | undefined {
  const words = part(phrase, 0);
  if (isEmpty(words)) return undefined;
  const spoken = nameOf(words);
  if (isQuoted(words) || words.tokens.length > LONGEST_PHRASE) return { spoken, name: spoken };
  const splits = depth < DEEPEST_NESTING ? nearReadings(words, spoken, depth) : [];
  const whole = parseThing(words, spoken);
  const [reading = whole, ...others] = preferred(splits, whole);
  const otherwise = [...(reading.otherwise ?? []), ...others].slice(0, MOST_READINGS);
  return otherwise.length === 0 ? reading : { ...reading, otherwise };
}

interface Split {
  index: number;
  length: number;
  relation: Relation;
  strength: "place" | "weak" | "rare";
}

interface NearReading {
  strength: Split["strength"];
  reading: TargetPhrase;
}

/** Words of place first, then "in", "for", "of", then the words as one name, then what seldom tells a place. */
function preferred(near: NearReading[], whole: TargetPhrase): TargetPhrase[] {
  const of = (strength: Split["strength"]) => near.filter((one) => one.strength === strength).map((one) => one.reading);
  return [...of("place"), ...of("weak"), whole, ...of("rare")];
}

/** One reading for each word of place, the last first: the place comes after the name. */
function nearReadings(phrase: Phrase, spoken: string, depth: number): NearReading[] {
  return splitsOf(phrase)
    .reverse()
    .slice(0, MOST_READINGS)
    .flatMap((split) => {
      const reading = readNear(phrase, split, spoken, depth);
      return reading === undefined ? [] : [{ strength: split.strength, reading }];
    });
}

function splitsOf(phrase: Phrase): Split[] {
  const splits: Split[] = [];
  for (let index = 1; index < phrase.tokens.length - 1; index++) {
    const match = matchAt(phrase, index, (entry) => lookup(RELATIONS, entry) !== undefined);
    const entry = match && lookup(RELATIONS, match.entry);
    if (match === undefined || entry === undefined) continue;
    splits.push({ index, length: match.length, ...entry });
    index += match.length - 1;
  }
  return splits;
}

function readNear(phrase: Phrase, split: Split, spoken: string, depth: number): TargetPhrase | undefined {
  const left = parseTarget(part(phrase, 0, split.index), depth + 1);
  const right = parseTarget(part(phrase, split.index + split.length), depth + 1);
  if (left === undefined || right === undefined) return undefined;
  // "Delete in the row of Bob": "of Bob" tells which row, not which Delete; the earlier split reads it so.
  if (left.near !== undefined && left.near.phrase.name === undefined) return undefined;
  const { otherwise: _, ...thing } = left;
  const place = nameThroughPlace(right);
  const near: Nearness = { relation: split.relation, phrase: place };
  return {
    ...thing,
    spoken,
    near: thing.near === undefined ? near : { ...thing.near, phrase: within(thing.near.phrase, near) },
  };
}

/** "the row of Bob" is the row Bob: what holds a thing is known by it. */
function nameThroughPlace(place: TargetPhrase): TargetPhrase {
  const { near, ...thing } = place;
  const name = near?.phrase.name;
  if (thing.name !== undefined || thing.role === undefined || name === undefined) return place;
  return { ...thing, name };
}

function within(phrase: TargetPhrase, near: Nearness): TargetPhrase {
  return phrase.near === undefined ? { ...phrase, near } : phrase;
}

/** A thing without a place: article, ordinal, kind and name. */
function parseThing(phrase: Phrase, spoken: string): TargetPhrase {
  const counted = stripOrdinal(stripArticle(stripPlease(phrase)));
  const kinded = stripRole(counted.rest);
  const name = nameOf(stripPossessive(kinded.rest, kinded.role));
  const thing: TargetPhrase = {
    spoken,
    ...(name !== "" && { name }),
    ...(kinded.role !== undefined && { role: kinded.role }),
    ...ordinalOf(counted.ordinal ?? kinded.ordinal),
  };
  const saysOnlyKind = name === "" && thing.ordinal === undefined && stripArticle(phrase) === phrase;
  if (kinded.role !== undefined && saysOnlyKind) return { spoken, name: spoken, otherwise: [thing] };
  if (name === "" && kinded.role === undefined) return { spoken, name: spoken };
  return { ...thing, ...uncounted(phrase, spoken, counted) };
}

/** "the first name field" may be the field First name. */
function uncounted(phrase: Phrase, spoken: string, counted: Counted): { otherwise?: TargetPhrase[] } {
  const { role, rest } = stripRole(stripArticle(stripPlease(phrase)));
  if (counted.ordinal === undefined || role === undefined || isEmpty(rest)) return {};
  return { otherwise: [{ spoken, name: nameOf(rest), role }] };
}

function ordinalOf(ordinal: Ordinal | undefined): { ordinal?: Ordinal } {
  return ordinal === undefined ? {} : { ordinal };
}

/** "click Save please": a courtesy, unless it is all there is. */
function stripPlease(phrase: Phrase): Phrase {
  const last = phrase.tokens.at(-1);
  return phrase.tokens.length > 1 && last?.word === "please" ? part(phrase, 0, phrase.tokens.length - 1) : phrase;
}

export function stripArticle(phrase: Phrase): Phrase {
  const first = phrase.tokens[0];
  return phrase.tokens.length > 1 && first?.kind === "word" && ARTICLES.has(first.word) ? part(phrase, 1) : phrase;
}

interface Counted {
  ordinal?: Ordinal;
  rest: Phrase;
}

/** "second …", "2nd …", "#3 …", "number 2 …" at the start; something must follow. */
export function stripOrdinal(phrase: Phrase): Counted {
  const match = ordinalAt(phrase, 0);
  if (match === undefined || match.length >= phrase.tokens.length) return { rest: phrase };
  return { ordinal: match.ordinal, rest: stripArticle(part(phrase, match.length)) };
}

/** An ordinal at a token position. */
export function ordinalAt(phrase: Phrase, index: number): { ordinal: Ordinal; length: number } | undefined {
  const token = phrase.tokens[index];
  if (token?.kind !== "word") return undefined;
  const named = lookup(ORDINALS, token.word);
  if (named !== undefined) return { ordinal: named, length: 1 };
  const digits = /^(?:#(\d{1,3})|(\d{1,3})(?:st|nd|rd|th))$/.exec(token.word);
  const number = Number(digits?.[1] ?? digits?.[2] ?? 0);
  if (number > 0) return { ordinal: number, length: 1 };
  return numberedAt(phrase, index);
}

function numberedAt(phrase: Phrase, index: number): { ordinal: Ordinal; length: number } | undefined {
  const [word, figure] = phrase.tokens.slice(index, index + 2);
  // "no. 2" leaves its dot as a token between the two.
  const after = figure?.kind === "stop" ? phrase.tokens[index + 2] : figure;
  if (word === undefined || after === undefined || !NUMBER_WORDS.has(word.word)) return undefined;
  const number = /^\d{1,3}$/.test(after.word) ? Number(after.word) : 0;
  return number > 0 ? { ordinal: number, length: figure === after ? 2 : 3 } : undefined;
}

interface Kinded extends Counted {
  role?: string;
}

/** The kind of thing: "button called Save", "Save button", "button 2", "button Save". */
function stripRole(phrase: Phrase): Kinded {
  return (
    roleByNaming(phrase) ?? roleAtEnd(phrase) ?? roleBeforeNumber(phrase) ?? roleAtStart(phrase) ?? { rest: phrase }
  );
}

function roleOf(entry: string): string | undefined {
  return lookup(ROLE_NOUNS, entry);
}

function isRole(entry: string): boolean {
  return roleOf(entry) !== undefined;
}

function roleByNaming(phrase: Phrase): Kinded | undefined {
  const role = matchAt(phrase, 0, isRole);
  const naming = role && matchAt(phrase, role.length, (entry) => NAMING.has(entry));
  if (role === undefined || naming === undefined) return undefined;
  return kinded(role.entry, part(phrase, role.length + naming.length));
}

function roleAtEnd(phrase: Phrase): Kinded | undefined {
  const role = matchEnd(phrase, isRole);
  if (role === undefined) return undefined;
  return kinded(role.entry, part(phrase, 0, phrase.tokens.length - role.length));
}

function roleBeforeNumber(phrase: Phrase): Kinded | undefined {
  const role = matchAt(phrase, 0, isRole);
  if (role === undefined) return undefined;
  const rest = part(phrase, role.length);
  const bare = /^\d{1,3}$/.test(rest.tokens[0]?.word ?? "") ? Number(rest.tokens[0]?.word) : undefined;
  const match = ordinalAt(rest, 0) ?? (bare ? { ordinal: bare, length: 1 } : undefined);
  if (match === undefined || match.length !== rest.tokens.length) return undefined;
  return { ...kinded(role.entry, part(rest, match.length)), ordinal: match.ordinal };
}

function roleAtStart(phrase: Phrase): Kinded | undefined {
  const role = matchAt(phrase, 0, isRole);
  return role && kinded(role.entry, part(phrase, role.length));
}

function kinded(entry: string, rest: Phrase): Kinded {
  const role = roleOf(entry);
  return role === undefined ? { rest } : { role, rest };
}

/** "Bob's row": the name is Bob. */
function stripPossessive(phrase: Phrase, role: string | undefined): Phrase {
  const last = phrase.tokens.at(-1);
  if (role === undefined || last?.kind !== "word" || !/.['’]s$/.test(last.text)) return phrase;
  const shortened = { ...last, text: last.text.slice(0, -2), word: last.word.slice(0, -2), end: last.end - 2 };
  return { source: phrase.source, tokens: [...phrase.tokens.slice(0, -1), shortened] };
}
