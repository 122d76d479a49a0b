/**
 * `npm run test:fuzz [-- --rounds <count>] [--only <text of the test file's path>]
 * [--cases <count>]`: the random tests with new cases,
 * round after round. Prints the seed of each round that failed and the case it was shrunk to.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { root } from "./root.mjs";
import { ProgramFailed, runQuietly } from "./run-quietly.mjs";

/** Seeds of fast-check are signed 32-bit integers. */
const SEEDS = 2 ** 31;

interface Options {
  rounds: number;
  only: string;
  cases?: number;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError("a number from 1 on");
  return number;
}

function randomTests(only: string): string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map((path) => join("src", path));
  const tests = files.filter((path) => path.endsWith(".test.ts") && path.includes(only));
  return tests.filter((path) => readFileSync(join(root, path), "utf8").includes('from "fast-check"'));
}

/** @returns what the failing tests printed, or undefined when all have passed */
async function runRound(files: string[], seed: number, cases?: number): Promise<string | undefined> {
  const counted = cases === undefined ? {} : { DECKHAND_CASES: String(cases) };
  const environment = { ...process.env, DECKHAND_SEED: String(seed), ...counted };
  try {
    await runQuietly("npx", ["vitest", "run", ...files], { environment });
    return undefined;
  } catch (error) {
    if (error instanceof ProgramFailed) return error.message;
    throw error;
  }
}

const command = new Command("test:fuzz")
  .option("--rounds <count>", "how many seeds are tried", count, 10)
  .option("--only <text>", "only the test files whose path has this text", "")
  .option("--cases <count>", "how many mangled answers and messages are tried in each round", count);
const { rounds, only, cases } = command.parse().opts<Options>();
const files = randomTests(only);
if (files.length === 0) command.error(`No random test's path has “${only}” in it.`);
let failed = 0;
for (let round = 1; round <= rounds; round += 1) {
  const seed = Math.floor(Math.random() * SEEDS);
  const failure = await runRound(files, seed, cases);
  console.log(
    `${round} of ${rounds}: ${failure ? `failed; again with DECKHAND_SEED=${seed} npx vitest run` : "passed"}`,
  );
  if (!failure) continue;
  failed += 1;
  console.log(failure);
}
console.log(`${rounds - failed} of ${rounds} rounds passed, each of ${files.length} files.`);
process.exitCode = failed > 0 ? 1 : 0;
