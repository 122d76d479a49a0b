/**
 * The one sanitizer of page text (threat model D2). It runs at the content script's exit and again where the background
 * lets page text in, so it is pure and idempotent.
 */
import { withoutUnseen } from "../protocol/unseen.ts";

/** Without U+FEFF, which JavaScript counts as white space and nobody sees. */
const SPACES = /(?:(?!\uFEFF)[\s\u0085])+/gu;
/** Characters of the commonest scripts that are all seen, and blanks. */
const COMMON =
  /^[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0400-\u04ff\u2010-\u2027\u2030-\u2037\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*$/;
const COMMON_SPACES = /[\t\n\r\xa0]| {2,}/;
const COMMON_SPACE_RUNS = /[\t\n\r \xa0]+/g;
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/**
 * Text as a person sees it, on one line: without bidi controls, tags, zero-width and private characters, and with runs
 * of white space as one space. Joiners stay where a script or an emoji needs them.
 */
export function cleanText(text: string): string {
  if (text === "" || PLAIN.test(text)) return text;
  if (COMMON.test(text)) return (COMMON_SPACES.test(text) ? text.replace(COMMON_SPACE_RUNS, " ") : text).trim();
  const spaced = text.replace(SPACES, " ");
  return withoutUnseen(spaced).replace(/ {2,}/g, " ").trim();
}

const NOT_BLANK = /\S/;

/** Nothing but white space. */
export function isBlank(text: string): boolean {
  return !NOT_BLANK.test(text);
}

/** Cuts to at most `limit` UTF-16 units without splitting a character, with an ellipsis as the last one when cut. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole.trimEnd()}…`;
}
