/**
 * What a run has read on one site goes to another only with a yes that shows the text and the sites (threat-model.md D5).
 * Nobody judges whether a text *is* what was read: it may be encoded or in pieces. What the user said themselves, and what
 * the site shows already, tells it nothing.
 */
import type { Effect, Flow } from "../protocol/question.ts";

/** Text that a model wants to put into a document of a site. */
export interface CarriedText {
  /** Exact origin of the document that gets it. */
  to: string;
  text: string;
  /** Name of the field, for people; empty where it has none. */
  field: string;
}

export interface FlowSetting {
  /** Exact origins of which the model was shown anything in this run. */
  read: readonly string[];
  /** All that the user said in this run. */
  spoken: string;
  /** What a site itself shows now, as far as that is known. */
  shownBy(origin: string): string;
  /** What the user has said yes to in this run. */
  agreed: readonly Flow[];
}

/** The sites that were read and that a site may be told of only after a yes: all but itself. */
export function foreignSources(read: readonly string[], to: string): string[] {
  return [...new Set(read)].filter((origin) => origin !== to);
}

/**
 * What the user has to say yes to before these texts are put in, one effect for each site that gets any. Empty when the
 * run has read no other site, when the text is the user's own or the site's own, or when the user has agreed before.
 */
export function effectsOfCarrying(texts: readonly CarriedText[], setting: FlowSetting): Effect[] {
  const destinations = [...new Set(texts.map(({ to }) => to))];
  return destinations.flatMap((to) => {
    const from = foreignSources(setting.read, to).filter((source) => !isAgreed(setting.agreed, source, to));
    if (from.length === 0) return [];
    const isKnownThere = knownTo(setting, to);
    const told = texts.filter((one) => one.to === to && !isKnownThere(one.text));
    return told.length === 0 ? [] : [effectOf({ from, to }, told)];
  });
}

const isAgreed = (agreed: readonly Flow[], source: string, to: string): boolean =>
  agreed.some((flow) => flow.to === to && flow.from.includes(source));

/** Whether a site is told nothing by a text. What it shows is gathered once, and not for what the user said. */
function knownTo({ spoken, shownBy }: FlowSetting, to: string): (text: string) => boolean {
  const said = asKnown(spoken);
  let shown: Known | undefined;
  return (text) => {
    if (holdsAsKnown(said, text)) return true;
    shown ??= asKnown(shownBy(to));
    return holdsAsKnown(shown, text);
  };
}

/** A text as it stands, in one spelling of its letters, with its case alone, and with neither case nor white space. */
interface Known {
  raw: string;
  whole: string;
  spaced: string;
  plain: string;
}

const asKnown = (text: string): Known => ({
  raw: text,
  whole: text.normalize("NFC"),
  spaced: spaced(text),
  plain: plain(text),
});

/** Without regard to case, white space and how letters are put together, as far as these are plain: of others' choice, each can spell anything. */
function holdsAsKnown(known: Known, part: string): boolean {
  if (part !== part.normalize("NFC")) return holdsAt(known.raw, part);
  const written = part.replace(PLACEHOLDER, "x");
  if (holdsAt(known.whole, written)) return true;
  if (written !== spaced(written)) return written.trim() === "" && holdsPlain(known.plain, part);
  return isOneCase(written)
    ? holdsPlain(known.plain, part)
    : holdsAt(known.spaced, spaced(part.replace(PLACEHOLDER, " ")));
}

/** In small letters or capitals, or with capitals where a sentence or each of its words begins. */
function isOneCase(text: string): boolean {
  const small = text.toLowerCase();
  const begun = (words: RegExp) => small.replace(words, (first) => first.toUpperCase());
  return [small, text.toUpperCase(), begun(/^\P{L}*\p{L}/u), begun(/(?<!\p{L})\p{L}/gu)].includes(text);
}

const PLACEHOLDER = /\{\{secret:[^{}]*\}\}/g;

/** The text is shown whole: what is cut off would go unseen. */
function effectOf(flow: Flow, told: readonly CarriedText[]): Effect {
  const texts = told.map(({ field, text }) => `${field || "Text"}: ${text.replace(PLACEHOLDER, "•••")}`);
  const sources = flow.from.map(hostOf).join(", ");
  const yes = "A yes holds for whatever else this task carries between these sites.";
  return {
    kind: "carry",
    title: `Type into ${hostOf(flow.to)} after reading ${sources}`,
    lines: [...texts, `Read: ${flow.from.join(", ")}`, `Goes to: ${flow.to}`, yes],
    flow,
  };
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);

/** Letters of scripts that put no space between words: there a word may begin anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Whether a text stands in another one as whole words, without regard to case and white space. A single letter out of a
 * word does not count: letter by letter anything can be spelt.
 */
export const holdsWords = (whole: string, part: string): boolean => holdsPlain(plain(whole), part);

function holdsPlain(text: string, part: string): boolean {
  const wanted = plain(part.replace(PLACEHOLDER, " "));
  // Nothing tells nothing; white space can be counted.
  return wanted === "" ? part.replace(PLACEHOLDER, "") === "" : holdsAt(text, wanted);
}

function holdsAt(text: string, wanted: string): boolean {
  if (wanted === "") return false;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isCut(text, at) && isCut(text, at + wanted.length)) return true;
  }
  return false;
}

/** Single spaces are left as they are: a large page has tens of thousands of them. */
const spaced = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[^\S ]\s*| \s+/gu, " ")
    .trim();

const plain = (text: string): string => spaced(text.toLowerCase());

/** Whether no word goes across this place. */
function isCut(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
  if (UNSPACED.test(before) || UNSPACED.test(after)) return true;
  return !(IN_WORD.test(before) && IN_WORD.test(after));
}
