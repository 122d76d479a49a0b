/** A program that ended badly, with everything it printed. */
export class ProgramFailed extends Error {}

/** Runs a program in the repository and returns what it printed. */
export function runQuietly(
  program: string,
  programArguments: readonly string[],
  options?: { environment?: NodeJS.ProcessEnv },
): Promise<string>;
