/**
 * The one sanitizer of page text (threat model D2). It runs at the content script's exit and again where the background
 * lets page text in, so it is pure and idempotent.
 */

/** Letters whose joining is written with ZWJ and ZWNJ; anywhere else the two are invisible cargo. */
const JOINING_SCRIPTS = [
  "Arabic",
  "Syriac",
  "Mongolian",
  "Nko",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Oriya",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Khmer",
  "Myanmar",
  "Tibetan",
];
const JOINING_LETTER = new RegExp(
  `^(?:${JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`).join("|")}|\\p{Mn}|\\p{Mc})$`,
  "u",
);
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}])$/u;
const EMOJI_BASE = /^(?:\p{Emoji}|\p{Extended_Pictographic})$/u;
/** Unseen or meaningless: format, private, unassigned and control characters, blanks that pose as letters. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Without U+FEFF, which JavaScript counts as white space and nobody sees. */
const SPACES = /(?:(?!\uFEFF)[\s\u0085])+/gu;
/** Characters of the commonest scripts that are all seen, and blanks. */
const COMMON =
  /^[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0400-\u04ff\u2010-\u2027\u2030-\u2037\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*$/;
const COMMON_SPACES = /[\t\n\r\xa0]| {2,}/;
const COMMON_SPACE_RUNS = /[\t\n\r \xa0]+/g;
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

const ZWNJ = "\u200C";
const ZWJ = "\u200D";
const EMOJI_STYLE = "\uFE0F";
const TEXT_STYLE = "\uFE0E";

/**
 * Text as a person sees it, on one line: without bidi controls, tags, zero-width and private characters, and with runs
 * of white space as one space. Joiners stay where a script or an emoji needs them.
 */
export function cleanText(text: string): string {
  if (text === "" || PLAIN.test(text)) return text;
  if (COMMON.test(text)) return (COMMON_SPACES.test(text) ? text.replace(COMMON_SPACE_RUNS, " ") : text).trim();
  const spaced = text.replace(SPACES, " ");
  const seen = UNSEEN.test(spaced) ? removeUnseen(spaced) : spaced;
  return seen.replace(/ {2,}/g, " ").trim();
}

const NOT_BLANK = /\S/;

/** Nothing but white space. */
export function isBlank(text: string): boolean {
  return !NOT_BLANK.test(text);
}

function removeUnseen(text: string): string {
  const characters = [...text];
  const kept: string[] = [];
  characters.forEach((character, index) => {
    if (!UNSEEN.test(character) || isNeeded(character, kept.at(-1) ?? "", characters[index + 1] ?? "")) {
      kept.push(character);
    }
  });
  return kept.join("");
}

function isNeeded(character: string, before: string, after: string): boolean {
  if (character === ZWNJ) return isJoining(before) && isJoining(after);
  if (character === ZWJ) return (isJoining(before) && isJoining(after)) || joinsEmoji(before, after);
  if (character === EMOJI_STYLE || character === TEXT_STYLE) return EMOJI_BASE.test(before);
  return false;
}

function isJoining(character: string): boolean {
  return JOINING_LETTER.test(character);
}

function joinsEmoji(before: string, after: string): boolean {
  return (EMOJI.test(before) || before === EMOJI_STYLE) && EMOJI.test(after);
}

/** Cuts to at most `limit` UTF-16 units without splitting a character, with an ellipsis as the last one when cut. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole.trimEnd()}…`;
}
