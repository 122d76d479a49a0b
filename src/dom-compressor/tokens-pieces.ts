/**
 * Cuts a text as the o200k encoding cuts it before it merges bytes: words with the sign or space before them, numbers by
 * threes, runs of signs, white space. A merge never crosses such a cut, so the tokens of a text are the sum over its
 * pieces. The rules are those of the encoding's published pattern; one pass over code units does what its seven
 * alternatives do. Characters outside the basic plane are classed by their high surrogate, which is right but for
 * rarities (a mathematical digit counts as a letter).
 */

const UPPER = 1;
const LOWER = 2;
/** Scripts without case: such a letter stands where a capital may and where a small one may. */
const CASELESS = UPPER | LOWER;
const MARK = 4 | CASELESS;
const NUMBER = 8;
const NEWLINE = 16;
const SPACE = 32;
const SIGN = 64;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\p{Lu}\p{Lt}]/u, UPPER],
  [/\p{Ll}/u, LOWER],
  [/[\p{Lm}\p{Lo}]/u, CASELESS],
  [/\p{M}/u, MARK],
  [/\p{N}/u, NUMBER],
  [/[\r\n]/, NEWLINE],
  [/\s/, SPACE],
];

/** The class of each code unit, found when it is first met. */
const known = new Uint8Array(0x10000);
const PLAIN_SPACE = 0x20;
const SLASH = 0x2f;
const APOSTROPHE = 0x27;
const SUFFIX = /'(?:[stmd]|re|ve|ll)/iy;

/** Nothing is gained from seeing more at once; a text without any cut stays affordable. */
const LONGEST = 512;

/** Latin letters, and signs that are met on every page: what is written in them is cut by one regular expression. */
const CAPITALS = "A-ZÀ-ÖØ-Þ";
const SMALL = "a-zß-öø-ÿ";
const COMMON = /^[\t\n\r\x20-\x7e¡-©«¬®-±´¶-¸»¿-ÿ\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u25a0-\u25ff]*$/;
const WORD_LEAD = `[^\\r\\n${CAPITALS}${SMALL}0-9]?`;
const COMMON_PIECES = new RegExp(
  [
    `${WORD_LEAD}(?:[${CAPITALS}]+[${SMALL}]*|[${SMALL}]+)(?:'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL]))?`,
    "[0-9]{1,3}",
    ` ?[^\\s${CAPITALS}${SMALL}0-9]+[\\r\\n/]*`,
    "\\s*[\\r\\n]",
    "\\s+(?!\\S)",
    "\\s+",
  ].join("|"),
  "g",
);

/** A line that begins neither with a slash, which goes with signs before it, nor blank begins a piece of its own. */
const LINE_START = /(?<=\n)(?=[^\s/]| +\S)/;

/** The pieces of a text, in order; joined they are the text. */
export function piecesOf(text: string): readonly string[] {
  return COMMON.test(text) ? commonPieces(text) : text.split(LINE_START).flatMap(linePieces);
}

function linePieces(line: string): readonly string[] {
  return COMMON.test(line) ? commonPieces(line) : scanned(line);
}

function commonPieces(text: string): readonly string[] {
  const pieces = text.match(COMMON_PIECES) ?? [];
  return text.length <= LONGEST || pieces.every(({ length }) => length <= LONGEST) ? pieces : scanned(text);
}

function scanned(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Where the piece ends that begins at `start`: an index past `start`. */
function pieceEnd(text: string, start: number): number {
  return Math.min(
    wordEnd(text, start) || numberEnd(text, start) || signsEnd(text, start) || spaceEnd(text, start),
    start + LONGEST,
  );
}

/** Whether a code unit is a letter, or a mark upon one. */
export function isLetter(unit: number): boolean {
  return (classOf(unit) & CASELESS) !== 0;
}

/** 0 past the end of the text. */
function classAt(text: string, index: number): number {
  if (index >= text.length) return 0;
  const unit = text.charCodeAt(index);
  return isLowSurrogate(unit) && index > 0 ? classOf(text.charCodeAt(index - 1)) : classOf(unit);
}

function classOf(unit: number): number {
  const before = known[unit];
  if (before) return before;
  const found = computeClass(unit);
  known[unit] = found;
  return found;
}

function computeClass(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit >= 0xd83c && unit <= 0xd83e ? SIGN : CASELESS;
  const character = String.fromCharCode(unit);
  return CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? SIGN;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** `[^\r\n\p{L}\p{N}]?` and capitals, then small letters, or capitals alone; 0 if there is no word. */
function wordEnd(text: string, start: number): number {
  const first = classAt(text, start);
  let from = start;
  if ((first & (NUMBER | NEWLINE)) !== 0) return 0;
  if ((first & CASELESS) === 0) from += isLowSurrogate(text.charCodeAt(start + 1)) ? 2 : 1;
  const end = lettersEnd(text, from);
  return end > from ? suffixEnd(text, end) : 0;
}

function lettersEnd(text: string, from: number): number {
  let capitals = from;
  let caseless = from;
  for (let kind = classAt(text, capitals); (kind & UPPER) !== 0; kind = classAt(text, capitals)) {
    capitals += 1;
    if ((kind & LOWER) !== 0) caseless = capitals;
  }
  let end = capitals;
  while ((classAt(text, end) & LOWER) !== 0) end += 1;
  if (end > capitals) return end;
  // With no small letter after them, capitals after caseless letters are a word of their own.
  return caseless > from ? caseless : capitals;
}

function suffixEnd(text: string, end: number): number {
  if (text.charCodeAt(end) !== APOSTROPHE) return end;
  SUFFIX.lastIndex = end;
  return SUFFIX.test(text) ? SUFFIX.lastIndex : end;
}

function numberEnd(text: string, start: number): number {
  let end = start;
  while (end < start + 3 && classAt(text, end) === NUMBER) end += 1;
  return end > start ? end : 0;
}

/** ` ?[^\s\p{L}\p{N}]+[\r\n/]*` */
function signsEnd(text: string, start: number): number {
  const from = text.charCodeAt(start) === PLAIN_SPACE ? start + 1 : start;
  let end = from;
  for (let kind = classAt(text, end); kind === SIGN || kind === MARK; kind = classAt(text, end)) end += 1;
  if (end === from) return 0;
  while (classAt(text, end) === NEWLINE || text.charCodeAt(end) === SLASH) end += 1;
  return end;
}

/** Up to the last line break; else all but the last space, which goes with what follows. */
function spaceEnd(text: string, start: number): number {
  let end = start;
  let broken = start;
  for (let kind = classAt(text, end); kind === SPACE || kind === NEWLINE; kind = classAt(text, end)) {
    end += 1;
    if (kind === NEWLINE) broken = end;
  }
  if (broken > start) return broken;
  return end < text.length && end > start + 1 ? end - 1 : Math.max(end, start + 1);
}
