/** A command of the user's own in the middle of a run: at once, by the same rules as any other. */
import type { Outcome } from "../../protocol/action.ts";
import { ModelError, PageError } from "../../protocol/errors.ts";
import { QuestionWithdrawn } from "../ask.ts";
import type { RunSession } from "../journal/session.ts";
import type { ActionRecord } from "../journal/state.ts";
import { PageBlocked } from "../observe.ts";
import type { DirectInstruction, Ports } from "../ports.ts";
import { type Carrying, carryOutInstruction } from "./direct-turn.ts";
import { type TurnMemory, takeModelTurn } from "./model-turn.ts";

type Result = { outcome: "done" | "failed"; text: string };

/**
 * Carries out the oldest command that waits. It takes the proposal's place, and the model plans anew afterwards.
 * @throws {ReadDenied | PageError | RunEnded}
 */
export async function takeOverride(session: RunSession, ports: Ports, memory: TurnMemory): Promise<void> {
  const [override] = session.state.overrides;
  if (!override) return;
  const { overrideId, text } = override;
  await session.appendIf(({ proposal }) =>
    proposal.length > 0 ? { type: "proposal.closed", reason: "let go, since the user gave a command instead" } : null,
  );
  const result = await carryOut(session, ports, memory, overrideId, text).catch(async (error: unknown) => {
    if (error instanceof PageError && error.code === "tab-closed" && session.state.tab !== "t1") {
      await finish(session, overrideId, { outcome: "failed", text: "The tab was closed in between." });
    }
    return failureOf(error);
  });
  await finish(session, overrideId, result);
}

async function finish(session: RunSession, overrideId: string, result: Result): Promise<void> {
  await session.append({ type: "override.finished", overrideId, ...result });
}

/** @throws what ends the run, too */
function failureOf(error: unknown): Result {
  if (error instanceof PageBlocked) return { outcome: "failed", text: "A dialog of the page came in between." };
  if (error instanceof ModelError) return { outcome: "failed", text: error.message };
  if (!(error instanceof QuestionWithdrawn)) throw error;
  return { outcome: "failed", text: "It was overtaken by what you said next." };
}

/** What of a command has been done already: it may be taken up again after the worker's death, and nothing is done twice. */
function doneOf({ state }: RunSession, overrideId: string): ActionRecord[] | "unknown" {
  const own = state.actions.filter((action) => action.overrideId === overrideId);
  return own.some(({ stage }) => stage === "unknown") ? "unknown" : own.filter(({ outcome }) => isOk(outcome));
}

const isOk = (outcome: Outcome | undefined) => outcome === "done" || outcome === "no-change";

async function carryOut(
  session: RunSession,
  ports: Ports,
  memory: TurnMemory,
  overrideId: string,
  text: string,
): Promise<Result> {
  const done = doneOf(session, overrideId);
  if (done === "unknown") return { outcome: "failed", text: "It was interrupted: whether it happened is not known." };
  const parsed = ports.direct.parse(text);
  if (parsed.ok) return carryOutInstructions(session, ports, overrideId, parsed.instructions.slice(done.length));
  if (done.length > 0) return { outcome: "failed", text: "It was interrupted after its first step." };
  if (!ports.model) return { outcome: "failed", text: parsed.message };
  const before = session.state.actions.length;
  const { pauses } = session;
  const { model } = ports;
  const isUndone = () => session.state.actions.length === before && session.pauses === pauses;
  const turn = () => takeModelTurn(session, ports, model, memory, { overrideId, text });
  await turn();
  // Its answer could not be used, or asked the user something; a second one that cannot be used ends the command.
  if (isUndone()) await turn();
  const own = session.state.actions.slice(before);
  const failed = own.find(({ outcome }) => !isOk(outcome));
  if (failed) return { outcome: "failed", text: failed.effect ?? "" };
  return own.length > 0
    ? { outcome: "done", text: own.map(({ effect }) => effect ?? "").join("; ") }
    : { outcome: "failed", text: "The model did nothing." };
}

async function carryOutInstructions(
  session: RunSession,
  ports: Ports,
  overrideId: string,
  instructions: DirectInstruction[],
): Promise<Result> {
  const effects: string[] = [];
  const { pauses } = session;
  for (const instruction of instructions) {
    if (session.pauses !== pauses) return { outcome: "failed", text: "The run was paused in between." };
    const context: Carrying = { session, ports, instruction, access: "read and change", order: { overrideId } };
    const executed = await carryOutInstruction(context);
    if (executed.kind !== "executed") return { outcome: "failed", text: executed.message };
    const { outcome, effect } = executed.executed;
    if (!isOk(outcome)) return { outcome: "failed", text: effect };
    effects.push(effect);
  }
  return { outcome: "done", text: effects.join("; ") };
}
