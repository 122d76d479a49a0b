/** What the user asks for, on its way to the background. Nothing is decided here. */
import type { StoreApi } from "zustand/vanilla";
import type { Reply } from "../protocol/errors.ts";
import type { Answer, Question } from "../protocol/question.ts";
import { Attachments } from "./attachments.ts";
import { requestHostAccess } from "./host-access.ts";
import { callBackground } from "./messaging.ts";
import type { PanelIntents, PanelState, RunChoices } from "./panel-state.ts";
import { readBase64 } from "./read-base64.ts";
import { steeringOf } from "./steering.ts";
import { LONGEST_TASK, refusalOfLength } from "./text-length.ts";

/** Everything the panel's views may ask for, about the tab and the run that the store holds. */
export function intentsOf(store: StoreApi<PanelState>): PanelIntents {
  const attachments = new Attachments(store, callBackground, readBase64);
  return {
    ...steeringOf(store, callBackground),
    run: (task, choices) => startRun(store, attachments, task, choices),
    answer: (questionId, answer) => void sendAnswer(store, questionId, answer),
    attach: (files) => attachments.add(files),
    detach: (key) => void attachments.remove(key),
    dismissNotice: () => store.setState({ notice: null }),
    openOptions: () => void chrome.runtime.openOptionsPage(),
  };
}

async function startRun(
  store: StoreApi<PanelState>,
  attachments: Attachments,
  text: string,
  choices: RunChoices,
): Promise<boolean> {
  const { tab, sending } = store.getState();
  const task = text.trim();
  if (sending === "run") return false;
  if (task === "") return refuse(store, "Write what should be done first.");
  const tooLong = refusalOfLength(task, LONGEST_TASK);
  if (tooLong !== null) return refuse(store, tooLong);
  if (tab === null) return refuse(store, "Deckhand is still looking at this tab. Try again in a moment.");
  store.setState({ sending: "run", notice: null });
  const obstacle = await currentObstacle(tab.tabId, tab.obstacle);
  if (obstacle !== null) return refuse(store, obstacle);
  const files = await attachments.ready();
  if (files === null) return refuse(store, store.getState().notice);
  const reply = await callBackground("run-start", {
    tabId: tab.tabId,
    task,
    ...(files.attachmentIds.length > 0 ? { attachments: files.attachmentIds } : {}),
    ...chosen(store.getState(), choices),
  });
  if (!reply.ok) return refuse(store, reply.error.message);
  attachments.handedOver(files.keys);
  store.setState({ sending: null });
  return true;
}

function chosen({ view }: PanelState, { planFirst, goOn }: RunChoices) {
  return { ...(planFirst ? { planFirst } : {}), ...(goOn && view ? { follows: view.runId } : {}) };
}

/** Asked anew, because the tab may have gone elsewhere since it was described. */
async function currentObstacle(tabId: number, known: string | null): Promise<string | null> {
  if (tabId < 0) return known;
  const reply = await callBackground("tab-view", { tabId });
  return reply.ok ? reply.value.obstacle : reply.error.message;
}

function refuse(store: StoreApi<PanelState>, notice: string | null): false {
  store.setState({ notice, sending: null });
  return false;
}

async function sendAnswer(store: StoreApi<PanelState>, questionId: string, answer: Answer): Promise<void> {
  const { view, sending } = store.getState();
  if (view === null || sending === "answer") return;
  store.setState({ sending: "answer", notice: null });
  const origin = originToOpen(view.question?.question, answer);
  const deliver = () => callBackground("question-answer", { runId: view.runId, questionId, answer });
  const reply = origin === null ? await deliver() : await openAndDeliver(origin, deliver);
  store.setState({ sending: null, notice: reply.ok ? null : reply.error.message });
}

/**
 * The site that Chrome has to hold open after an answer; null when it need not. Where the user has opened the popup from
 * the toolbar Chrome lets us into that tab for a while: enough for a task, not for *always*.
 */
function originToOpen(question: Question | undefined, answer: Answer): string | null {
  if (question?.kind !== "site" || answer.kind !== "site" || answer.answer === "deny") return null;
  return question.prompt || answer.answer === "always" ? question.origin : null;
}

/**
 * Asks Chrome for the site, too, unless it is open already. The popup dies when Chrome's prompt appears, so there the
 * answer goes first and the background waits for `permissions.onAdded`; a page that lives on waits for Chrome, so that no
 * grant is claimed that Chrome does not give.
 */
async function openAndDeliver(origin: string, deliver: () => Promise<Reply<null>>): Promise<Reply<null>> {
  if (chrome.extension.getViews({ type: "popup" }).includes(window)) {
    const [reply] = await Promise.all([deliver(), requestHostAccess(origin)]);
    return reply;
  }
  if ((await requestHostAccess(origin)) !== "refused") return deliver();
  const message = `Chrome did not let Deckhand into ${origin}. Allow it there as well, or answer Deny.`;
  return { ok: false, error: { code: "internal", message } };
}
