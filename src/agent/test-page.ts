/** The page of a test's world: a list of things, in tabs that are all alike. */
import type { RunEvent } from "../protocol/event.ts";
import type { SiteRules } from "../protocol/grant.ts";
import type { ModelRequest } from "../protocol/model.ts";
import type { ElementFacts, PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import type { PagePort, TabResult } from "./ports.ts";

export const ORIGIN = "https://shop.example";

export interface Thing {
  ref: string;
  role: string;
  name: string;
  facts?: Partial<ElementFacts>;
  secret?: "password";
  /** What it holds, of a field. */
  value?: string;
}

/** What the ports of a world stand on; tests read and change it. */
export interface Setting {
  things: Thing[];
  /** What each action does; the default is `done`. */
  perform: (ref: string | undefined, action: unknown) => TabResult | Promise<TabResult>;
  performed: { action: { action: string }; at: number }[];
  journal: RunEvent[];
  sites: SiteRules;
  /** Sites that Chrome does not let us into before its prompt was answered. */
  closedToUs: string[];
  /** The current tab. */
  tabId: number;
  secrets: Record<string, string>;
  /** Those of them that the user has saved: their origins. */
  savedFor: Record<string, string>;
  requests: ModelRequest[];
  now: number;
}

/** All of the page and its tabs that a run needs. */
export const pageOf = (setting: Setting): PagePort => ({
  ...sightOf(setting),
  ...handsOf(setting),
  ...tabsOf(setting),
});

/** What the run sees of the page. */
function sightOf(
  setting: Setting,
): Pick<PagePort, "documents" | "observe" | "readWhole" | "describe" | "focus" | "read"> {
  return {
    documents: async () => [{ documentId: "d1", frameId: 0, parentFrameId: -1, origin: ORIGIN, url: `${ORIGIN}/` }],
    observe: async () => {
      const outline = setting.things.map(({ role, name, ref }) => `${role} ${name}[${ref}]`).join("\n");
      return { page: snapshotOf(setting.things), outline, tokens: 20, pageTokens: 40 };
    },
    readWhole: async () => snapshotOf(setting.things),
    describe: async (_documents, ref) => {
      const thing = setting.things.find((candidate) => candidate.ref === ref);
      return thing ? factsOf(thing) : null;
    },
    focus: async ([document]) => ({ document: document ?? { prefix: "a", documentId: "d1" }, facts: null }),
    read: (_page, { action }) =>
      action === "extract" ? null : { outcome: "done", effect: "read", content: "All of it." },
  };
}

function snapshotOf(things: Thing[]): PageSnapshot {
  const children: SnapshotNode[] = things.map(({ ref, role, name, secret, value }) => ({
    ref,
    role,
    name,
    place: "viewport",
    print: print({ role, name }),
    ...(secret ? { secret } : {}),
    ...(value === undefined ? {} : { value }),
  }));
  const root: SnapshotNode = { role: "generic", place: "viewport", children };
  return { origin: ORIGIN, url: `${ORIGIN}/`, title: "Shop", scroll: { y: 0, height: 800, viewport: 800 }, root };
}

/** What the run does in the page, which is noted in `performed`. */
function handsOf(
  setting: Setting,
): Pick<PagePort, "perform" | "navigate" | "goBack" | "reload" | "answerDialog" | "release"> {
  return {
    perform: async ({ action }) => {
      note(setting, action);
      return setting.perform("ref" in action ? action.ref : undefined, action);
    },
    navigate: async (address) => {
      note(setting, { action: `navigate ${address}` });
      return { outcome: "done", effect: `url → ${address}` };
    },
    goBack: async () => ({ outcome: "done", effect: "url → before" }),
    reload: async () => ({ outcome: "done", effect: "page reloaded" }),
    answerDialog: async ({ accept }) => {
      note(setting, { action: `dialog ${accept ? "OK" : "Cancel"}` });
      return { settled: Promise.resolve({ outcome: "done", effect: "answered" }) };
    },
    release: async () => undefined,
  };
}

function tabsOf(setting: Setting): Pick<PagePort, "openTab" | "closeTab" | "originOf" | "use"> {
  return {
    openTab: async (address) => {
      note(setting, { action: `open tab ${address}` });
      return { outcome: "done", effect: `url → ${address}`, tabId: 7 };
    },
    closeTab: async (tabId) => note(setting, { action: `close tab ${tabId}` }),
    originOf: async () => ORIGIN,
    use: (tabId) => {
      setting.tabId = tabId;
    },
  };
}

const note = ({ performed, now }: Setting, action: { action: string }) => void performed.push({ action, at: now });

const print = ({ role, name }: { role: string; name: string }) =>
  [...`${role} ${name}`].reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) | 0, 7);

function factsOf(thing: Thing): ElementFacts {
  const { ref, role, name, facts, secret } = thing;
  return {
    ref,
    role,
    name,
    print: print(thing),
    tag: "button",
    submits: false,
    origin: ORIGIN,
    ...(secret ? { secret } : {}),
    ...facts,
  };
}
