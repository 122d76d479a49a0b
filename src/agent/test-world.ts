/** A world of plain values for tests of the run: a page that is a list of things, a model that is a function, a journal that is an array. */
import type { RunEvent, RunEventBody } from "../protocol/event.ts";
import type { SiteRules } from "../protocol/grant.ts";
import type { LanguageModel, ModelRequest } from "../protocol/model.ts";
import type { ElementFacts, SnapshotNode } from "../protocol/snapshot.ts";
import type { Ports, TabResult } from "./ports.ts";
import { driveRun } from "./run.ts";
import { RunSession } from "./session.ts";

export const ORIGIN = "https://shop.example";

export interface Thing {
  ref: string;
  role: string;
  name: string;
  facts?: Partial<ElementFacts>;
  secret?: "password";
}

export interface World {
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
  requests: ModelRequest[];
  now: number;
  ports: Ports;
}

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

/** How the model answers: whole texts, or pieces that stream, or a fault. */
export type Script = (request: ModelRequest, call: number) => string | string[] | Error | AsyncIterable<string>;

export function scriptedModel(world: Pick<World, "requests">, script: Script): LanguageModel {
  return {
    label: "test/scripted",
    async *stream(request, signal) {
      world.requests.push(request);
      const answer = script(request, world.requests.length);
      if (answer instanceof Error) throw answer;
      for await (const text of typeof answer === "string" ? [answer] : answer) {
        if (signal.aborted) throw new Error("aborted");
        yield { kind: "text", text };
      }
      yield { kind: "end", usage: { in: 100, cached: 0, out: 10 }, finish: "stop" };
    },
  };
}

/** A world with things on one page and, unless told otherwise, every right to read and change it. */
export function makeWorld(things: Thing[], script?: Script): World {
  const world: World = {
    things,
    perform: () => ({ outcome: "done", effect: "clicked" }),
    performed: [],
    journal: [],
    sites: { [ORIGIN]: { read: "allow", write: "allow" } },
    closedToUs: [],
    tabId: 1,
    secrets: {},
    requests: [],
    now: 0,
    ports: undefined as never, // Set below, once it can refer to the world.
  };
  world.ports = {
    page: {
      documents: async () => [{ documentId: "d1", frameId: 0, parentFrameId: -1, origin: ORIGIN, url: `${ORIGIN}/` }],
      observe: async () => {
        const children: SnapshotNode[] = world.things.map(({ ref, role, name, secret }) => ({
          ref,
          role,
          name,
          place: "viewport",
          print: print({ role, name }),
          ...(secret ? { secret } : {}),
        }));
        const outline = world.things.map(({ role, name, ref }) => `${role} "${name}" [${ref}]`).join("\n");
        const root: SnapshotNode = { role: "generic", place: "viewport", children };
        const page = {
          origin: ORIGIN,
          url: `${ORIGIN}/`,
          title: "Shop",
          scroll: { y: 0, height: 800, viewport: 800 },
          root,
        };
        return { page, outline, tokens: 20, pageTokens: 40 };
      },
      describe: async (_documents, ref) => {
        const thing = world.things.find((candidate) => candidate.ref === ref);
        return thing ? factsOf(thing) : null;
      },
      focus: async ([document]) => ({ document: document ?? { prefix: "a", documentId: "d1" }, facts: null }),
      perform: async ({ action }) => {
        world.performed.push({ action, at: world.now });
        return world.perform("ref" in action ? action.ref : undefined, action);
      },
      navigate: async (address) => {
        world.performed.push({ action: { action: `navigate ${address}` }, at: world.now });
        return { outcome: "done", effect: `url → ${address}` };
      },
      goBack: async () => ({ outcome: "done", effect: "url → before" }),
      reload: async () => ({ outcome: "done", effect: "page reloaded" }),
      read: (_page, { action }) =>
        action === "extract" ? null : { outcome: "done", effect: "read", content: "All of it." },
      answerDialog: async ({ accept }) => {
        world.performed.push({ action: { action: `dialog ${accept ? "OK" : "Cancel"}` }, at: world.now });
        return { settled: Promise.resolve({ outcome: "done", effect: "answered" }) };
      },
      openTab: async (address) => {
        world.performed.push({ action: { action: `open tab ${address}` }, at: world.now });
        return { outcome: "done", effect: `url → ${address}`, tabId: 7 };
      },
      closeTab: async (tabId) => void world.performed.push({ action: { action: `close tab ${tabId}` }, at: world.now }),
      originOf: async () => ORIGIN,
      use: (tabId) => {
        world.tabId = tabId;
      },
      release: async () => undefined,
    },
    model: script ? scriptedModel(world, script) : null,
    modelFor: async () => world.ports.model,
    direct: { parse: () => ({ ok: false, message: "no direct commands here" }) },
    journal: {
      append: async (event) => void world.journal.push(event),
      rewrite: async (events) => void world.journal.splice(0, world.journal.length, ...events),
    },
    sites: {
      reachable: async (origin) => !world.closedToUs.includes(origin),
      admitted: async (origin) => {
        world.closedToUs = world.closedToUs.filter((closed) => closed !== origin);
        return true;
      },
      read: async () => world.sites,
      write: async (origin, rule) => {
        const before = world.sites[origin] ?? { read: "ask", write: "ask" };
        world.sites = { ...world.sites, [origin]: { ...before, ...rule } };
      },
    },
    secrets: {
      values: async () => world.secrets,
      masked: async () => world.secrets,
      add: async (value) => {
        const name = `task-${Object.keys(world.secrets).length + 1}`;
        world.secrets[name] = value;
        return name;
      },
    },
    clock: {
      now: () => world.now,
      sleep: async (ms) => {
        world.now += ms;
      },
    },
    random: () => "0123456789abcdef",
  };
  return world;
}

const STARTED: Extract<RunEventBody, { type: "run.started" }> = {
  type: "run.started",
  task: "Save it",
  tabId: 1,
  url: `${ORIGIN}/`,
  origin: ORIGIN,
  mode: "model",
  model: "test/scripted",
  limits: { steps: 20, seconds: 600 },
  attendance: { attended: true, confirmed: "none" },
  named: [ORIGIN],
};

/** Begins a run; `onEvent` plays the user, who answers while the run goes on. */
export async function begin(
  world: World,
  started: Partial<typeof STARTED> = {},
  onEvent: (session: RunSession, event: RunEvent) => void = () => undefined,
  runId = "run",
): Promise<{ session: RunSession; ended: Promise<void> }> {
  const session = new RunSession(runId, world.ports, (changed, event) => event && onEvent(changed, event));
  await session.append({ ...STARTED, ...started });
  let last: string | undefined;
  const show = ({ outline }: { outline: string }) => {
    const unchanged = outline === last;
    last = outline;
    return { text: outline, unchanged };
  };
  return { session, ended: driveRun(session, world.ports, { show }) };
}

/** Runs to the end and returns the last event. */
export async function run(...inputs: Parameters<typeof begin>) {
  const { session, ended } = await begin(...inputs);
  await ended;
  if (!session.state.finished) throw new Error("the run did not end");
  return session.state.finished;
}

/** A model's answer. */
export const answer = (...actions: object[]): string => JSON.stringify({ say: "Going on", check: "", actions });
export const DONE = answer({ action: "done", status: "complete", text: "Saved." });
