/** `npm run demo`: brings everything to where it can run, then starts the demo proper. */
import { join } from "node:path";
import { root } from "./root.mjs";
import { runVisibly } from "./run-quietly.mjs";
import { ensureSetUpOrExit } from "./setup.mjs";

await ensureSetUpOrExit({ build: true });
const demo = join(root, "scripts", "demo.ts");
process.exitCode = await runVisibly(process.execPath, ["--import", "tsx", demo, ...process.argv.slice(2)]);
