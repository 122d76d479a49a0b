/** "select X from Y", "choose X", "pick the second option in Y". */
import { type Divider, findDivider, readingsOf } from "./dividers.ts";
import { isEmpty, lookup, nameOf, type Phrase, part } from "./phrase.ts";
import { missing, one, type Parsed } from "./step.ts";
import { ordinalAt, stripArticle } from "./target.ts";
import { ROLE_NOUNS } from "./target-words.ts";
import { INTO } from "./words.ts";

/** "select X from Y", "select the second option in Y", "select X". */
export function select(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing("what to select");
  const readings = readingsOf(phrase, findDivider(phrase, SELECT_DIVIDERS).reverse());
  const [first, ...otherwise] = readings;
  const option = phraseBefore(phrase, first === undefined ? undefined : lastDivider(phrase));
  return one({
    kind: "select",
    spoken: nameOf(stripArticle(phrase)),
    ...optionOf(option),
    ...(first !== undefined && { target: first.target }),
    ...(otherwise.length > 0 && { otherwise }),
  });
}

const SELECT_DIVIDERS: ReadonlySet<string> = new Set([...INTO, "from", "for", "as", "under", "of"]);

function lastDivider(phrase: Phrase): Divider | undefined {
  return findDivider(phrase, SELECT_DIVIDERS).at(-1);
}

function phraseBefore(phrase: Phrase, divider: Divider | undefined): Phrase {
  return divider === undefined ? phrase : part(phrase, 0, divider.index);
}

/** "the second option" counts, "the option Blue" and "Blue" name. */
function optionOf(phrase: Phrase): { option: string; optionOrdinal?: number | "last" } {
  const words = stripArticle(phrase);
  const ordinal = ordinalAt(words, 0);
  const counted = ordinal === undefined ? undefined : part(words, ordinal.length);
  const option = nameOf(words);
  if (ordinal === undefined || counted === undefined || !isOptionNoun(nameOf(counted))) return { option };
  return { option, optionOrdinal: ordinal.ordinal };
}

function isOptionNoun(word: string): boolean {
  return word === "one" || ["option", "item"].includes(lookup(ROLE_NOUNS, word.toLowerCase()) ?? "");
}
