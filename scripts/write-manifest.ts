/** Copies the manifest from where it is stated to package.json, the only place that Plasmo reads. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "../plasmo.config.ts";
import { root } from "./root.mjs";

const path = join(root, "package.json");
const before = readFileSync(path, "utf8");
const after = `${JSON.stringify({ ...JSON.parse(before), manifest }, null, 2)}\n`;
if (after !== before) writeFileSync(path, after);
