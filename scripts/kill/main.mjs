/** `npm run test:kill`: ends the worker of runs at every point. `-- --help` says how. */
import { join } from "node:path";
import { root } from "../root.mjs";
import { runVisibly } from "../run-quietly.mjs";
import { ensureSetUpOrExit } from "../setup.mjs";

await ensureSetUpOrExit({ build: true });
const program = join(root, "scripts", "kill", "main.ts");
process.exitCode = await runVisibly(process.execPath, ["--import", "tsx", program, ...process.argv.slice(2)]);
