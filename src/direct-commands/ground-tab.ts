/** Which of the run's tabs is meant. A tab within the page is called a tab as well, and comes first where it is named. */
import { find, type Want } from "./find.ts";
import { act, type Ground, type Grounding, missing, type RunTab, resolve } from "./grounding.ts";
import type { CloseTabInstruction, SwitchTabInstruction, TabPhrase } from "./instruction.ts";
import { holdsWords, isSame } from "./match.ts";

const PAGE_TAB: Want = { accepts: ({ node }) => node.role === "tab" };

/** With several tabs of the browser a number means one of those, else a tab within the page where it has such. */
export function groundSwitchTab(instruction: SwitchTabInstruction, on: Ground): Grounding {
  const inPage = groundPageTab(instruction, on);
  if (inPage !== undefined) return inPage;
  const found = findTab(instruction.tab, on.context.tabs);
  return found.ok ? act({ action: "switch_tab", tab: found.tab }, `tab ${found.tab}`) : missing(found.message);
}

function groundPageTab({ tab, target }: SwitchTabInstruction, on: Ground): Grounding | undefined {
  if (target === undefined || "which" in tab) return undefined;
  const { tabs } = on.context;
  if (!("title" in tab) && tabs !== undefined && tabs.length > 1) return undefined;
  const found = on.chosen === undefined ? find(on.index, target, PAGE_TAB) : { cost: 0, entries: [on.chosen] };
  if (found === undefined) return undefined;
  return resolve(on, found, target, PAGE_TAB, (ref) => ({ action: "click", ref }));
}

export function groundCloseTab({ tab }: CloseTabInstruction, on: Ground): Grounding {
  const found = findTab(tab, on.context.tabs);
  return found.ok ? act({ action: "close_tab", tab: found.tab }, `tab ${found.tab}`) : missing(found.message);
}

export type FoundTab = { ok: true; tab: string } | { ok: false; message: string };

/** Without knowing the tabs only a name will do; the first one is `t1` in any case. */
export function findTab(phrase: TabPhrase, tabs: readonly RunTab[] | undefined): FoundTab {
  if (tabs === undefined) return namedTab(phrase);
  if ("tab" in phrase) {
    const isOpen = tabs.some(({ tab }) => tab === phrase.tab);
    return isOpen ? { ok: true, tab: phrase.tab } : none(`There is no tab ${phrase.tab}.`, tabs);
  }
  if ("ordinal" in phrase) return one(phrase.ordinal === "last" ? tabs.slice(-1) : nth(tabs, phrase.ordinal), tabs);
  if ("title" in phrase) return one(titled(phrase.title, tabs), tabs);
  return one(placed(phrase.which, tabs), tabs);
}

function namedTab(phrase: TabPhrase): FoundTab {
  if ("tab" in phrase) return { ok: true, tab: phrase.tab };
  if ("ordinal" in phrase && phrase.ordinal !== "last") return { ok: true, tab: `t${phrase.ordinal}` };
  if ("which" in phrase && phrase.which === "original") return { ok: true, tab: "t1" };
  return { ok: false, message: "Which tab that is cannot be told here: say its number, like tab 2." };
}

function nth(tabs: readonly RunTab[], ordinal: number): readonly RunTab[] {
  return tabs.slice(ordinal - 1, ordinal);
}

/** Exactly one fits, or it is said what there is. */
function one(fitting: readonly RunTab[], tabs: readonly RunTab[]): FoundTab {
  const [only] = fitting;
  if (only === undefined) return none(tabs.length === 1 ? "There is only this tab." : "There is no such tab.", tabs);
  return fitting.length === 1 ? { ok: true, tab: only.tab } : none("Several tabs fit that.", tabs);
}

function none(problem: string, tabs: readonly RunTab[]): FoundTab {
  const list = tabs.map(({ tab, current, title }) => {
    const notes = [...(title === undefined ? [] : [title]), ...(current ? ["this one"] : [])];
    return notes.length === 0 ? tab : `${tab} (${notes.join(", ")})`;
  });
  return { ok: false, message: `${problem} The tabs of this task: ${list.join(", ")}.` };
}

function titled(title: string, tabs: readonly RunTab[]): readonly RunTab[] {
  const exact = tabs.filter((tab) => tab.title !== undefined && isSame(tab.title, title));
  return exact.length > 0 ? exact : tabs.filter((tab) => tab.title !== undefined && holdsWords(tab.title, title));
}

function placed(which: Extract<TabPhrase, { which: string }>["which"], tabs: readonly RunTab[]): readonly RunTab[] {
  const current = tabs.findIndex((tab) => tab.current);
  const others = tabs.filter((tab) => !tab.current);
  switch (which) {
    case "current":
      return tabs.filter((tab) => tab.current);
    case "new":
      // The newest one, also when it is the current one; the tab in which the task began is never new.
      return tabs.slice(1).slice(-1);
    case "other":
      return others;
    case "next":
      return tabs.slice(current + 1, current + 2);
    case "previous":
      return current < 1 ? [] : tabs.slice(current - 1, current);
    case "original":
      return tabs.filter(({ tab }) => tab === "t1");
  }
}
