/** `npm run bench:tokens`: counts what a run says to its model. `-- --help` says how. */
import { join } from "node:path";
import { root } from "../root.mjs";
import { runVisibly } from "../run-quietly.mjs";
import { ensureSetUpOrExit } from "../setup.mjs";

await ensureSetUpOrExit({ build: true });
const benchmark = join(root, "scripts", "bench", "tokens", "main.ts");
process.exitCode = await runVisibly(process.execPath, ["--import", "tsx", benchmark, ...process.argv.slice(2)]);
