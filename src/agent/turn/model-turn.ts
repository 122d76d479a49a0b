/** One turn of the model: look, ask, act while the answer streams. */
import { AgentError, ModelError } from "../../protocol/errors.ts";
import type { LanguageModel, ModelDelta, ModelMessage } from "../../protocol/model.ts";
import { AnswerReader, parseAnswer } from "../answer/answer.ts";
import { answerJsonSchema } from "../answer/answer-schema.ts";
import { dialogLook } from "../dialog.ts";
import { costOf, sentTo } from "../journal/ledger.ts";
import { redactor } from "../journal/redact.ts";
import { RunEnded, type RunSession } from "../journal/session.ts";
import { currentDialog, isOvertaken, openFeedback, type RunState, unreadFeedback } from "../journal/state.ts";
import type { Ending } from "../journal/stop-conditions.ts";
import { type Look, look, recordLook, type Shown } from "../observe.ts";
import type { Ports } from "../ports.ts";
import { Batch } from "./batch.ts";
import { dueFolding, foldingOfAll, isKept, isPastTooLong } from "./history.ts";
import { isAdviceDue, isFirstPlanDue, isPlanToBeShown, makePlan, takeAdvice } from "./planner.ts";
import { buildPrompt } from "./prompt.ts";

/** Tries of one request against a failing endpoint. */
const MAX_TRIES = 5;
const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;
/** An endpoint that names less names no time. */
const LEAST_WAIT_MS = 250;

/** What a turn keeps for the next one beside the journal; losing it costs a full outline and nothing else. */
export interface TurnMemory {
  /**
   * @param step the number under which the model is shown it
   * @param redact hides the secrets that are known by now
   * @param isKept whether the model still has what it was shown at a step
   */
  show(seen: Look, step: number, redact: (text: string) => string, isKept: (step: number) => boolean): Shown;
}

/** A command of the user's own that no grammar could read: the turn is about it alone. */
export interface Command {
  overrideId: string;
  text: string;
}

/**
 * Takes one turn. Null when the run goes on.
 * @throws {ReadDenied | PageBlocked | PageError | AgentError | QuestionWithdrawn | RunEnded}
 */
export async function takeModelTurn(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  memory: TurnMemory,
  command?: Command,
): Promise<Ending | null> {
  if (!command && isPlanToBeShown(session.state)) {
    await session.append({ type: "run.paused", by: "plan" });
    return null;
  }
  if (!command && isAdviceDue(session.state)) await takeAdvice(session, ports);
  if (isPastTooLong(session.state)) await foldAll(session);
  const dialog = currentDialog(session.state);
  const seen = dialog ? dialogLook(session, dialog) : await look(session, ports, "read and change");
  await session.gate();
  if (!command && (session.pauses !== seen.pauses || session.state.overrides.length > 0)) return null;
  const redact = redactor(await ports.secrets.masked());
  const { state } = session;
  const shown = dialog
    ? { text: seen.outline, unchanged: false }
    : memory.show(seen, state.step + 1, redact, (step) => isKept(state, step));
  await recordLook(session, ports, seen, shown);
  await session.appendIf(dueFolding);
  if (!command && (await isFirstPlanDue(session.state, ports))) {
    await readFeedback(session);
    await makePlan(session, ports);
    return null;
  }
  const problemBefore = session.state.answerProblem;
  const answer = await askModel({ session, ports, model, seen, ...(command ? { command } : {}) });
  if (!answer) return null;
  await answer.batch.finished();
  if (answer.batch.ending) return answer.batch.ending;
  if (!answer.problem) return null;
  if (problemBefore) throw new ModelError("answer-invalid", UNUSABLE);
  await session.append({
    type: "model.failed",
    step: session.state.step,
    error: { code: "answer-invalid", message: answer.problem },
  });
  return null;
}

/** What exactly was wrong the model was told, and the answers stand in the journal: the user can do nothing with it. */
const UNUSABLE =
  "The model gave an answer that Deckhand cannot use, twice in a row. Try again, or choose a more capable model in Deckhand's options.";

interface StreamedAnswer {
  batch: Batch;
  /** Why the answer could not be used, when none of its actions was. */
  problem: string | null;
}

/** What is asked, of whom, about which look. */
interface Asking {
  session: RunSession;
  ports: Ports;
  model: LanguageModel;
  seen: Look;
  command?: Command;
}

/**
 * Asks until an answer has come, with waits in between where the endpoint is busy, and at once when the user had
 * something to say before anything was done. Null when the look has become too old.
 */
async function askModel(asking: Asking): Promise<StreamedAnswer | null> {
  const { session, ports, seen, command } = asking;
  const isStale = () => session.pauses !== seen.pauses || (!command && session.state.overrides.length > 0);
  for (;;) {
    const { step, modelFailures } = session.state;
    await readFeedback(session);
    const messages = await messagesOf(asking);
    const sent = sentTo(asking.model, messages);
    await session.append({ type: "model.asked", step, attempt: modelFailures + 1, sent });
    const { batch, problem, error, overtaken } = await streamAnswer(asking, messages);
    if (overtaken) {
      if (isStale() || dispatchedIn(session.state, step)) return null;
      continue;
    }
    if (!error) return { batch, problem };
    // With its past in brief the conversation may fit: the next turn looks at the page anew.
    if (isTooLong(error) && (await foldAll(session))) return null;
    if (!(error instanceof AgentError) || !error.retryable || modelFailures + 1 >= MAX_TRIES) throw error;
    const { retryAfterMs = 0 } = error;
    // An endpoint may name a time that is over by our clock: its tries must not be used up at once.
    const wait = retryAfterMs >= LEAST_WAIT_MS ? retryAfterMs : backoffMs(modelFailures + 1, ports.random());
    // It is tried again as it is said: advice to do so is for when that has not helped.
    const told = { code: error.code, message: error.problem };
    await session.append({ type: "model.failed", step, error: told, retryInMs: wait });
    await session.cutByUser(seen.pauses, session.words, (cut) =>
      ports.clock.sleep(wait, AbortSignal.any([cut, session.signal])),
    );
    await session.gate();
    if (isStale()) return null;
    // What has begun is not asked for again: the next turn looks at what came of it.
    if (batch.begun) return { batch, problem: null };
  }
}

const isTooLong = (error: unknown) => error instanceof AgentError && error.code === "context-too-long";

/** @returns whether there was anything to fold */
const foldAll = (session: RunSession): Promise<boolean> => session.appendIf(foldingOfAll);

/** From here on the user's words are part of what is done. */
export async function readFeedback(session: RunSession): Promise<void> {
  await session.appendIf((state) => {
    const feedbackIds = unreadFeedback(state).map(({ feedbackId }) => feedbackId);
    return feedbackIds.length > 0 ? { type: "feedback.read", feedbackIds, step: state.step } : null;
  });
}

const dispatchedIn = (state: RunState, step: number): boolean =>
  state.actions.some((action) => action.step === step && action.stage === "acked");

/** Doubles with each try; the jitter keeps many clients from coming back at once. */
function backoffMs(attempt: number, random: string): number {
  const jitter = 0.5 + Number.parseInt(random.slice(0, 4), 16) / 0xffff;
  return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1) * jitter);
}

/** The request as it leaves: no secret that is known stands in it. Our own rules hold none; a word missing there would tell it. */
async function messagesOf({ session, ports, command }: Asking): Promise<ModelMessage[]> {
  const redact = redactor(await ports.secrets.masked());
  const [rules, ...conversation] = buildPrompt(session.state, command?.text);
  return [...(rules ? [rules] : []), ...conversation.map((one) => ({ ...one, content: redact(one.content) }))];
}

async function streamAnswer(
  asking: Asking,
  messages: ModelMessage[],
): Promise<StreamedAnswer & { error?: unknown; overtaken?: true }> {
  const { session, ports, seen, command } = asking;
  const whole = new Settled();
  const options = { whole: whole.promise, ...(command ? { overrideId: command.overrideId } : {}) };
  const batch = new Batch(session, ports, seen, options);
  const reader = new AnswerReader();
  try {
    const end = await readStream(asking, messages, reader, batch);
    const problem = end ? await settle(asking, reader, end, batch) : null;
    if (problem) batch.stop("the rest of the answer could not be used");
    whole.resolve(end !== null && problem === null);
    if (end) return { batch, problem };
    await batch.finished();
    await session.append({ type: "model.aborted", step: session.state.step, reason: "the user had something to say" });
    return { batch, problem: null, overtaken: true };
  } catch (error) {
    batch.stop("the model's answer broke off");
    whole.resolve(false);
    await batch.finished();
    if (session.signal.aborted) throw new RunEnded();
    return { batch, problem: null, error };
  } finally {
    session.speak("");
  }
}

/** A promise that is settled from outside. */
class Settled {
  resolve: (sound: boolean) => void = () => undefined;
  readonly promise = new Promise<boolean>((resolve) => {
    this.resolve = resolve;
  });
}

interface StreamEnd {
  delta: Extract<ModelDelta, { kind: "end" }>;
  endedAt: number;
  ms: number;
  firstTokenMs: number;
}

/** Null when the user had something to say while it streamed: what it was built on no longer holds. */
async function readStream(
  asking: Asking,
  messages: ModelMessage[],
  reader: AnswerReader,
  batch: Batch,
): Promise<StreamEnd | null> {
  const { session, command } = asking;
  const { words } = session;
  const overtakes = (state: RunState) => (command ? session.words !== words : isOvertaken(state));
  return session.cutWhen(overtakes, async (overtaken) => {
    try {
      return await readDeltas(asking, messages, reader, batch, overtaken);
    } catch (error) {
      if (overtaken.aborted && !session.signal.aborted) return null;
      throw error;
    }
  });
}

async function readDeltas(
  asking: Asking,
  messages: ModelMessage[],
  reader: AnswerReader,
  batch: Batch,
  overtaken: AbortSignal,
): Promise<StreamEnd | null> {
  const { session, ports, model } = asking;
  const startedAt = ports.clock.now();
  let firstTokenMs = 0;
  const signal = AbortSignal.any([session.signal, overtaken]);
  for await (const delta of model.stream({ messages, answerSchema: answerJsonSchema() }, signal)) {
    if (overtaken.aborted) return null;
    if (delta.kind === "end") {
      const endedAt = ports.clock.now();
      return { delta, endedAt, ms: endedAt - startedAt, firstTokenMs };
    }
    firstTokenMs ||= ports.clock.now() - startedAt;
    const { say, closed } = reader.push(delta.text);
    session.speak(say);
    // The words come before what they announce, in the log as in the answer.
    if (closed.length > 0 && !batch.begun && say)
      await session.append({ type: "model.said", step: session.state.step, text: say });
    for (const action of closed) batch.offer(action);
  }
  if (overtaken.aborted) return null;
  throw new ModelError("answer-cut", "The model's answer broke off in the middle.", { retryable: true });
}

/** Journals the whole answer; returns why it cannot be used, or null. */
async function settle(asking: Asking, reader: AnswerReader, end: StreamEnd, batch: Batch): Promise<string | null> {
  const { session, model } = asking;
  const { text } = reader;
  const { step } = session.state;
  const { usage, finish } = end.delta;
  await session.append({
    type: "model.answered",
    step,
    answer: text,
    usage,
    ms: end.ms,
    firstTokenMs: end.firstTokenMs,
    ...savedBy(session, end.endedAt),
    ...costOf(usage, model.prices),
  });
  const parsed = parseAnswer(text);
  if (parsed.ok) {
    await acknowledge(session, parsed.answer.ack);
    // A command is carried out beside the task, whose plan it leaves alone.
    if (!asking.command) await plan(session, parsed.answer.plan);
    if (batch.begun)
      return reader.agreesWith(parsed.answer) ? null : "The answer says one thing first and then another.";
    // An answer that only local repair made readable closed no action while it streamed.
    if (parsed.answer.say) await session.append({ type: "model.said", step, text: parsed.answer.say });
    for (const action of parsed.answer.actions) batch.offer({ ok: true, action });
    return null;
  }
  return finish === "length"
    ? `${parsed.problem} It was cut off at the model's length limit: answer more briefly.`
    : parsed.problem;
}

/** What starting early has saved: from the first action of this answer that was sent to the page, to the answer's end. */
function savedBy({ events }: RunSession, endedAt: number): { savedMs?: number } {
  const asked = events.findLastIndex(({ type }) => type === "model.asked");
  const sent = events.slice(asked).find(({ type }) => type === "action.dispatched");
  return sent && sent.at < endedAt ? { savedMs: endedAt - sent.at } : {};
}

/** What the model says is left to do; said once more in the same words it is no change, and what the user has said since may be another. */
async function plan(session: RunSession, items: string[]): Promise<void> {
  await session.appendIf((state) =>
    items.length === 0 || items.join("\n") === state.plan.join("\n") || isOvertaken(state)
      ? null
      : { type: "plan.changed", items, by: "navigator" },
  );
}

/** Only what the model was shown can be acknowledged. */
async function acknowledge(session: RunSession, ack: string[]): Promise<void> {
  await session.appendIf((state) => {
    const open = openFeedback(state).map(({ feedbackId }) => feedbackId);
    const feedbackIds = open.filter((feedbackId) => ack.includes(feedbackId));
    return feedbackIds.length > 0 ? { type: "feedback.acknowledged", feedbackIds } : null;
  });
}
