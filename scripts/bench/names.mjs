/** `npm run bench:names`: compares names and roles with those of others, on saved pages. `-- --help` says how. */
import { join } from "node:path";
import { root } from "../root.mjs";
import { runVisibly } from "../run-quietly.mjs";
import { ensureSetUpOrExit } from "../setup.mjs";

await ensureSetUpOrExit({ build: false });
const benchmark = join(root, "scripts", "bench", "names", "run.ts");
process.exitCode = await runVisibly(process.execPath, ["--import", "tsx", benchmark, ...process.argv.slice(2)]);
