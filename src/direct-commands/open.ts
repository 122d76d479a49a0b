/** Going places: "open example.com", "open the Docs link in a new tab", "go back", "switch to tab 2", "close this tab". */
import { looksLikeAddress } from "./addresses.ts";
import { dismiss, isDialog } from "./dialog.ts";
import { isEmpty, isQuoted, matchAt, matchEnd, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { countOf, repeated, times } from "./repeat.ts";
import { missing, one, type Parsed, withTarget } from "./step.ts";
import { parseTab, tabTitle } from "./tab-phrase.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { type VerbMatch, verbAt } from "./verbs.ts";
import { NEW_TAB_ENDINGS, NEW_TABS, PAGE_WORDS } from "./words.ts";

/** "open example.com", "go to /cart", "open the Docs link"; "go to the first tab", "open tab 2" are other tabs. */
export function open(phrase: Phrase, verb: VerbMatch): Parsed {
  const tab = parseTab(phrase);
  const goes = verb.verb === "go to" || verb.verb === "goto" || (tab !== undefined && "tab" in tab);
  return (goes ? switched(phrase) : undefined) ?? openNewTab(phrase) ?? openThing(phrase, {});
}

function openThing(phrase: Phrase, where: { newTab?: true }): Parsed {
  const words = stripArticle(phrase);
  const address = textOf(words);
  if (words.tokens.length === 1 && looksLikeAddress(address)) {
    const target = parseTarget(words);
    return one({ kind: "open", address, ...(target !== undefined && { target }), ...where });
  }
  return withTarget(phrase, (target) => ({ kind: "open", target, ...where }));
}

const IN_NEW_TAB = { newTab: true } as const;

/** "open X in a new tab", "open a new tab with X", "open a new tab and go to X". */
function openNewTab(phrase: Phrase): Parsed | undefined {
  const ending = matchEnd(phrase, (entry) => NEW_TAB_ENDINGS.has(entry));
  if (ending !== undefined && ending.length < phrase.tokens.length)
    return openThing(part(phrase, 0, phrase.tokens.length - ending.length), IN_NEW_TAB);
  const words = stripArticle(phrase);
  const start = matchAt(words, 0, (entry) => NEW_TABS.has(entry));
  if (start === undefined) return undefined;
  const rest = afterLink(part(words, start.length));
  return isEmpty(rest) ? missing("what to open in it: open example.com in a new tab") : openThing(rest, IN_NEW_TAB);
}

/** Without the "with" or "and go to" before what is opened. */
function afterLink(phrase: Phrase): Phrase {
  const first = phrase.tokens[0]?.word ?? "";
  const rest = ["with", "at", "to", "for", "on", "and", "then"].includes(first) ? part(phrase, 1) : phrase;
  const verb = verbAt(rest, 0);
  return verb?.kind === "open" ? part(rest, verb.length) : rest;
}

/** "go back", "go back two pages", "go back to the first tab". */
export function back(phrase: Phrase): Parsed {
  return repeated(phrase, (words) => {
    const step = one({ kind: "back" });
    if (isEmpty(words) || PAGE_WORDS.has(bare(words))) return step;
    const [figure, noun] = words.tokens;
    const count = countOf(figure?.word ?? "");
    if (count !== undefined && words.tokens.length === 2 && /^(?:pages?|steps?|times)$/.test(noun?.word ?? ""))
      return times(step, count);
    if (figure?.word === "to") return backTo(part(words, 1));
    return missing("how far: go back, go back two pages");
  });
}

function backTo(phrase: Phrase): Parsed {
  if (PAGE_WORDS.has(bare(phrase))) return one({ kind: "back" });
  return switchTo(phrase);
}

/** Lower case, without what only points: "to the previous page" is "previous page". */
function bare(phrase: Phrase): string {
  const words = phrase.tokens[0]?.word === "to" ? part(phrase, 1) : phrase;
  return nameOf(stripArticle(words)).toLowerCase();
}

/** "reload", "refresh the page". */
export function reload(phrase: Phrase): Parsed {
  if (isEmpty(phrase) || (!isQuoted(phrase) && PAGE_WORDS.has(bare(phrase)))) return one({ kind: "reload" });
  return missing("that the page is meant: reload the page");
}

/** "switch to tab 2", "switch to the Docs tab"; anything else is looked for on the page. */
export function switchTo(phrase: Phrase): Parsed {
  return switched(phrase) ?? titled(phrase) ?? openThing(phrase, {});
}

function switched(phrase: Phrase): Parsed | undefined {
  const tab = parseTab(phrase);
  const target = parseTarget(phrase);
  return tab && one({ kind: "switch-tab", tab, ...(target !== undefined && { target }) });
}

function titled(phrase: Phrase): Parsed | undefined {
  const tab = tabTitle(phrase);
  const target = parseTarget(phrase);
  return tab && one({ kind: "switch-tab", tab, ...(target !== undefined && { target }) });
}

/** "close this tab", "close tab 2", "close the dialog". */
export function close(phrase: Phrase): Parsed {
  const tab = parseTab(phrase) ?? (isDialog(phrase) ? undefined : tabTitle(phrase));
  if (tab !== undefined) return one({ kind: "close-tab", tab });
  if (isDialog(phrase)) return dismiss(phrase);
  return missing("what can be closed: close this tab, close the dialog, or for a button, click “Close”");
}
