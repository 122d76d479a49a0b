/** "scroll down", "scroll to Reviews". */
import { isEmpty, lookup, type Match, matchEnd, nameOf, type Phrase, part } from "./phrase.ts";
import { one, type Parsed, withTarget } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { DIRECTIONS } from "./words.ts";

/** "scroll down", "scroll to the bottom of the list", "scroll to Reviews", "scroll Reviews into view". */
export function scroll(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return one({ kind: "scroll", to: "down" });
  const words = stripArticle(part(phrase, phrase.tokens[0]?.word === "to" ? 1 : 0));
  const direction = lookup(DIRECTIONS, words.tokens[0]?.word ?? "");
  if (direction === undefined || isThingAfter(words)) return scrollTo(words);
  const area = areaOf(part(words, 1));
  return one({ kind: "scroll", to: direction, ...(area !== undefined && { target: area }) });
}

/** "scroll to Top sellers": a direction word may begin a name. */
function isThingAfter(words: Phrase): boolean {
  const second = words.tokens[1]?.word;
  return second !== undefined && !["in", "of", "to", "inside", "within", "on", "a", "by"].includes(second);
}

function areaOf(rest: Phrase): ReturnType<typeof parseTarget> {
  const second = rest.tokens[0]?.word ?? "";
  if (second === "to") return parseTarget(part(rest, 1));
  if (!["in", "of", "inside", "within", "on"].includes(second)) return undefined;
  const area = part(rest, 1);
  return nameOf(stripArticle(area)).toLowerCase() === "page" ? undefined : parseTarget(area);
}

function scrollTo(words: Phrase): Parsed {
  const view: Match | undefined = matchEnd(words, (entry) => entry === "into view" || entry === "in view");
  const thing = view === undefined ? words : part(words, 0, words.tokens.length - view.length);
  return withTarget(thing, (target) => ({ kind: "scroll", to: "element", target }));
}
