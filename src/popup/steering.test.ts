import { beforeEach, expect, test } from "vitest";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Action } from "../protocol/action.ts";
import type { RunView } from "../protocol/view.ts";
import type { CallBackground } from "./messaging.ts";
import { EMPTY_PANEL, type PanelState } from "./panel-state.ts";
import { type Steering, steeringOf } from "./steering.ts";

const TYPE: Action = { action: "type", ref: "a1", text: "Grace" };
const VIEW: RunView = {
  runId: "r1",
  tabId: 1,
  mode: "model",
  task: "Register Ada",
  status: "Paused",
  detail: "",
  say: "",
  active: true,
  paused: true,
  entries: [],
  question: null,
  result: null,
  findings: [],
  plan: [],
  queue: [],
  sent: [],
  proposal: [{ itemId: "i1", text: "Type “Ada”", action: TYPE, editable: null }],
};

let calls: unknown[][];
/** What the background says to a message; null takes it. */
let refusals: Record<string, string>;
let store: StoreApi<PanelState>;
let steering: Steering;

// A reply that fits every message that steering sends: each of them answers with null.
const call = (async (name: string, data: unknown) => {
  calls.push([name, data]);
  const message = refusals[name];
  return message === undefined ? { ok: true, value: null } : { ok: false, error: { code: "internal", message } };
}) as CallBackground;

beforeEach(() => {
  calls = [];
  refusals = {};
  store = createStore<PanelState>(() => ({ ...EMPTY_PANEL, view: VIEW, notice: "Something older." }));
  steering = steeringOf(store, call);
});

const namesOnceCalled = async (count: number) => {
  await expect.poll(() => calls.length).toBe(count);
  return calls.map(([name]) => name);
};

test("a message goes to the run that is shown, and what was wrong before is forgotten", async () => {
  expect(await steering.sendFeedback("  the large ones \n")).toBe(true);
  expect(await steering.sendOverride("go back")).toBe(true);
  expect(calls).toEqual([
    ["run-feedback", { runId: "r1", text: "the large ones" }],
    ["run-override", { runId: "r1", text: "go back" }],
  ]);
  expect(store.getState().notice).toBeNull();
});

test("words that the background does not take are not sent, and it is said why", async () => {
  refusals["run-feedback"] = "“make it nice” is no command.";
  expect(await steering.sendFeedback("make it nice")).toBe(false);
  expect(store.getState().notice).toBe("“make it nice” is no command.");
});

test("nothing is no message", async () => {
  expect(await steering.sendOverride(" \n ")).toBe(false);
  expect(calls).toEqual([]);
  expect(store.getState().notice).toBe("Write the message first.");
});

test("resuming goes on with a change that was made just before", async () => {
  steering.editProposal("i1", TYPE);
  steering.resume();
  expect(await namesOnceCalled(2)).toEqual(["proposal-edit", "run-resume"]);
});

test("changes arrive in the order in which they were made", async () => {
  steering.editProposal("i1", TYPE);
  steering.editProposal("i1", null);
  await namesOnceCalled(2);
  expect(calls).toEqual([
    ["proposal-edit", { runId: "r1", itemId: "i1", action: TYPE }],
    ["proposal-edit", { runId: "r1", itemId: "i1", action: null }],
  ]);
});

test("what could not be changed is not done in its old form: the run stays paused until that is put right", async () => {
  refusals["proposal-edit"] = "The text is too long.";
  expect(await steering.editProposal("i1", TYPE)).toBe(false);
  steering.resume();
  await expect.poll(() => store.getState().notice).toMatch(/^Not resumed.*“Type “Ada””.*The text is too long\.$/);
  expect(await namesOnceCalled(1)).toEqual(["proposal-edit"]);

  refusals = {};
  await steering.editProposal("i1", TYPE);
  steering.resume();
  expect(await namesOnceCalled(3)).toEqual(["proposal-edit", "proposal-edit", "run-resume"]);
});

test("a change that failed holds nothing up once its item is gone", async () => {
  refusals["proposal-edit"] = "The text is too long.";
  await steering.editProposal("i1", TYPE);
  store.setState({ view: { ...VIEW, proposal: [] } });
  steering.resume();
  expect(await namesOnceCalled(2)).toEqual(["proposal-edit", "run-resume"]);
});

test("stop waits for nothing", () => {
  steering.editProposal("i1", TYPE);
  steering.stop();
  expect(calls.map(([name]) => name)).toContain("run-stop");
});
