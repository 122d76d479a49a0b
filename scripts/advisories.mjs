/**
 * `npm run audit`: is what is shipped under no known advisory of high gravity? Asks the registry that npm is set up
 * with. Ends with 1 when there is one; a registry that keeps no advisories is told of, and is no fault of the packages.
 */
import { spawnSync } from "node:child_process";
import { root } from "./root.mjs";

const { stdout, error } = spawnSync(
  "npm",
  ["audit", "--omit=dev", "--audit-level=high", "--fetch-retries=0", "--json"],
  {
    cwd: root,
    encoding: "utf8",
  },
);
if (error) throw error;
const report = JSON.parse(stdout);

if (report.vulnerabilities === undefined) {
  console.log(
    `Not known: the registry gives no advisories (${report.message ?? report.error?.summary ?? "no reason given"}).`,
  );
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => ["high", "critical"].includes(severity));
  for (const { name, severity, range } of grave)
    console.log(`${name} ${range}: ${severity}. Update it: npm update ${name}`);
  console.log(`${report.metadata.dependencies.prod} packages, ${grave.length} under an advisory.`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}
