/** "wait for X", "wait until X is gone", "wait until the address contains /cart", "wait 3 seconds". */

import { isEmpty, lookup, matchAt, matchEnd, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { missing, one, type Parsed, type Step, withTarget } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import type { VerbMatch } from "./verbs.ts";
import {
  ADDRESS_WORDS,
  CHECKED_ENDINGS,
  CONTAINS_WORDS,
  COUNTS,
  GONE_ENDINGS,
  SHOWN_ENDINGS,
  TIME_UNITS,
} from "./words.ts";

/** What one wait may last, in seconds; longer ones become several. */
const LONGEST_WAIT = 30;
const MOST_WAITS = 20;

export function parseWait(phrase: Phrase): Parsed {
  const words = part(phrase, WAIT_OPENERS.has(phrase.tokens[0]?.word ?? "") ? 1 : 0);
  if (isEmpty(words)) return isEmpty(phrase) ? one({ kind: "wait" }) : misses();
  return duration(words) ?? address(words) ?? gone(words) ?? shown(words);
}

const WAIT_OPENERS: ReadonlySet<string> = new Set(["for", "until", "till", "til"]);

function misses(): Parsed {
  return missing("what to wait for");
}

function duration(words: Phrase): Parsed | undefined {
  const seconds = durationOf(words);
  return seconds === undefined ? undefined : pauses(seconds);
}

/** Seconds: "2 seconds", "500ms", "a minute"; undefined when it is no duration. */
export function durationOf(words: Phrase): number | undefined {
  const said = /^(\S+?)\s*([a-z]+)$/i.exec(textOf(words).toLowerCase());
  const unit = lookup(TIME_UNITS, said?.[2] ?? "");
  const count = lookup(COUNTS, said?.[1] ?? "") ?? Number(said?.[1] || Number.NaN);
  return unit === undefined || !Number.isFinite(count) || count < 0 ? undefined : (count * unit) / 1000;
}

function pauses(seconds: number): Parsed {
  const waits = Math.max(1, Math.ceil(seconds / LONGEST_WAIT));
  if (waits > MOST_WAITS) return { ok: false, misses: `a wait of at most ${(MOST_WAITS * LONGEST_WAIT) / 60} minutes` };
  const each = (index: number): Step => ({
    kind: "wait",
    seconds: index < waits - 1 ? LONGEST_WAIT : seconds - LONGEST_WAIT * (waits - 1),
  });
  return { ok: true, steps: Array.from({ length: waits }, (_, index) => each(index)) };
}

function address(words: Phrase): Parsed | undefined {
  const bare = stripArticle(words);
  const subject = matchAt(bare, 0, (entry) => ADDRESS_WORDS.has(entry));
  const verb = subject && matchAt(bare, subject.length, (entry) => CONTAINS_WORDS.has(entry));
  if (subject === undefined || verb === undefined) return undefined;
  const url = textOf(part(bare, subject.length + verb.length));
  return url === "" ? undefined : one({ kind: "wait", url });
}

/** "check that “Thank you” is visible", "I should see X", "make sure Newsletter is ticked". */
export function expectation(phrase: Phrase, { verb }: VerbMatch): Parsed {
  if (verb.endsWith("see")) return isEmpty(phrase) ? misses() : seen(phrase, /not|n't/.test(verb));
  const said = address(phrase) ?? gone(phrase) ?? (hasEnding(phrase, SHOWN_ENDINGS) ? shown(phrase) : undefined);
  if (said !== undefined) return said;
  const makesSo = /^(?:make sure|ensure)/.test(verb);
  const state = makesSo ? stateAtEnd(phrase) : undefined;
  if (state !== undefined) return state;
  // "check that box" ticks it.
  if (verb === "check that") return withTarget(phrase, (target) => ({ kind: "check", target, checked: true }));
  return missing("what should be seen: check that “Thank you” is visible");
}

function seen(phrase: Phrase, isGone: boolean): Parsed {
  return one({ kind: "wait", ...subjectOf(phrase), ...(isGone && { gone: true }) });
}

function hasEnding(phrase: Phrase, endings: readonly string[]): boolean {
  const ending = matchEnd(phrase, (entry) => endings.includes(entry));
  return ending !== undefined && ending.length < phrase.tokens.length;
}

function stateAtEnd(phrase: Phrase): Parsed | undefined {
  const ending = matchEnd(phrase, (entry) => lookup(CHECKED_ENDINGS, entry) !== undefined);
  const checked = ending && lookup(CHECKED_ENDINGS, ending.entry);
  if (ending === undefined || checked === undefined) return undefined;
  const thing = part(phrase, 0, phrase.tokens.length - ending.length);
  return withTarget(thing, (target) => ({ kind: "check", target, checked }));
}

function gone(words: Phrase): Parsed | undefined {
  const ending = matchEnd(words, (entry) => GONE_ENDINGS.includes(entry));
  if (ending === undefined) return undefined;
  const subject = part(words, 0, words.tokens.length - ending.length);
  return isEmpty(subject) ? misses() : one({ kind: "wait", ...subjectOf(subject), gone: true });
}

function shown(words: Phrase): Parsed {
  const ending = matchEnd(words, (entry) => SHOWN_ENDINGS.includes(entry));
  const subject = ending === undefined ? words : part(words, 0, words.tokens.length - ending.length);
  if (isPage(subject)) return one({ kind: "wait" });
  return isEmpty(subject) ? misses() : one({ kind: "wait", ...subjectOf(subject) });
}

/** "wait for the page to load": until it is quiet. */
function isPage(subject: Phrase): boolean {
  return nameOf(stripArticle(subject)).toLowerCase() === "page";
}

function subjectOf(subject: Phrase): { text: string; target?: NonNullable<ReturnType<typeof parseTarget>> } {
  const target = parseTarget(subject);
  const text = target?.role === undefined ? nameOf(stripArticle(subject)) : (target.name ?? target.spoken);
  return { text, ...(target !== undefined && { target }) };
}
