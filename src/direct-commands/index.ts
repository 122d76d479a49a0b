/** Direct commands: explicit instructions, carried out without a model. */
export { ground } from "./ground.ts";
export type { Candidate, GroundContext, Grounding, RunTab } from "./grounding.ts";
export type { Instruction, TargetPhrase } from "./instruction.ts";
export { maskPasswords } from "./mask-passwords.ts";
export { type Asked, narrow } from "./narrow.ts";
export { type ParseResult, parseCommands } from "./parse.ts";
