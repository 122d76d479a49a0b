/** What the options page does about models when it is asked to. */
import type { StoreApi } from "zustand/vanilla";
import { webOrigin } from "../../protocol/grant.ts";
import { type AllModelSettingsView, DEFAULT_BASE_URL, type RoleSettings } from "../../protocol/settings.ts";
import { callBackground } from "../messaging.ts";
import { type EndpointAccess, endpointAccess } from "./endpoint-access.ts";
import { findModels, useFound } from "./found-intents.ts";
import { MODEL_FIELDS, type ModelField, originOf, SHOWN_GROUPS, type ShownGroup } from "./model-words.ts";
import type { GroupState, ModelIntents, OptionsState, Progress } from "./options-state.ts";

type Store = StoreApi<OptionsState>;

/** Joins the model settings of the page to the background. */
export function modelIntents(store: Store): ModelIntents {
  const inOrder = oneAfterTheOther();
  const access = endpointAccess();
  return {
    saveModel: (group, change) => {
      // Sent at once, for the page may be closed in the next moment; what is said of it comes in order.
      const reply = sendChange(group, change);
      return inOrder(() => concludeSave(store, access, { group, change, reply }));
    },
    withdraw: (group, field) => withdraw(store, group, field),
    testConnection: (group) => {
      const pressedAt = performance.now();
      void inOrder(() => testConnection(store, access, group, pressedAt));
    },
    findModels: () => void findModels(store),
    useFound: (model) => void inOrder(() => useFound(store, access, model)),
  };
}

/** The click on a button also ends a field's editing: what the button does has to wait until that is saved. */
function oneAfterTheOther() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };
}

export async function readModels(store: Store): Promise<void> {
  const reply = await callBackground("settings-read", null);
  if (reply.ok) store.setState({ models: reply.value });
  else report(store, "all", { kind: "problem", message: reply.error.message });
}

function changeGroup(store: Store, group: ShownGroup, change: (state: GroupState) => Partial<GroupState>): void {
  store.setState(({ groups }) => ({ groups: { ...groups, [group]: { ...groups[group], ...change(groups[group]) } } }));
}

function report(store: Store, group: ShownGroup, progress: Progress): void {
  changeGroup(store, group, () => ({ progress }));
}

const fieldsOf = (change: Partial<RoleSettings>): ModelField[] =>
  MODEL_FIELDS.filter((field) => change[field] !== undefined);

type Answered = Awaited<ReturnType<typeof sendChange>>;

interface Save {
  group: ShownGroup;
  change: Partial<RoleSettings>;
  reply: Promise<Answered>;
}

async function sendChange(group: ShownGroup, change: Partial<RoleSettings>) {
  return addressProblem(change) ?? callBackground("settings-write", { group, change });
}

async function concludeSave(store: Store, access: EndpointAccess, save: Save): Promise<boolean> {
  const { group, change } = save;
  report(store, group, { kind: "none" }); // So that the same words are heard again when they come again.
  const before = store.getState().models;
  const reply = await save.reply;
  if (!reply.ok) {
    refuse(store, group, fieldsOf(change), reply.error.message);
    return false;
  }
  accept(store, group, change, reply.value);
  const note = before && change.baseUrl !== undefined ? movedKeys(before, reply.value) : "";
  report(store, group, { kind: "saved", fields: fieldsOf(change), note });
  if (change.baseUrl || change.provider) await openEndpoint(store, access, group);
  return true;
}

/** What the background would take and no model could ever have. */
function addressProblem({ baseUrl }: Partial<RoleSettings>): { ok: false; error: { message: string } } | null {
  if (!baseUrl || webOrigin(baseUrl) !== undefined) return null;
  const message = `“${baseUrl}” is not an address of a model. It should look like ${DEFAULT_BASE_URL}.`;
  return { ok: false, error: { message } };
}

function refuse(store: Store, group: ShownGroup, fields: ModelField[], message: string): void {
  changeGroup(store, group, ({ refused }) => ({
    progress: { kind: "problem", message },
    refused: { ...refused, ...Object.fromEntries(fields.map((field) => [field, message])) },
  }));
}

function accept(store: Store, group: ShownGroup, change: Partial<RoleSettings>, models: AllModelSettingsView): void {
  // With another provider the other fields may be gone, and with them what stood there unsaved.
  const done: readonly ModelField[] = change.provider === undefined ? fieldsOf(change) : MODEL_FIELDS;
  store.setState({ models });
  changeGroup(store, group, ({ refused }) => ({ refused: without(refused, done) }));
}

function without(refused: GroupState["refused"], fields: readonly ModelField[]): GroupState["refused"] {
  const left = { ...refused };
  for (const field of fields) delete left[field];
  return left;
}

function withdraw(store: Store, group: ShownGroup, field: ModelField): void {
  changeGroup(store, group, ({ refused }) => ({ progress: { kind: "none" }, refused: without(refused, [field]) }));
}

/** A key that was kept goes to whatever server is named for it now: who has just named another should know. */
function movedKeys(before: AllModelSettingsView, after: AllModelSettingsView): string {
  const moved = SHOWN_GROUPS.filter((group) => {
    const to = originOf(after, group);
    return after.groups[group].hasKey && to !== undefined && to !== originOf(before, group);
  });
  const [first] = moved;
  return first ? `The saved key goes to ${originOf(after, first)} from now on: remove it if it belongs elsewhere.` : "";
}

async function testConnection(
  store: Store,
  access: EndpointAccess,
  group: ShownGroup,
  pressedAt: number,
): Promise<void> {
  const [refused] = Object.values(store.getState().groups[group].refused);
  if (refused !== undefined) return report(store, group, { kind: "problem", message: `Not tested. ${refused}` });
  report(store, group, { kind: "testing" });
  const { models } = store.getState();
  const refusal = models && (await access.ask(originOf(models, group), pressedAt));
  const reply = await callBackground("connection-test", { group });
  if (reply.ok) report(store, group, { kind: "connected", ...reply.value });
  else report(store, group, { kind: "problem", message: [reply.error.message, refusal].filter(Boolean).join(" ") });
}

async function openEndpoint(store: Store, access: EndpointAccess, group: ShownGroup): Promise<void> {
  const { models } = store.getState();
  const refusal = models && (await access.ask(originOf(models, group), performance.now()));
  if (refusal) report(store, group, { kind: "problem", message: `Saved. ${refusal}` });
}
