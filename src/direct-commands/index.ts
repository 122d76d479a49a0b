/** Direct commands: explicit instructions, carried out without a model. */
export { type Candidate, type Grounding, ground } from "./ground.ts";
export type { Instruction, TargetPhrase } from "./instruction.ts";
export { maskPasswords } from "./mask-passwords.ts";
export { narrow } from "./narrow.ts";
export { type ParseResult, parseCommands } from "./parse.ts";
