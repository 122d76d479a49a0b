/**
 * The gate: `node scripts/test.mjs` runs every stage, `check` all but the browser's, `e2e` the browser's alone. The
 * first stage that fails ends it by name; the last line counts the tests.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runVisibly } from "./run-quietly.mjs";
import { ensureSetUpOrExit } from "./setup.mjs";

const REPORTS = join(root, "build", "test");
const UNIT_REPORT = join(REPORTS, "unit.json");
/** Written by the reporter that `playwright.config.ts` names. */
const E2E_REPORT = join(REPORTS, "e2e.json");

const tool = (name, ...toolArguments) => [join(root, "node_modules", ".bin", name), ...toolArguments];

const CHECK = [
  { name: "types", command: tool("tsc", "-p", "tsconfig.json") },
  { name: "types of the folders without a page", command: tool("tsc", "-p", "tsconfig.pure.json") },
  { name: "types of the folders without chrome", command: tool("tsc", "-p", "tsconfig.dom.json") },
  { name: "lint and format", command: tool("biome", "check", "--error-on-warnings") },
  { name: "unused code", command: tool("knip") },
  {
    name: "unit tests",
    command: tool("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`),
    count: () => countUnitTests(),
  },
  { name: "size", command: tool("size-limit") },
  { name: "advisories", command: [process.execPath, join(root, "scripts", "advisories.mjs")] },
];
const E2E = [{ name: "e2e", command: tool("playwright", "test"), count: () => countE2eTests() }];
const STAGES = { all: [...CHECK, ...E2E], check: CHECK, e2e: E2E };

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function countUnitTests() {
  const report = readReport(UNIT_REPORT);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function countE2eTests() {
  const stats = readReport(E2E_REPORT)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

/** A stage that failed without a failing test, a type error say, counts as one. */
async function runStage({ name, command, count }, moreArguments) {
  console.log(`\n▸ ${name}`);
  const [program, ...programArguments] = command;
  const exitCode = await runVisibly(program, [...programArguments, ...moreArguments]);
  const counted = count?.() ?? { passed: 0, failed: 0 };
  if (exitCode !== 0) counted.failed = Math.max(counted.failed, 1);
  return counted;
}

const [choice = "all", ...moreArguments] = process.argv.slice(2);
const stages = Object.hasOwn(STAGES, choice) ? STAGES[choice] : undefined;
if (!stages) {
  console.error(`Unknown choice: ${choice}. One of: ${Object.keys(STAGES).join(", ")}.`);
  process.exit(2);
}
await ensureSetUpOrExit({ build: true, tests: true });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const total = { passed: 0, failed: 0 };
for (const stage of stages) {
  const { passed, failed } = await runStage(stage, choice === "e2e" ? moreArguments : []);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) {
    console.log(`\nFailed: ${stage.name}`);
    break;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
