/** One turn of the model: look, ask, act while the answer streams. */
import { AgentError, ModelError, toWireError } from "../protocol/errors.ts";
import type { LanguageModel, ModelDelta } from "../protocol/model.ts";
import { AnswerReader, answerJsonSchema, parseAnswer } from "./answer.ts";
import { Batch } from "./batch.ts";
import { type Look, look, recordLook, type Shown } from "./observe.ts";
import type { Ports } from "./ports.ts";
import { buildPrompt } from "./prompt.ts";
import { redactor } from "./redact.ts";
import { RunEnded, type RunSession } from "./session.ts";
import type { Ending } from "./stop-conditions.ts";

/** Tries of one request against a failing endpoint. */
const MAX_TRIES = 5;
const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;

/** What a turn keeps for the next one beside the journal; losing it costs a full outline and nothing else. */
export interface TurnMemory {
  show(seen: Look): Shown;
}

/** Takes one turn. Null when the run goes on. @throws {ReadDenied | PageError | AgentError | RunEnded} */
export async function takeModelTurn(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  memory: TurnMemory,
): Promise<Ending | null> {
  const seen = await look(session, ports, "read and change");
  await session.gate();
  if (session.pauses !== seen.pauses) return null;
  await recordLook(session, ports, seen, memory.show(seen));
  const problemBefore = session.state.answerProblem;
  const answer = await askModel(session, ports, model, seen);
  if (!answer) return null;
  await answer.batch.finished();
  if (answer.batch.ending) return answer.batch.ending;
  if (!answer.problem) return null;
  if (problemBefore) throw new ModelError("answer-invalid", unusable(answer.problem));
  await session.append({
    type: "model.failed",
    step: session.state.step,
    error: { code: "answer-invalid", message: answer.problem },
  });
  return null;
}

function unusable(problem: string): string {
  return `The model gave an answer that Deckhand cannot use, twice in a row (${problem.split("\n")[0]}). Try again, or choose a more capable model in Deckhand's options.`;
}

interface StreamedAnswer {
  batch: Batch;
  /** Why the answer could not be used, when none of its actions was. */
  problem: string | null;
}

/** Asks until an answer has come, with waits in between where the endpoint is busy. Null when a pause made the look too old. */
async function askModel(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  seen: Look,
): Promise<StreamedAnswer | null> {
  for (;;) {
    const { step, modelFailures } = session.state;
    await session.append({ type: "model.asked", step, attempt: modelFailures + 1 });
    const { batch, problem, error } = await streamAnswer(session, ports, model, seen);
    if (!error) return { batch, problem };
    if (!(error instanceof AgentError) || !error.retryable || modelFailures + 1 >= MAX_TRIES) throw error;
    const wait = error.retryAfterMs ?? backoffMs(modelFailures + 1, ports.random());
    await session.append({ type: "model.failed", step, error: toWireError(error), retryInMs: wait });
    await ports.clock.sleep(wait, session.signal);
    await session.gate();
    if (session.pauses !== seen.pauses) return null;
    // What has begun is not asked for again: the next turn looks at what came of it.
    if (batch.begun) return { batch, problem: null };
  }
}

/** Doubles with each try; the jitter keeps many clients from coming back at once. */
function backoffMs(attempt: number, random: string): number {
  const jitter = 0.5 + Number.parseInt(random.slice(0, 4), 16) / 0xffff;
  return Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1) * jitter);
}

async function streamAnswer(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  seen: Look,
): Promise<StreamedAnswer & { error?: unknown }> {
  const whole = new Settled();
  const batch = new Batch(session, ports, seen, whole.promise);
  const reader = new AnswerReader();
  try {
    const end = await readStream(session, ports, model, reader, batch);
    const problem = await settle(session, reader.text, end, batch);
    if (problem) batch.stop("the rest of the answer could not be used");
    whole.resolve(problem === null);
    return { batch, problem };
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
  ms: number;
  firstTokenMs: number;
}

async function readStream(
  session: RunSession,
  ports: Ports,
  model: LanguageModel,
  reader: AnswerReader,
  batch: Batch,
): Promise<StreamEnd> {
  const startedAt = ports.clock.now();
  let firstTokenMs = 0;
  const redact = redactor(await ports.secrets.masked());
  const messages = buildPrompt(session.state).map((message) => ({ ...message, content: redact(message.content) }));
  for await (const delta of model.stream({ messages, answerSchema: answerJsonSchema() }, session.signal)) {
    if (delta.kind === "end") return { delta, ms: ports.clock.now() - startedAt, firstTokenMs };
    firstTokenMs ||= ports.clock.now() - startedAt;
    const { say, closed } = reader.push(delta.text);
    session.speak(say);
    // The words come before what they announce, in the log as in the answer.
    if (closed.length > 0 && !batch.begun && say)
      await session.append({ type: "model.said", step: session.state.step, text: say });
    for (const action of closed) batch.offer(action);
  }
  throw new ModelError("answer-cut", "The model's answer broke off in the middle.", { retryable: true });
}

/** Journals the whole answer; returns why it cannot be used, or null. */
async function settle(session: RunSession, text: string, end: StreamEnd, batch: Batch): Promise<string | null> {
  const { step } = session.state;
  const { usage, finish } = end.delta;
  await session.append({
    type: "model.answered",
    step,
    answer: text,
    usage,
    ms: end.ms,
    firstTokenMs: end.firstTokenMs,
  });
  const parsed = parseAnswer(text);
  if (parsed.ok) {
    if (batch.begun) return null;
    // An answer that only local repair made readable closed no action while it streamed.
    if (parsed.answer.say) await session.append({ type: "model.said", step, text: parsed.answer.say });
    for (const action of parsed.answer.actions) batch.offer({ ok: true, action });
    return null;
  }
  return finish === "length"
    ? `${parsed.problem} It was cut off at the model's length limit: answer more briefly.`
    : parsed.problem;
}
