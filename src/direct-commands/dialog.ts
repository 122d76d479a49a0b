/** "accept the dialog", "press Cancel in the dialog", "answer the prompt with “Ada”". */
import { findDivider } from "./dividers.ts";
import type { TargetPhrase } from "./instruction.ts";
import { isEmpty, isQuoted, lookup, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { missing, one, type Parsed } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { DIALOG_BUTTONS, DIALOG_NOUNS, INTO } from "./words.ts";

const WITHIN: ReadonlySet<string> = new Set([...INTO, "on", "of", "from"]);
const WITH: ReadonlySet<string> = new Set(["with", "by"]);

/** Whether the words mean the dialog as such, not one thing in it. */
export function isDialog(phrase: Phrase): boolean {
  return !isQuoted(phrase) && DIALOG_NOUNS.has(nameOf(stripArticle(phrase)).toLowerCase());
}

function answered(accept: boolean, more: { text?: string; target?: TargetPhrase } = {}): Parsed {
  return one({ kind: "dialog", needsPage: false, accept, ...more });
}

/** "press OK in the dialog": undefined where no dialog is spoken of, or another button than dialogs of the browser have. */
export function dialogButton(phrase: Phrase): Parsed | undefined {
  const divider = findDivider(phrase, WITHIN).at(-1);
  if (divider === undefined || !isDialog(part(phrase, divider.index + divider.length))) return undefined;
  const button = nameOf(stripArticle(part(phrase, 0, divider.index))).toLowerCase();
  const accept = lookup(DIALOG_BUTTONS, button.replace(/ button$/, ""));
  const target = parseTarget(phrase);
  return accept === undefined || target === undefined ? undefined : answered(accept, { target });
}

/** "accept the prompt with “Ada”". */
export function accept(phrase: Phrase): Parsed {
  if (isDialog(phrase)) return answered(true);
  const divider = findDivider(phrase, WITH).find(({ index }) => isDialog(part(phrase, 0, index)));
  if (divider !== undefined) return answered(true, { text: textOf(part(phrase, divider.index + divider.length)) });
  return missing("what to accept: accept the dialog, or for a button, click “Accept all”");
}

export function dismiss(phrase: Phrase): Parsed {
  if (isDialog(phrase)) return answered(false);
  return missing("what to dismiss: dismiss the dialog, or for a button, click “Cancel”");
}

/** "answer the prompt with “Ada”", "answer “Ada” to the prompt", "answer Yes in the dialog". */
export function answer(phrase: Phrase): Parsed {
  const said = answerIn(phrase);
  if (said === undefined || isEmpty(said)) return missing("the answer: answer the dialog with “Ada”");
  const word = isQuoted(said) ? undefined : lookup(DIALOG_BUTTONS, nameOf(said).toLowerCase());
  return word === undefined ? answered(true, { text: textOf(said) }) : answered(word);
}

function answerIn(phrase: Phrase): Phrase | undefined {
  const after = findDivider(phrase, WITH).find(({ index }) => isDialog(part(phrase, 0, index)));
  if (after !== undefined) return part(phrase, after.index + after.length);
  const before = findDivider(phrase, new Set([...WITHIN, "to"])).at(-1);
  if (before === undefined || !isDialog(part(phrase, before.index + before.length))) return undefined;
  return part(phrase, 0, before.index);
}
