/** How well words fit a name. */

/** Letters, digits and single spaces: what is left when case, accents and punctuation do not count. */
export function normalise(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
  const words = plain
    .replace(/[\p{Cf}'’]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
  // A name of signs alone ("+", "×") is compared as it is.
  return words === "" ? text.trim() : words;
}

/** Same name, but for case, spaces and punctuation. */
export function isSame(name: string, wanted: string): boolean {
  return compact(name) === compact(wanted) && wanted.trim() !== "";
}

function compact(text: string): string {
  return normalise(text).replace(/ /g, "");
}

const UNSPACED_SCRIPT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The name holds the words as whole words; in scripts without spaces between them, anywhere. */
export function holdsWords(name: string, wanted: string): boolean {
  const whole = normalise(name);
  const words = normalise(wanted);
  if (words === "") return false;
  if (` ${whole} `.includes(` ${words} `)) return true;
  return UNSPACED_SCRIPT.test(words) && whole.includes(words);
}

/** How far a suggestion may be from what was said, as a part of its length. */
const FARTHEST = 0.4;
const LONGEST_COMPARED = 60;

/** 0 for the same, rising to 1; undefined when the two have nothing to do with each other. Only ever for suggestions. */
export function unlikeness(name: string, wanted: string): number | undefined {
  const left = normalise(name).slice(0, LONGEST_COMPARED);
  const right = normalise(wanted).slice(0, LONGEST_COMPARED);
  if (left === "" || right === "") return undefined;
  const shared = right.split(" ").filter((word) => word.length > 2 && left.split(" ").includes(word)).length;
  const distance = editDistance(left, right) / Math.max(left.length, right.length);
  // What only goes on where the other ends is nearer than its length says.
  if (left.includes(right) || right.includes(left)) return distance * FARTHEST;
  if (distance <= FARTHEST) return distance;
  return shared > 0 ? FARTHEST + 0.1 : undefined;
}

/** Levenshtein distance, row by row. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      const [above = 0, before = 0, diagonal = 0] = [previous[column], current[column - 1], previous[column - 1]];
      current.push(Math.min(above + 1, before + 1, diagonal + change));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
