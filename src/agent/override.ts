/** A command of the user's own in the middle of a run: at once, by the same rules as any other, and nothing holds it. */
import { ModelError } from "../protocol/errors.ts";
import { QuestionWithdrawn } from "./ask.ts";
import { type Carrying, carryOutInstruction } from "./direct-turn.ts";
import { type TurnMemory, takeModelTurn } from "./model-turn.ts";
import { PageBlocked } from "./observe.ts";
import type { DirectInstruction, Ports } from "./ports.ts";
import type { RunSession } from "./session.ts";

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
  const result = await carryOut(session, ports, memory, overrideId, text).catch((error: unknown): Result => {
    if (error instanceof PageBlocked) return { outcome: "failed", text: "A dialog of the page came in between." };
    if (error instanceof ModelError) return { outcome: "failed", text: error.message };
    if (!(error instanceof QuestionWithdrawn)) throw error;
    return { outcome: "failed", text: "It was overtaken by what you said next." };
  });
  await session.append({ type: "override.finished", overrideId, ...result });
}

async function carryOut(
  session: RunSession,
  ports: Ports,
  memory: TurnMemory,
  overrideId: string,
  text: string,
): Promise<Result> {
  const parsed = ports.direct.parse(text);
  if (parsed.ok) return carryOutInstructions(session, ports, overrideId, parsed.instructions);
  if (!ports.model) return { outcome: "failed", text: parsed.message };
  const before = session.state.actions.length;
  await takeModelTurn(session, ports, ports.model, memory, { overrideId, text });
  const own = session.state.actions.slice(before);
  const failed = own.find(({ outcome }) => outcome !== "done" && outcome !== "no-change");
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
  for (const instruction of instructions) {
    const context: Carrying = { session, ports, instruction, access: "read and change", order: { overrideId } };
    const executed = await carryOutInstruction(context);
    if (executed.kind !== "executed") return { outcome: "failed", text: executed.message };
    const { outcome, effect } = executed.executed;
    if (outcome !== "done" && outcome !== "no-change") return { outcome: "failed", text: effect };
    effects.push(effect);
  }
  return { outcome: "done", text: effects.join("; ") };
}
