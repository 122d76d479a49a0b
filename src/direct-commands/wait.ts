/** "wait for X", "wait until X is gone", "wait until the address contains /cart", "wait 3 seconds". */
import type { Parsed, Step } from "./grammar.ts";
import { isEmpty, lookup, matchAt, matchEnd, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { ADDRESS_WORDS, CONTAINS_WORDS, COUNTS, GONE_ENDINGS, SHOWN_ENDINGS, TIME_UNITS } from "./words.ts";

/** What one wait may last, in seconds; longer ones become several. */
const LONGEST_WAIT = 30;
const MOST_WAITS = 20;

export function parseWait(phrase: Phrase): Parsed {
  const words = part(phrase, WAIT_OPENERS.has(phrase.tokens[0]?.word ?? "") ? 1 : 0);
  if (isEmpty(words)) return isEmpty(phrase) ? one({ kind: "wait" }) : misses();
  return duration(words) ?? address(words) ?? gone(words) ?? shown(words);
}

const WAIT_OPENERS: ReadonlySet<string> = new Set(["for", "until", "till", "til"]);

function one(step: Step): Parsed {
  return { ok: true, steps: [step] };
}

function misses(): Parsed {
  return { ok: false, misses: "what to wait for" };
}

function duration(words: Phrase): Parsed | undefined {
  const said = /^(\S+?)\s*([a-z]+)$/i.exec(textOf(words).toLowerCase());
  const unit = lookup(TIME_UNITS, said?.[2] ?? "");
  const count = lookup(COUNTS, said?.[1] ?? "") ?? Number(said?.[1] || Number.NaN);
  if (unit === undefined || !Number.isFinite(count) || count < 0) return undefined;
  return pauses((count * unit) / 1000);
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
