#!/usr/bin/env node
/** The way in to the command line: sets the working copy up where that is needed, then runs it. */
import { ensureSetUpOrExit } from "../scripts/setup.mjs";

// Whoever reads the log may go away before its end, as `head` does.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
});
await ensureSetUpOrExit({ build: true });
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("../cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
