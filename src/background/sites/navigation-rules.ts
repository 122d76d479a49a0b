/**
 * Where the tabs of a run may go, as rules of the browser's own: they stop a request before it leaves, whoever made it
 * (threat-model.md D8). Pure: navigation-guard.ts sets them.
 * @see https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest
 */

/** As much of a run as says where its tabs may go. */
export interface GuardedRun {
  /** The run's own tabs. */
  tabs: readonly number[];
  /** Tabs that have nothing to do with it: the user's, and those of other runs. */
  others: readonly number[];
  /** Exact origins that it may read, and those that its tabs show. */
  origins: readonly string[];
}

type Rule = chrome.declarativeNetRequest.Rule;
type Condition = chrome.declarativeNetRequest.RuleCondition;

const BLOCK = 1;
const ALLOW = 2;

/** All rules for the runs under way. */
export function navigationRules(runs: readonly GuardedRun[]): Rule[] {
  return runs.flatMap(rulesOf).map((rule, index) => ({ ...rule, id: index + 1 }));
}

type Numberless = Omit<Rule, "id">;

function rulesOf({ tabs, others, origins }: GuardedRun): Numberless[] {
  if (tabs.length === 0) return [];
  const inTabs = { tabIds: [...tabs] };
  const blocks = [
    rule("block", { ...inTabs, resourceTypes: ["main_frame"] }),
    // A form that posts into a frame would get out else.
    rule("block", { ...inTabs, resourceTypes: ["sub_frame"], requestMethods: ["post"] }),
  ];
  const allows = origins.map((origin) =>
    rule("allow", { ...inTabs, urlFilter: filterFor(origin), resourceTypes: ["main_frame", "sub_frame"] }),
  );
  return [...blocks, ...allows, ...rulesForOpened(others, origins)];
}

/** A tab that the page opens is nobody's yet: what its sites ask for is stopped in every tab but those of others. */
function rulesForOpened(others: readonly number[], origins: readonly string[]): Numberless[] {
  // A name that ends with the root's dot matches nobody; without it, it matches both.
  const hosts = [...new Set(origins.map((origin) => new URL(origin).hostname.replace(/\.+$/, "")))];
  if (hosts.length === 0) return [];
  const byPages: Condition = {
    initiatorDomains: hosts,
    resourceTypes: ["main_frame"],
    ...(others.length > 0 ? { excludedTabIds: [...others] } : {}),
  };
  const allows = origins.map((origin) => rule("allow", { ...byPages, urlFilter: filterFor(origin) }));
  return [rule("block", byPages), ...allows];
}

function rule(type: "block" | "allow", condition: Condition): Numberless {
  return { priority: type === "block" ? BLOCK : ALLOW, action: { type }, condition };
}

/** The origin's addresses and no others: a default port must not be written. */
function filterFor(origin: string): string {
  return `|${new URL(origin).origin}/`;
}
