/** A world of plain values for tests of the run: a page that is a list of things, a model that is a function, a journal that is an array. */
import type { RunEvent, RunEventBody } from "../protocol/event.ts";
import type { LanguageModel, ModelRequest } from "../protocol/model.ts";
import { RunSession } from "./journal/session.ts";
import type { DirectCommandsPort, DirectInstruction, Ports, SecretsPort, SitesPort } from "./ports.ts";
import { driveRun } from "./run.ts";
import { ORIGIN, pageOf, type Setting, type Thing } from "./test-page.ts";

export { ORIGIN, type Thing };

export interface World extends Setting {
  ports: Ports;
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
  const setting: Setting = {
    things,
    perform: () => ({ outcome: "done", effect: "clicked" }),
    performed: [],
    journal: [],
    sites: { [ORIGIN]: { read: "allow", write: "allow" } },
    closedToUs: [],
    tabId: 1,
    secrets: {},
    savedFor: {},
    requests: [],
    now: 0,
  };
  return Object.assign(setting, { ports: portsOf(setting, script) });
}

function portsOf(setting: Setting, script: Script | undefined): Ports {
  const ports: Ports = {
    page: pageOf(setting),
    model: script ? scriptedModel(setting, script) : null,
    modelFor: async () => ports.model,
    direct: { parse: () => ({ ok: false, message: "no direct commands here" }) },
    journal: {
      append: async (event) => void setting.journal.push(event),
      rewrite: async (events) => void setting.journal.splice(0, setting.journal.length, ...events),
    },
    sites: sitesOf(setting),
    secrets: secretsOf(setting),
    clock: {
      now: () => setting.now,
      sleep: async (ms) => {
        setting.now += ms;
      },
    },
    random: () => "0123456789abcdef",
  };
  return ports;
}

function sitesOf(setting: Setting): SitesPort {
  return {
    reachable: async (origin) => !setting.closedToUs.includes(origin),
    admitted: async (origin) => {
      setting.closedToUs = setting.closedToUs.filter((closed) => closed !== origin);
      return true;
    },
    read: async () => setting.sites,
    write: async (origin, rule) => {
      const before = setting.sites[origin] ?? { read: "ask", write: "ask" };
      setting.sites = { ...setting.sites, [origin]: { ...before, ...rule } };
    },
  };
}

function secretsOf(setting: Setting): SecretsPort {
  return {
    values: async () => setting.secrets,
    masked: async () => setting.secrets,
    saved: async () => setting.savedFor,
    add: async (value) => {
      const name = `task-${Object.keys(setting.secrets).length + 1}`;
      setting.secrets[name] = value;
      return name;
    },
  };
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
    return { text: outline, isDelta: unchanged, unchanged };
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

/** An action of such an answer. */
export const click = (ref: string) => ({ action: "click", ref });

/** The last words of the request that the model was called with, counted from 1. */
export const lastOf = (world: World, call: number): string => world.requests[call - 1]?.messages.at(-1)?.content ?? "";

/** What was performed: the ref of each action, or its name where it has none. */
export const clicked = (world: World): unknown[] =>
  world.performed.map(({ action }) => ("ref" in action ? action.ref : action.action));

/** An instruction that clicks the thing of this ref. */
const clicking = (ref: string): DirectInstruction => ({
  source: `click ${ref}`,
  writes: true,
  ground: () => ({ kind: "action", action: { action: "click", ref } }),
  narrow: () => ({ kind: "missing", message: "no" }),
});

/** A grammar that knows these refs: each that is named is clicked. */
export const commands = (refs: string[]): DirectCommandsPort => ({
  parse: (text) => {
    const named = refs.filter((ref) => text.includes(ref));
    return named.length > 0
      ? { ok: true, instructions: named.map(clicking) }
      : { ok: false, message: "That is no command." };
  },
});

/** The user gives a command of their own. */
export const command = (session: RunSession, text: string) =>
  session.append({ type: "override.given", overrideId: "o1", text });
