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

const READ_ONLY = new Set<Instruction["kind"]>(["scroll", "wait"]);

function toDirectInstruction(instruction: Instruction): DirectInstruction {
  return {
    source: instruction.source,
    writes: !READ_ONLY.has(instruction.kind),
    ground: (page) => toGrounding(ground(instruction, page)),
    narrow: (answer, page) => {
      const first = ground(instruction, page);
      return first.kind === "ambiguous"
        ? toGrounding(narrow(instruction, answer, first.candidates, page))
        : toGrounding(first);
    },
  };
}

function toGrounding(grounding: Grounding): DirectGrounding {
  return grounding.kind === "ambiguous" ? { kind: "ambiguous", question: grounding.question } : grounding;
}
