/** `npm run add-fixture -- <name> --url URL`: makes a fixture of the outline from a page. `-- --help` says how. */
import { join } from "node:path";
import { root } from "./root.mjs";
import { runVisibly } from "./run-quietly.mjs";
import { ensureSetUpOrExit } from "./setup.mjs";

await ensureSetUpOrExit({ build: false });
const program = join(root, "scripts", "add-fixture", "main.ts");
process.exitCode = await runVisibly(process.execPath, ["--import", "tsx", program, ...process.argv.slice(2)]);
