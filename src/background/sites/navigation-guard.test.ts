import { beforeEach, expect, test } from "vitest";
import { NavigationGuard } from "./navigation-guard.ts";

type Tab = Pick<chrome.tabs.Tab, "id" | "url" | "openerTabId">;
type Rule = chrome.declarativeNetRequest.Rule;

const OURS = 7;
const SITE = "https://shop.example";
const OWN: Tab = { id: 1, url: `${SITE}/basket` };
let tabs: Tab[];
let rules: Rule[];
let guard: NavigationGuard;

beforeEach(() => {
  tabs = [{ id: OURS, url: `${SITE}/` }, OWN];
  rules = [];
  const chrome = {
    tabs: { query: async () => tabs },
    webNavigation: { getFrame: async () => ({ url: `${SITE}/` }) },
    declarativeNetRequest: {
      getSessionRules: async () => rules,
      updateSessionRules: async ({ addRules }: { addRules: Rule[] }) => {
        rules = addRules;
      },
    },
  };
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: chrome });
  guard = new NavigationGuard(async () => [{ runId: "r", tabs: [OURS], origins: [SITE] }]);
});

/** The tabs in which what the run's sites ask for is not held. */
async function free(): Promise<number[]> {
  guard.noteChange();
  await guard.ready();
  const held = rules.find(({ action, condition }) => action.type === "block" && condition.initiatorDomains);
  return held?.condition.excludedTabIds ?? [];
}

test("a new tab is not free before it is known whose it is, whatever tab was in front when it was made", async () => {
  tabs.push({ id: 9, url: "", openerTabId: OWN.id });
  expect(await free()).toEqual([OWN.id]);
  guard.noteOpened(9, OURS);
  tabs[2] = { id: 9, url: `${SITE}/map`, openerTabId: OWN.id };
  expect(await free()).toEqual([OWN.id]);
});

test("what a tab opens that the run's page opened is held too", async () => {
  guard.noteOpened(9, OURS);
  guard.noteOpened(10, 9);
  tabs.push({ id: 9, url: `${SITE}/map` }, { id: 10, url: `${SITE}/legend` });
  expect(await free()).toEqual([OWN.id]);
});

test("a tab that the user opens, and what their pages open, are free", async () => {
  guard.noteOpened(9, 1);
  tabs.push({ id: 9, url: "" }, { id: 10, url: "chrome://newtab/" }, { id: 11, url: "https://news.example/" });
  expect(await free()).toEqual([1, 9, 10, 11]);
});
