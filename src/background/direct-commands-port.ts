/** Joins the grammar to the agent. */
import type { DirectCommandsPort, DirectGrounding, DirectInstruction } from "../agent/index.ts";
import { type Grounding, ground, type Instruction, narrow, parseCommands } from "../direct-commands/index.ts";

export const directCommands: DirectCommandsPort = {
  parse(task) {
    const parsed = parseCommands(task);
    return parsed.ok
      ? { ok: true, instructions: parsed.instructions.map(toDirectInstruction) }
      : { ok: false, message: parsed.message };
  },
};

/** What may be done twice without harm: going back or closing a tab once more would not be what was said. */
const READ_ONLY = new Set<Instruction["kind"]>(["scroll", "wait", "reload", "switch-tab", "save"]);

function toDirectInstruction(instruction: Instruction): DirectInstruction {
  return {
    source: instruction.source,
    writes: !READ_ONLY.has(instruction.kind),
    ...(instruction.needsPage === false && { needsPage: false }),
    ground: (page, context) => toGrounding(ground(instruction, page, context)),
    narrow: (answer, page, context) => {
      const first = ground(instruction, page, context);
      return first.kind === "ambiguous"
        ? toGrounding(narrow(instruction, answer, { candidates: first.candidates, page, ...(context && { context }) }))
        : toGrounding(first);
    },
  };
}

function toGrounding(grounding: Grounding): DirectGrounding {
  if (grounding.kind !== "ambiguous") return grounding;
  const { kind, question, choices } = grounding;
  return { kind, question, choices };
}
