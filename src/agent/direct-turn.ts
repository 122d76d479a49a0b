/** One turn without a model: the next instruction of the user's own words, grounded on the page as it is now. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { ask } from "./ask.ts";
import { type Executed, execute } from "./execute.ts";
import { type Look, look, recordLook } from "./observe.ts";
import type { DirectGrounding, DirectInstruction, Ports } from "./ports.ts";
import type { RunSession } from "./session.ts";
import type { RunState } from "./state.ts";
import type { Ending } from "./stop-conditions.ts";

/** How long a thing that is not there yet is waited for: pages build themselves up. */
const APPEAR_MS = 5000;
const LOOK_AGAIN_MS = 250;

/** Carries out the next instruction. Null when there is more to do. @throws {ReadDenied | PageError | RunEnded} */
export async function takeDirectTurn(
  session: RunSession,
  ports: Ports,
  instructions: DirectInstruction[],
): Promise<Ending | null> {
  const index = doneInstructions(session.state);
  const instruction = instructions[index];
  if (!instruction) return { status: "done", text: summary(session.state) };
  if (instruction.writes && isUnknown(session.state, index)) return stuck(session.state, instruction, INTERRUPTED);
  const access = instructions.some(({ writes }) => writes) ? "read and change" : "read";
  const { seen, grounding } = await lookUntilGrounded(session, ports, instruction, access);
  await recordLook(session, ports, seen, { text: seen.outline, unchanged: false });
  const settled = grounding.kind === "ambiguous" ? await choose(session, seen, instruction, grounding) : grounding;
  if (settled.kind !== "action") return stuck(session.state, instruction, settled, hiddenFrames(seen.page.root));
  const order = { action: settled.action, by: "user", instruction: index, whole: Promise.resolve(true) } as const;
  const executed = await execute(session, ports, seen, order);
  // After a pause the same instruction is grounded on the page as it is then.
  return ok(executed) || executed.outcome === "skipped"
    ? null
    : stuck(session.state, instruction, { message: executed.effect });
}

const INTERRUPTED = {
  message:
    "Deckhand was interrupted just then and does not know whether it happened. Look at the page and go on from there.",
};

/** Whether an instruction was sent to the page and never answered for: what changes something is not done a second time. */
function isUnknown(state: RunState, index: number): boolean {
  return state.actions.some(({ instruction, stage }) => instruction === index && stage === "unknown");
}

/** Looks again for a while when nothing fits: the thing may still be on its way. */
async function lookUntilGrounded(
  session: RunSession,
  ports: Ports,
  instruction: DirectInstruction,
  access: "read" | "read and change",
): Promise<{ seen: Look; grounding: DirectGrounding }> {
  const deadline = ports.clock.now() + APPEAR_MS;
  for (;;) {
    const seen = await look(session, ports, access);
    await session.gate();
    if (session.pauses !== seen.pauses) continue;
    const grounding = instruction.ground(seen.page);
    if (grounding.kind !== "missing" || ports.clock.now() >= deadline) return { seen, grounding };
    await ports.clock.sleep(LOOK_AGAIN_MS, session.signal);
  }
}

async function choose(
  session: RunSession,
  seen: Look,
  instruction: DirectInstruction,
  grounding: Extract<DirectGrounding, { kind: "ambiguous" }>,
): Promise<DirectGrounding> {
  const answer = await ask(session, { kind: "answer", text: grounding.question });
  if (answer?.kind !== "answer") return { kind: "missing", message: grounding.question };
  return instruction.narrow(answer.text, seen.page);
}

const ok = ({ outcome }: Partial<Executed>) => outcome === "done" || outcome === "no-change";

function doneInstructions(state: RunState): number {
  return state.actions.filter((action) => action.instruction !== undefined && ok(action)).length;
}

function summary(state: RunState): string {
  const count = doneInstructions(state);
  return count === 1 ? "The command was carried out." : `All ${count} commands were carried out.`;
}

/** Nothing is guessed: what was done stays done, and the ending says where it stopped and why. */
function stuck(
  state: RunState,
  instruction: DirectInstruction,
  trouble: { message: string } | { question: string },
  hidden: string[] = [],
): Ending {
  const said = "message" in trouble ? trouble.message : trouble.question;
  const unread = hidden.length > 0 ? ` Parts of the page were not read: ${hidden.join(", ")}.` : "";
  const why = `${/[.?!:]$/.test(said) ? said : `${said}.`}${unread}`;
  const done = doneInstructions(state);
  const before =
    done > 0 ? ` Before that, ${done === 1 ? "one command was" : `${done} commands were`} carried out.` : "";
  return { status: done > 0 ? "partial" : "blocked", text: `Stopped at “${instruction.source}”: ${why}${before}` };
}

/** Frames that nobody allowed to be read, as the outline names them: what is missing may well be there. */
function hiddenFrames(node: SnapshotNode): string[] {
  const own = node.role === "iframe" && node.name?.startsWith("hidden") ? [`a frame ${node.name}`] : [];
  return [...own, ...(node.children ?? []).flatMap(hiddenFrames)];
}
