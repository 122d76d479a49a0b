/** "upload cat.png to Avatar", "attach “my cat.png” and b.pdf". */
import { findDivider } from "./dividers.ts";
import type { UploadReading } from "./instruction.ts";
import { isEmpty, isQuoted, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { missing, one, type Parsed } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { ATTACHED, FILE_NOUNS, INTO } from "./words.ts";

const TO: ReadonlySet<string> = new Set([...INTO, "to", "onto", "on", "as", "for", "under"]);
const MOST_READINGS = 4;

export function upload(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing(WHICH);
  const [first, ...otherwise] = readingsOf(phrase);
  if (first === undefined) return missing(WHICH);
  return one({ kind: "upload", ...first, ...(otherwise.length > 0 && { otherwise }) });
}

const WHICH = "the file by its name: upload “cat.png” to Avatar";

function readingsOf(phrase: Phrase): UploadReading[] {
  const divided = findDivider(phrase, TO)
    .reverse()
    .slice(0, MOST_READINGS)
    .flatMap(({ index, length }) => {
      const files = filesIn(part(phrase, 0, index));
      const target = parseTarget(part(phrase, index + length));
      return target === undefined || files === undefined ? [] : [{ files, target }];
    });
  const whole = filesIn(phrase);
  // Without a field only what is a file's name by its looks: "Edit and upload photo" may be a button.
  return whole?.every((names) => names.every(isFileName)) ? [...divided, { files: whole }] : divided;
}

/** A name ends in an ending. */
export function isFileName(name: string): boolean {
  return /\S\.[\p{L}\p{N}]{1,8}$/u.test(name);
}

/** Ways to read names of files: all as one, and divided at "and" and commas. Empty for what is attached, whatever it is. */
function filesIn(phrase: Phrase): string[][] | undefined {
  if (isEmpty(phrase) || TO.has(phrase.tokens[0]?.word ?? "")) return undefined;
  if (isQuoted(phrase)) return [[textOf(phrase)]];
  if (ATTACHED.has(nameOf(stripArticle(phrase)).toLowerCase())) return [];
  const words = stripNoun(phrase);
  const pieces = cutAtJoints(words);
  const names = pieces.map(textOf);
  return pieces.length > 1 ? [names, [textOf(words)]] : [names];
}

/** "the file cat.png". */
function stripNoun(phrase: Phrase): Phrase {
  const words = stripArticle(phrase);
  const isNoun = words.tokens.length > 1 && FILE_NOUNS.has(words.tokens[0]?.word ?? "");
  return isNoun ? part(words, 1) : phrase;
}

function cutAtJoints(phrase: Phrase): Phrase[] {
  const cuts = phrase.tokens.flatMap(({ kind, word }, index) => (kind === "comma" || word === "and" ? [index] : []));
  const starts = [0, ...cuts.map((index) => index + 1)];
  const ends = [...cuts, phrase.tokens.length];
  return starts.map((start, index) => part(phrase, start, ends[index])).filter((piece) => !isEmpty(piece));
}
