/** "tab 2", "the first tab", "the new window": a tab of the browser that the run works in. */
import type { TabPhrase } from "./instruction.ts";
import { lookup, nameOf, type Phrase, part } from "./phrase.ts";
import { ordinalAt, stripArticle } from "./target.ts";
import { COUNTS, TAB_PLACES } from "./words.ts";

const NOUN = /(?:^| )(?:browser )?(?:tab|window)$/;
const NUMBERED = /^(?:(?:browser )?(?:tab|window) (?:number |no\.? |nr\.? )?#?|t)(\d{1,3}|[a-z]+)$/;
const WHERE_IT_BEGAN = /^(?:tab|window) (?:where )?(?:i|we|you|it) (?:started|began)(?: (?:in|on|with|from))?$/;

/** Undefined when the words mean no tab by number or place; what a tab shows is `tabTitle`'s. */
export function parseTab(phrase: Phrase): TabPhrase | undefined {
  if (phrase.tokens.some((token) => token.kind !== "word" && token.kind !== "stop")) return undefined;
  const words = stripArticle(phrase);
  const said = nameOf(words).toLowerCase();
  const figure = NUMBERED.exec(said)?.[1] ?? "";
  const number = lookup(COUNTS, figure) ?? Number(figure || Number.NaN);
  if (number > 0) return { tab: `t${number}` };
  if (WHERE_IT_BEGAN.test(said)) return { which: "original" };
  if (!NOUN.test(said)) return undefined;
  const ordinal = ordinalAt(words, 0);
  if (ordinal !== undefined && /^(?:browser )?(?:tab|window)$/.test(nameOf(part(words, ordinal.length)).toLowerCase()))
    return { ordinal: ordinal.ordinal };
  const which = lookup(TAB_PLACES, said.replace(NOUN, ""));
  return which === undefined ? undefined : { which };
}

/** "the Docs tab": what stands before the noun. */
export function tabTitle(phrase: Phrase): TabPhrase | undefined {
  const words = stripArticle(phrase);
  const last = words.tokens.at(-1)?.word;
  if (words.tokens.length < 2 || (last !== "tab" && last !== "window")) return undefined;
  return { title: nameOf(part(words, 0, words.tokens.length - 1)) };
}
