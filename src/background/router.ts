/** What our own pages may ask of the background. Every message is checked for its sender and parsed before it counts. */
import { defineExtensionMessaging } from "@webext-core/messaging";
import * as z from "zod/mini";
import { findLocalModels, languageModel } from "../language-models/index.ts";
import { actionSchema } from "../protocol/action.ts";
import { ProtocolError, type Reply, toWireError } from "../protocol/errors.ts";
import type { Limits } from "../protocol/event.ts";
import type { PanelToBackground } from "../protocol/messages.ts";
import { limitsSchema, modelGroupSchema, roleSettingsSchema } from "../protocol/model-settings-schema.ts";
import { INPUTS, type ModelGroup } from "../protocol/settings.ts";
import { isOurPage } from "./our-pages.ts";
import { forget, listRuns, runAsFile, showRun, showRunFile } from "./past-runs.ts";
import type { RunController } from "./run-controller.ts";
import { takesBack } from "./sites/site-needs.ts";
import { addAttachment, removeAttachment } from "./store/attachment-store.ts";
import { addSecret, forgetSecret, viewSecrets } from "./store/saved-secrets.ts";
import {
  readInput,
  readLimits,
  readModelOrigins,
  readModelSettings,
  readModelsView,
  readSites,
  writeInput,
  writeLimits,
  writeModelSettings,
  writeSite,
} from "./store/settings-store.ts";
import { viewTab } from "./tab/tab-view.ts";

const id = z.string().check(z.minLength(1), z.maxLength(100));
const tabId = z.int();
const origin = z.string().check(z.maxLength(300));
const siteSetting = z.enum(["allow", "ask", "deny"]);
const run = z.object({ runId: id });

/** Of a run that is read from a file; a long one has a few million. */
const MOST_FILE_CHARACTERS = 50_000_000;

const said = z.object({ runId: id, text: z.string().check(z.maxLength(20_000)) });

const grant = z.object({
  origin,
  mode: z.enum(["read", "write"]),
  scope: z.enum(["once", "task", "always"]),
  source: z.enum(["user", "flag"]),
});

const SCHEMAS = {
  "tab-view": z.object({ tabId }),
  "run-start": z.object({
    tabId,
    task: z.string().check(z.maxLength(50_000)),
    limits: z.optional(z.partial(limitsSchema)),
    attendance: z.optional(z.object({ attended: z.boolean(), confirmed: z.enum(["none", "ordinary", "all"]) })),
    grants: z.optional(z.array(grant).check(z.maxLength(100))),
    attachments: z.optional(z.array(id).check(z.maxLength(50))),
    planFirst: z.optional(z.boolean()),
    follows: z.optional(id),
  }),
  "run-pause": run,
  "run-resume": run,
  "run-stop": run,
  "run-feedback": said,
  "run-override": said,
  "task-queue": said,
  "task-unqueue": z.object({ runId: id, queuedId: id }),
  "plan-edit": z.object({
    runId: id,
    items: z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(50)),
  }),
  "proposal-edit": z.object({ runId: id, itemId: id, action: z.nullable(actionSchema) }),
  "proposal-drop": run,
  "attachment-add": z.object({
    name: z.string().check(z.maxLength(1000)),
    type: z.string().check(z.maxLength(200)),
    base64: z.string(),
  }),
  "attachment-remove": z.object({ attachmentId: id }),
  "question-answer": z.object({
    runId: id,
    questionId: id,
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("site"), answer: z.enum(["once", "task", "always", "deny"]) }),
      z.object({ kind: z.literal("confirm"), confirmed: z.boolean() }),
      z.object({ kind: z.literal("answer"), text: z.string().check(z.maxLength(20_000)) }),
    ]),
  }),
  "settings-read": z.null(),
  "settings-write": z.object({ group: modelGroupSchema, change: z.partial(roleSettingsSchema) }),
  "connection-test": z.object({ group: modelGroupSchema }),
  "models-find": z.null(),
  "limits-read": z.null(),
  "limits-write": limitsSchema,
  "input-read": z.null(),
  "input-write": z.object({ input: z.enum(INPUTS) }),
  "runs-list": z.null(),
  "run-show": z.union([run, z.object({ file: z.string().check(z.maxLength(MOST_FILE_CHARACTERS)) })]),
  "run-file": run,
  "runs-forget": z.object({ runId: z.nullable(id) }),
  "sites-read": z.null(),
  "site-write": z.object({ origin, rule: z.nullable(z.partial(z.object({ read: siteSetting, write: siteSetting }))) }),
  "secrets-read": z.null(),
  "secret-add": z.object({
    name: z.string().check(z.maxLength(200)),
    value: z.string().check(z.maxLength(10_000)),
    origin,
  }),
  "secret-forget": z.object({ name: z.string().check(z.maxLength(200)) }),
} satisfies Record<keyof PanelToBackground, z.ZodMiniType>;

type Name = keyof typeof SCHEMAS;
type Value<Key extends Name> = Extract<Awaited<ReturnType<PanelToBackground[Key]>>, { ok: true }>["value"];
type Handlers = { [Key in Name]: (data: z.infer<(typeof SCHEMAS)[Key]>) => Promise<Value<Key>> };

/** Registers a handler for every message of the map. */
export function routeMessages(controller: RunController): void {
  const { onMessage } = defineExtensionMessaging<PanelToBackground>();
  const handlers = handlersOf(controller);
  // Each handler belongs to its own name; the compiler cannot follow the pairing through the loop.
  for (const name of Object.keys(SCHEMAS) as Name[]) {
    onMessage(name, ({ data, sender }) => answer(name, handlers, data, sender) as never);
  }
}

async function answer<Key extends Name>(
  name: Key,
  handlers: Handlers,
  data: unknown,
  sender: chrome.runtime.MessageSender,
): Promise<Reply<Value<Key>>> {
  try {
    if (!isOurPage(sender)) throw new ProtocolError("message-invalid", "Only Deckhand's own pages may ask this.");
    const parsed = SCHEMAS[name].safeParse(data ?? null);
    if (!parsed.success) throw new ProtocolError("message-invalid", z.prettifyError(parsed.error));
    return { ok: true, value: await handlers[name](parsed.data as Parameters<Handlers[Key]>[0]) }; // Parsed by its own schema.
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

function handlersOf(controller: RunController): Handlers {
  const nothing = async (work: Promise<void>) => {
    await work;
    return null;
  };
  return {
    "tab-view": (data) => viewTab(data.tabId),
    // Absent fields stay absent, which the compiler tells apart from undefined and the parser does not.
    "run-start": (data) => controller.start(data as Parameters<RunController["start"]>[0]),
    "run-pause": ({ runId }) => nothing(controller.pause(runId)),
    "run-resume": ({ runId }) => nothing(controller.resume(runId)),
    "run-stop": ({ runId }) => nothing(controller.stop(runId)),
    "run-feedback": ({ runId, text }) => nothing(controller.feedback(runId, text)),
    "run-override": ({ runId, text }) => nothing(controller.override(runId, text)),
    "task-queue": ({ runId, text }) => nothing(controller.queueTask(runId, text)),
    "task-unqueue": ({ runId, queuedId }) => nothing(controller.unqueueTask(runId, queuedId)),
    "plan-edit": ({ runId, items }) => nothing(controller.editPlan(runId, items)),
    "proposal-edit": ({ runId, itemId, action }) => nothing(controller.editProposal(runId, itemId, action)),
    "proposal-drop": ({ runId }) => nothing(controller.dropProposal(runId)),
    "attachment-add": addAttachment,
    "attachment-remove": ({ attachmentId }) => nothing(removeAttachment(attachmentId)),
    "question-answer": ({ runId, questionId, answer }) => nothing(controller.answer(runId, questionId, answer)),
    "settings-read": readModelsView,
    "settings-write": async ({ group, change }) => {
      const before = await readModelOrigins();
      const view = await writeModelSettings(group, given(change));
      await controller.giveBackSites(before);
      return view;
    },
    "connection-test": ({ group }) => testConnection(group),
    "models-find": () => findLocalModels(),
    "limits-read": readLimits,
    "limits-write": (limits) => writeLimits(given(limits) as Limits),
    "input-read": readInput,
    "input-write": ({ input }) => writeInput(input),
    "runs-list": listRuns,
    "run-show": async (data) => ("file" in data ? showRunFile(data.file) : showRun(data.runId)),
    "run-file": ({ runId }) => runAsFile(runId),
    "runs-forget": ({ runId }) => forget(runId),
    "sites-read": readSites,
    "secrets-read": viewSecrets,
    "secret-add": addSecret,
    "secret-forget": ({ name }) => forgetSecret(name),
    "site-write": async ({ origin, rule }) => {
      const before = (await readSites())[origin] ?? null;
      const sites = await writeSite(origin, rule && given(rule));
      if (takesBack(before, sites[origin] ?? null)) await controller.giveBackSites([origin]);
      return sites;
    },
  };
}

/** Without the fields that were not given. */
function given<Data extends object>(data: Data): { [Key in keyof Data]: Exclude<Data[Key], undefined> } {
  // Only fields that hold a value are left.
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as never;
}

const TEST_TIMEOUT_MS = 60_000;

/** Asks the model for one word, as a run would. */
async function testConnection(group: ModelGroup): Promise<{ model: string; ms: number }> {
  const model = languageModel(await readModelSettings(group));
  const startedAt = Date.now();
  const messages = [{ role: "user" as const, content: 'Answer with the JSON object {"ok":true} and nothing else.' }];
  const answerSchema = {
    type: "object",
    properties: { ok: { type: "boolean" } },
    required: ["ok"],
    additionalProperties: false,
  };
  for await (const delta of model.stream({ messages, answerSchema }, AbortSignal.timeout(TEST_TIMEOUT_MS))) {
    if (delta.kind === "end") break;
  }
  return { model: model.label, ms: Date.now() - startedAt };
}
