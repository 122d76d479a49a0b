/** Characters that nobody sees: they could carry what no person notices. Pure. */

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
/** Digits, `#` and `*` are emoji only under a key's cap. */
const EMOJI_BASE = /^(?:(?![\d#*])\p{Emoji}|\p{Extended_Pictographic})$/u;
const KEY_CAP = "\u20E3";
/** Unseen or meaningless: format, private, unassigned and control characters, blanks that pose as letters. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;
const LAYOUT = /[\t\n\r]/;

const ZWNJ = "\u200C";
const ZWJ = "\u200D";
const EMOJI_STYLE = "\uFE0F";
const TEXT_STYLE = "\uFE0E";

/** A text without what nobody sees: bidi controls, tags, zero-width and private characters. Tabs and line breaks stay. */
export function withoutUnseen(text: string): string {
  if (!UNSEEN.test(text)) return text;
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
  if (LAYOUT.test(character)) return true;
  if (character === ZWNJ) return isJoining(before) && isJoining(after);
  if (character === ZWJ) return (isJoining(before) && isJoining(after)) || joinsEmoji(before, after);
  if (character === EMOJI_STYLE || character === TEXT_STYLE) return EMOJI_BASE.test(before) || after === KEY_CAP;
  return false;
}

function isJoining(character: string): boolean {
  return JOINING_LETTER.test(character);
}

function joinsEmoji(before: string, after: string): boolean {
  return (EMOJI.test(before) || before === EMOJI_STYLE) && EMOJI.test(after);
}
