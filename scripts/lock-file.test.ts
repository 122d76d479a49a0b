/** What is installed is what was looked at: the lock file says every package's content, and none comes from elsewhere. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { root } from "./root.mjs";

const lockedPackage = z.object({
  version: z.optional(z.string()),
  resolved: z.optional(z.string()),
  integrity: z.optional(z.string()),
  license: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  optional: z.optional(z.boolean()),
  devOptional: z.optional(z.boolean()),
  link: z.optional(z.boolean()),
});
const lockFile = z.object({ packages: z.record(z.string(), lockedPackage) });

const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));
const locked = Object.entries(packages).flatMap(([path, facts]) => (path === "" ? [] : { path, ...facts }));

/** Licences under which what is shipped may be passed on as it is. */
const FREE = ["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD"];

test("every package is held to its content by a strong hash", () => {
  const loose = locked.filter(({ integrity, optional }) => integrity === undefined && optional !== true);
  expect(loose.map(({ path }) => path)).toEqual([]);
  const weak = locked.filter(({ integrity }) => integrity !== undefined && !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(weak.map(({ path }) => path)).toEqual([]);
});

test("no package comes from anywhere but the registry", () => {
  const foreign = locked.filter(
    ({ resolved, link }) => link === true || (resolved && !/^https:\/\/registry\./.test(resolved)),
  );
  expect(foreign.map(({ path }) => path)).toEqual([]);
});

test("what is shipped is under licences that let it be", () => {
  const shipped = locked.filter(({ dev, devOptional }) => !dev && !devOptional);
  expect(shipped.length).toBeGreaterThan(10);
  const bound = shipped.filter(({ license = "", optional }) => !FREE.includes(license) && !optional);
  expect(bound.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
});
