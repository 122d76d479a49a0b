/** "submit", "submit the form", "submit the Login form", "submit order". */
import { click } from "./click.ts";
import { isQuoted, nameOf, type Phrase } from "./phrase.ts";
import { one, type Parsed } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";

/** Whether nothing but the form at hand is spoken of. */
export function isFormAtHand(phrase: Phrase): boolean {
  return !isQuoted(phrase) && ["", "it", "form", "this"].includes(nameOf(stripArticle(phrase)).toLowerCase());
}

export function submit(phrase: Phrase): Parsed {
  if (isFormAtHand(phrase)) return one({ kind: "submit" });
  const form = parseTarget(phrase);
  return form?.role === "form" ? one({ kind: "submit", form }) : click(phrase, {});
}
