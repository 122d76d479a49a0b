/** The loop: while the run is active, take the next turn. All it knows is in the journal, so it can begin at any point of it. */
import { AgentError, PageError, toWireError, type WireError } from "../protocol/errors.ts";
import type { RunStatus } from "../protocol/event.ts";
import { NOBODY_THERE, QuestionWithdrawn, withdrawQuestion } from "./ask.ts";
import { completeGrant, spendGrantsOfBefore } from "./grants.ts";
import { RunEnded, type RunSession } from "./journal/session.ts";
import { isHeld, isOvertaken, openTabs, type RunState, tabBefore } from "./journal/state.ts";
import { dispatchedCount, dueEnding, type Ending, limitsOf, msOfTask } from "./journal/stop-conditions.ts";
import { PageBlocked, ReadDenied } from "./observe.ts";
import type { Ports } from "./ports.ts";
import { takeDirectTurn } from "./turn/direct-turn.ts";
import { type TurnMemory, takeModelTurn } from "./turn/model-turn.ts";
import { takeOverride } from "./turn/override.ts";
import { takeProposal } from "./turn/proposal.ts";

/** Drives a run until it has ended. Never throws: every fault becomes the run's ending. */
export async function driveRun(session: RunSession, ports: Ports, memory: TurnMemory): Promise<void> {
  try {
    if (session.isTakenUp) await markInterrupted(session, ports);
    const turn = turnTaker(session, ports, memory);
    let ending: Ending | null = null;
    while (!ending) {
      await session.gate();
      ending = dueEnding(session.state, ports.clock.now()) ?? (await undisturbed(session, ports, turn));
      if (ending && (await goesOnAfter(session, ending))) ending = null;
    }
    await finish(session, ports, ending);
  } catch (error) {
    await finishAfter(session, ports, error);
  } finally {
    await ports.page.release().catch(() => undefined);
  }
}

/** The next task of the queue begins where the one before it is done; what came to another end may not be what it builds on. */
const goesOnAfter = (session: RunSession, { status, text }: Ending): Promise<boolean> =>
  session.appendIf(({ queue: [next] }) =>
    next && status === "done" ? { type: "task.begun", ...next, before: text } : null,
  );

/** What is due next: a command of the user's own, what a pause has kept, or a turn. */
function turnTaker(session: RunSession, ports: Ports, memory: TurnMemory): () => Promise<Ending | null> {
  const { model } = ports;
  const parsed = model ? null : ports.direct.parse(session.state.started?.task ?? "");
  return async () => {
    const { overrides, proposal } = session.state;
    if (overrides.length > 0) await takeOverride(session, ports, memory);
    else if (proposal.length > 0) await takeProposal(session, ports);
    else if (model) return takeModelTurn(session, ports, model, memory);
    else if (parsed && !parsed.ok) return { status: "failed", text: parsed.message };
    else return takeDirectTurn(session, ports);
    return null;
  };
}

/** What breaks off a turn without ending the run: a dialog, a question taken back, a tab that the user closed. */
async function undisturbed(
  session: RunSession,
  ports: Ports,
  turn: () => Promise<Ending | null>,
): Promise<Ending | null> {
  try {
    return await turn();
  } catch (error) {
    if (error instanceof PageBlocked || error instanceof QuestionWithdrawn) return null;
    const isTabLost = error instanceof PageError && error.code === "tab-closed" && session.state.tab !== "t1";
    if (!isTabLost) throw error;
    await leaveClosedTab(session, ports);
    return null;
  }
}

/** A tab beside the first was closed by the user: the run goes on in the one before it. */
export async function leaveClosedTab(session: RunSession, ports: Ports): Promise<void> {
  const closed = await session.appendIf(({ tab, tabs }) =>
    tabs.some((one) => one.tab === tab && one.open) ? { type: "tab.closed", tab, by: "user" } : null,
  );
  const { tab } = session.state;
  const before = tabBefore(session.state, tab);
  if (!before || (!closed && openTabs(session.state).some((open) => open.tab === tab))) return;
  ports.page.use(before.tabId);
  await session.append({ type: "tab.switched", tab: before.tab });
  // What was asked about the tab is off with it; what the model wants to know is not.
  const { question } = session.state;
  if (question && !isModelsOwn(question)) await withdrawQuestion(session, "its tab was closed", true);
}

/**
 * After the worker's death: what was sent to a page and never answered for may or may not have happened, and nobody
 * waits any more for the answer to a question.
 */
async function markInterrupted(session: RunSession, ports: Ports): Promise<void> {
  await completeGrant(session, ports);
  await spendGrantsOfBefore(session);
  await session.appendIf((state) => {
    const { question, started } = state;
    // A word of the user's takes back what is asked; the worker may have died over it.
    if (!question || (outlivesWorker(question, started) && !isOvertaken(state))) return null;
    const reason = "Deckhand was interrupted, and asks again where it has to.";
    return { type: "question.withdrawn", questionId: question.questionId, reason };
  });
  await session.append({ type: "run.interrupted" });
  const open = openTabs(session.state);
  if (open.length > 0 && open.every(({ tab }) => tab !== session.state.tab)) await leaveClosedTab(session, ports);
  for (const { actionId, stage } of session.state.actions) {
    if (stage === "planned" && isSaved(session, actionId)) {
      await session.append({ type: "action.acked", actionId, outcome: "done", effect: "shown to the user", ms: 0 });
    } else if (stage === "dispatched") {
      const effect = "Deckhand was interrupted: whether this happened is not known. Look before doing it again.";
      await session.append({ type: "action.unknown", actionId, effect });
    } else if (stage === "planned" || stage === "authorised") {
      await session.append({
        type: "action.dropped",
        actionId,
        outcome: "skipped",
        effect: "Deckhand was interrupted.",
      });
    }
  }
}

/** Whether the result that an action was to save stands in the journal: nothing else is begun before it is told of. */
function isSaved({ events }: RunSession, actionId: string): boolean {
  const planned = events.findIndex((event) => event.type === "action.planned" && event.actionId === actionId);
  return events.slice(planned).some(({ type }) => type === "finding.saved");
}

/**
 * A model's own question is a fact that anyone can wait for: the answer stands in the next request. To any other question
 * the one who asked it alone knows what to do with the answer.
 */
function outlivesWorker(question: OpenQuestion, started: RunState["started"]): boolean {
  return isModelsOwn(question) && started?.mode === "model" && started.attendance.attended;
}

/** Which of several things a direct command means is asked about the page. */
const isModelsOwn = ({ question }: OpenQuestion): boolean =>
  question.kind === "answer" && question.choices === undefined;

type OpenQuestion = NonNullable<RunState["question"]>;

/** Ends a run from outside. The loop is cut first, so that nothing follows the last event. */
export async function endRun(session: RunSession, ports: Ports, ending: Ending): Promise<void> {
  session.abort();
  try {
    await letActionsEnd(session, ports).finally(() => finish(session, ports, ending));
  } catch (error) {
    // The loop's own ending was first, or the journal cannot be written any more.
    if (!(error instanceof RunEnded || error instanceof AgentError)) throw error;
  }
}

/** An input that was sent completes; an action that does not answer soon has an outcome that nobody knows. */
const ACTION_END_MS = 600;
const ACTION_POLL_MS = 30;

async function letActionsEnd(session: RunSession, ports: Ports): Promise<void> {
  // That an action begins may just be being written.
  await session.appendIf(() => null);
  const underWay = () => session.state.actions.filter(({ stage }) => stage === "dispatched");
  const deadline = ports.clock.now() + ACTION_END_MS;
  while (underWay().length > 0 && ports.clock.now() < deadline) {
    await ports.clock.sleep(ACTION_POLL_MS, new AbortController().signal);
  }
  for (const { actionId } of underWay()) {
    const effect = "The run ended before the page answered: whether this happened is not known.";
    await session.append({ type: "action.unknown", actionId, effect });
  }
}

/**
 * Ends a run at its time limit, also in the middle of a wait or of a model's answer. While it waits for the user its time
 * stands still.
 */
export async function endInTime(session: RunSession, ports: Ports): Promise<void> {
  const leftMs = () => limitsOf(session.state).seconds * 1000 - msOfTask(session.state, ports.clock.now());
  try {
    await session.until((state) => !isHeld(state));
    while (leftMs() > 0) {
      await ports.clock.sleep(Math.min(leftMs(), LONGEST_SLEEP_MS), session.signal);
      await session.until((state) => !isHeld(state));
    }
  } catch (error) {
    if (error instanceof RunEnded) return;
    throw error;
  }
  const ending = dueEnding(session.state, ports.clock.now());
  if (ending) await endRun(session, ports, ending);
}

/** What a timer can hold: 31 bits of milliseconds. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

async function finishAfter(session: RunSession, ports: Ports, error: unknown): Promise<void> {
  if (error instanceof RunEnded || session.signal.aborted) return;
  const ending = endingOf(error);
  // A journal that cannot be written any more is the one fault that cannot be journaled.
  await finish(session, ports, ending, toWireError(error)).catch(() => undefined);
}

function endingOf(error: unknown): Ending {
  if (error instanceof ReadDenied)
    return { status: "blocked", text: `Deckhand may not read this page: ${error.message}.` };
  if (error instanceof PageError || error instanceof AgentError) return { status: "failed", text: error.message };
  const said = error instanceof Error ? error.message : String(error);
  return { status: "failed", text: `Something went wrong inside Deckhand: ${said}` };
}

async function finish(session: RunSession, ports: Ports, ending: Ending, error?: WireError): Promise<void> {
  const withdrawn = session.events.some(
    (event) => event.type === "question.withdrawn" && event.reason === NOBODY_THERE,
  );
  await session.appendIf((state) => ({
    type: "run.finished",
    status: ending.status,
    result: ending.text,
    findings: state.findings,
    steps: dispatchedCount(state),
    modelCalls: state.modelCalls,
    tokens: state.tokens,
    ...(state.dollars === null ? {} : { dollars: state.dollars }),
    ms: ports.clock.now() - (state.started?.at ?? ports.clock.now()),
    ...(withdrawn && needsPerson(ending.status) ? { needsPerson: true } : {}),
    ...(error ? { error } : {}),
  }));
}

const needsPerson = (status: RunStatus) => status === "blocked" || status === "partial";
