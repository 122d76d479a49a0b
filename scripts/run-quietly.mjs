/** Runs other programs and keeps their chatter back until it matters. */
import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/** A program that ended badly, with everything it printed. */
export class ProgramFailed extends Error {
  constructor(command, code, output) {
    super(`\`${command}\` failed (${code}).\n${output.trim()}`);
    this.name = "ProgramFailed";
  }
}

/**
 * Runs a program in the repository and returns what it printed.
 * @param {string} program
 * @param {string[]} programArguments
 * @param {{ environment?: NodeJS.ProcessEnv }} [options] `environment` replaces this process's own.
 * @returns {Promise<string>} standard output and error, in the order in which they came
 * @throws {ProgramFailed} when it cannot be started or its exit code is not 0
 */
export function runQuietly(program, programArguments, { environment = process.env } = {}) {
  const command = [program, ...programArguments].join(" ");
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => reject(new ProgramFailed(command, error.message, output)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new ProgramFailed(command, signal ?? `exit code ${code}`, output));
    });
  });
}

/**
 * Runs a program in the repository with this terminal, so that a long run can be watched.
 * @param {string} program
 * @param {string[]} programArguments
 * @param {{ environment?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runVisibly(program, programArguments, { environment = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, { cwd: root, env: environment, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
