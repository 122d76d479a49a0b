/** One turn without a model: the next instruction of the user's own words, grounded on the page as it is now. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { execute } from "../act/execute.ts";
import type { Executed, Order } from "../act/order.ts";
import { ask, QuestionWithdrawn } from "../ask.ts";
import { askAboutDialog, dialogLook } from "../dialog.ts";
import type { RunSession } from "../journal/session.ts";
import { currentDialog, type OpenDialog, openTabs, type RunState } from "../journal/state.ts";
import type { Ending } from "../journal/stop-conditions.ts";
import { type Look, look, recordLook } from "../observe.ts";
import type { DirectGrounding, DirectInstruction, Ports } from "../ports.ts";
import { readFeedback } from "./model-turn.ts";

/** How long a thing that is not there yet is waited for: pages build themselves up. */
const APPEAR_MS = 5000;
const LOOK_AGAIN_MS = 250;

/**
 * Carries out the next instruction. Null when there is more to do.
 * @throws {ReadDenied | PageBlocked | PageError | QuestionWithdrawn | RunEnded}
 */
export async function takeDirectTurn(session: RunSession, ports: Ports): Promise<Ending | null> {
  await readFeedback(session);
  const instructions = instructionsOf(session.state, ports);
  const index = doneInstructions(session.state);
  const instruction = instructions[index];
  if (currentDialog(session.state) && instruction?.needsPage !== false) {
    await askAboutDialog(session, ports);
    return null;
  }
  if (!instruction) return { status: "done", text: summary(session.state) };
  if (instruction.writes && isUnknown(session.state, index)) return stuck(session.state, instruction, INTERRUPTED);
  const access = instructions.some(({ writes }) => writes) ? "read and change" : "read";
  const carried = await carryOutInstruction({ session, ports, instruction, access, order: { instruction: index } });
  if (carried.kind !== "executed") return stuck(session.state, instruction, carried, carried.hidden);
  // After a pause, or a word of the user, the same instruction is grounded on the page as it is then.
  return ok(carried.executed) || carried.executed.outcome === "skipped"
    ? null
    : stuck(session.state, instruction, { message: carried.executed.effect });
}

/** The task, and what the user has added since. What could not be read was refused when it was sent. */
function instructionsOf({ started, feedback }: RunState, ports: Ports): DirectInstruction[] {
  const texts = [started?.task ?? "", ...feedback.map(({ text }) => text)];
  return texts.flatMap((text) => {
    const parsed = ports.direct.parse(text);
    return parsed.ok ? parsed.instructions : [];
  });
}

/** What one instruction is carried out in. */
export interface Carrying {
  session: RunSession;
  ports: Ports;
  instruction: DirectInstruction;
  access: "read" | "read and change";
  order: Pick<Order, "instruction" | "overrideId">;
}

type Carried =
  | { kind: "executed"; executed: Executed }
  /** Nothing on the page fits, or several things and nobody said which. */
  | { kind: "stuck"; message: string; hidden: string[] };

/** Grounds an instruction on the page as it is now and carries it out. @throws as `look` and `execute` do */
export async function carryOutInstruction(context: Carrying): Promise<Carried> {
  const { session, ports, instruction } = context;
  const dialog = currentDialog(session.state);
  const { seen, grounding } =
    dialog && instruction.needsPage === false
      ? groundOnDialog(session, instruction, dialog)
      : await lookUntilGrounded(context);
  await recordLook(session, ports, seen, { text: seen.outline, unchanged: false });
  const settled = grounding.kind === "ambiguous" ? await choose(context, seen, grounding) : grounding;
  if (settled.kind !== "action") {
    const message = settled.kind === "missing" ? settled.message : settled.question;
    return { kind: "stuck", message, hidden: hiddenFrames(seen.page.root) };
  }
  const order = { action: settled.action, by: "user", whole: Promise.resolve(true), ...context.order } as const;
  return { kind: "executed", executed: await execute(session, ports, seen, order) };
}

function groundOnDialog(
  session: RunSession,
  instruction: DirectInstruction,
  dialog: OpenDialog,
): { seen: Look; grounding: DirectGrounding } {
  const seen = dialogLook(session, dialog);
  return { seen, grounding: instruction.ground(null, knownOf(session.state)) };
}

/** What instructions may speak of beside the page. */
const knownOf = (state: RunState) => ({
  tabs: openTabs(state).map(({ tab }) => ({ tab, current: tab === state.tab })),
  files: (state.started?.attachments ?? []).map(({ name }) => name),
});

const INTERRUPTED = {
  message:
    "Deckhand was interrupted just then and does not know whether it happened. Look at the page and go on from there.",
};

/** Whether an instruction was sent to the page and never answered for: what changes something is not done a second time. */
function isUnknown(state: RunState, index: number): boolean {
  return state.actions.some(({ instruction, stage }) => instruction === index && stage === "unknown");
}

/** Looks again for a while when nothing fits: the thing may still be on its way. */
async function lookUntilGrounded(context: Carrying): Promise<{ seen: Look; grounding: DirectGrounding }> {
  const { session, ports, instruction, access, order } = context;
  const deadline = ports.clock.now() + APPEAR_MS;
  for (;;) {
    const seen = await look(session, ports, access);
    await session.gate();
    if (session.pauses !== seen.pauses) {
      // A command of the user's own does not wait for Resume.
      if (order.overrideId !== undefined) throw new QuestionWithdrawn("the run was paused in between");
      continue;
    }
    const grounding = instruction.ground(seen.page, knownOf(session.state));
    if (grounding.kind !== "missing" || ports.clock.now() >= deadline) return { seen, grounding };
    await ports.clock.sleep(LOOK_AGAIN_MS, session.signal);
  }
}

async function choose(
  { session, instruction }: Carrying,
  seen: Look,
  grounding: Extract<DirectGrounding, { kind: "ambiguous" }>,
): Promise<DirectGrounding> {
  const { question, choices } = grounding;
  const answer = await ask(session, { kind: "answer", text: question, choices });
  if (answer?.kind !== "answer") return { kind: "missing", message: question };
  return instruction.narrow(answer.text, seen.page, knownOf(session.state));
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
  { message: said }: { message: string },
  hidden: string[] = [],
): Ending {
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
