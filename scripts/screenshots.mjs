/** `npm run screenshots`: writes the picture set to `docs/screenshots/`; with names of scenes, theirs alone. */
import { join } from "node:path";
import { root } from "./root.mjs";
import { runVisibly } from "./run-quietly.mjs";
import { ensureSetUpOrExit } from "./setup.mjs";

await ensureSetUpOrExit({ build: true });
process.exitCode = await runVisibly(process.execPath, [
  "--import",
  "tsx",
  join(root, "scripts", "take-screenshots.ts"),
  ...process.argv.slice(2),
]);
