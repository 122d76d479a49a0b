/** The word with which a step begins. */
import { lookup, matchAt, type Phrase } from "./phrase.ts";
import { CLICK_MANNERS, type ClickManner, VERBS, type VerbKind } from "./verb-words.ts";

/** A verb as it stands in the text, with the manner of a click. */
export interface VerbMatch {
  kind: VerbKind;
  verb: string;
  length: number;
  manner: ClickManner;
}

/** The verb at a token position: "click on", "double-click", "right click on". */
export function verbAt(phrase: Phrase, index: number): VerbMatch | undefined {
  return mannerClickAt(phrase, index) ?? plainVerbAt(phrase, index);
}

function plainVerbAt(phrase: Phrase, index: number): VerbMatch | undefined {
  const match = matchAt(phrase, index, (entry) => lookup(VERBS, entry) !== undefined);
  const kind = match && lookup(VERBS, match.entry);
  return match === undefined || kind === undefined
    ? undefined
    : { kind, verb: match.entry, length: match.length, manner: {} };
}

function mannerClickAt(phrase: Phrase, index: number): VerbMatch | undefined {
  const [first, second] = phrase.tokens.slice(index, index + 2);
  if (first?.kind !== "word") return undefined;
  const joined = /^([a-z]+)[-+]?click$/.exec(first.word)?.[1];
  const manner = lookup(CLICK_MANNERS, joined ?? first.word);
  if (manner === undefined || (joined === undefined && second?.word !== "click")) return undefined;
  const length = joined === undefined ? 2 : 1;
  const hasOn = phrase.tokens[index + length]?.word === "on";
  return { kind: "click", verb: "click", length: length + (hasOn ? 1 : 0), manner };
}
