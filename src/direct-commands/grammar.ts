/**
 * One parser for each kind of step. Each gets the words after its verb and answers with the step, or with what it
 * misses; where a step ends is not decided here but in `parse.ts`.
 */
import { click, hold, press } from "./click.ts";
import { accept, answer, dismiss } from "./dialog.ts";
import { findDivider } from "./dividers.ts";
import { drag } from "./drag.ts";
import { back, close, open, reload, switchTo } from "./open.ts";
import { matchEnd, type Phrase, part, textOf } from "./phrase.ts";
import { repeated } from "./repeat.ts";
import { scroll } from "./scroll.ts";
import { select } from "./select.ts";
import { missing, one, type Parsed, withTarget } from "./step.ts";
import { submit } from "./submit.ts";
import { fill, search, set, typeInto } from "./typing.ts";
import { upload } from "./upload.ts";
import type { VerbKind } from "./verb-words.ts";
import type { VerbMatch } from "./verbs.ts";
import { expectation, parseWait } from "./wait.ts";
import { INTO, RESULT_ENDINGS } from "./words.ts";

type Parser = (rest: Phrase, verb: VerbMatch) => Parsed;

const PARSERS: Readonly<Record<VerbKind, Parser>> = {
  click: (rest, verb) => click(rest, verb.manner),
  press,
  hold,
  hover: (rest) => withTarget(rest, (target) => ({ kind: "hover", target })),
  drag,
  type: typeInto,
  put: (rest) => (findDivider(rest, INTO).length === 0 ? missing("where to put it") : typeInto(rest)),
  fill,
  set,
  clear: (rest) => withTarget(rest, (target) => ({ kind: "type", text: "", target })),
  search,
  submit,
  select,
  check: (rest) => withTarget(rest, (target) => ({ kind: "check", target, checked: true })),
  uncheck: (rest) => withTarget(rest, (target) => ({ kind: "check", target, checked: false })),
  upload,
  open,
  back,
  reload,
  switch: switchTo,
  close,
  accept,
  dismiss,
  answer,
  save,
  scroll: (rest) => repeated(rest, scroll),
  wait: parseWait,
  expect: expectation,
};

/** Parses the words after a verb. */
export function parseStep(rest: Phrase, verb: VerbMatch): Parsed {
  return PARSERS[verb.kind](part(rest, 0), verb);
}

/** "save “42 items” as a result"; a button called Save is clicked. */
function save(phrase: Phrase): Parsed {
  const ending = matchEnd(phrase, (entry) => RESULT_ENDINGS.has(entry));
  const words = part(phrase, 0, phrase.tokens.length - (ending?.length ?? 0));
  if (ending === undefined || words.tokens.length === 0)
    return missing("what to save: save “42 items” as a result, or for a button, click “Save”");
  return one({ kind: "save", text: textOf(words) });
}
