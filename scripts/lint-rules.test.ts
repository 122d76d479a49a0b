/** The rules that hold the house together are worth nothing when they do not bite: these break each of them once. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { root } from "./root.mjs";

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ message: z.string(), category: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

const IMPORT = "lint/style/noRestrictedImports";
const GLOBAL = "lint/style/noRestrictedGlobals";
const PLUGIN = "plugin";

interface Case {
  file: string;
  code: string;
  /** The rule that must object, or undefined when the code is in order. */
  rule?: string;
}

const CASES: Case[] = [
  { file: "src/protocol/a.ts", code: `import { decide } from "../permissions/index.ts";\ndecide();`, rule: IMPORT },
  { file: "src/permissions/a.ts", code: `import { run } from "../agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "src/permissions/b.ts", code: `import { webOrigin } from "../protocol/grant.ts";\nwebOrigin("");` },
  { file: "src/critic/checks/a.ts", code: `import { run } from "../../agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "src/direct-commands/a.ts", code: `export { walk } from "../dom-compressor/index.ts";`, rule: IMPORT },
  { file: "src/dom-compressor/a.ts", code: `import { label } from "../icon-labels/index.ts";\nlabel();`, rule: IMPORT },
  { file: "src/icon-labels/a.ts", code: `import { walk } from "../dom-compressor/index.ts";\nwalk();`, rule: IMPORT },
  {
    file: "src/language-models/a.ts",
    code: `import type { Run } from "../agent/index.ts";\nexport type A = Run;`,
    rule: IMPORT,
  },
  { file: "src/agent/a.ts", code: `import { tabs } from "../background/tabs.ts";\ntabs();`, rule: IMPORT },
  { file: "src/agent/b.ts", code: `import { ask } from "../language-models/index.ts";\nask();`, rule: IMPORT },
  { file: "src/agent/c.ts", code: `import { decide } from "../permissions/decide.ts";\ndecide();`, rule: IMPORT },
  { file: "src/agent/d.ts", code: `import { decide } from "../permissions/index.ts";\ndecide();` },
  { file: "src/agent/e.ts", code: `export const load = () => import("../background/index.ts");`, rule: IMPORT },
  { file: "src/agent/f.ts", code: `import { tabs } from "~background/tabs.ts";\ntabs();`, rule: IMPORT },
  { file: "src/agent/turn/a.ts", code: `import { tabs } from "../../background/tabs.ts";\ntabs();`, rule: IMPORT },
  { file: "src/content/a.ts", code: `import { run } from "../agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "src/content/b.ts", code: `import { walk } from "../dom-compressor/index.ts";\nwalk();` },
  {
    file: "src/background/a.ts",
    code: `import { perform } from "../content/perform/click.ts";\nperform();`,
    rule: IMPORT,
  },
  { file: "src/background/b.ts", code: `import { App } from "../popup/app.tsx";\nApp();`, rule: IMPORT },
  { file: "src/background/tab/b.ts", code: `import { App } from "../../popup/app.tsx";\nApp();`, rule: IMPORT },
  { file: "src/background/c.ts", code: `import { run } from "../agent/index.ts";\nrun();` },
  { file: "src/background/d.ts", code: `import url from "url:~content/index.ts";\nexport const file = url;` },
  { file: "src/popup/a.ts", code: `import { run } from "../agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "src/options.tsx", code: `import { run } from "./agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "cli/a.ts", code: `import { run } from "../src/background/index.ts";\nrun();`, rule: IMPORT },
  { file: "e2e/apps/a.ts", code: `import { run } from "../../src/agent/index.ts";\nrun();`, rule: IMPORT },
  { file: "e2e/b.ts", code: `import { webOrigin } from "../src/protocol/grant.ts";\nwebOrigin("");` },

  { file: "src/agent/chrome.ts", code: "chrome.runtime.reload();", rule: GLOBAL },
  { file: "src/dom-compressor/chrome.ts", code: "chrome.runtime.reload();", rule: GLOBAL },
  { file: "src/protocol/chrome.ts", code: "globalThis.chrome.runtime.reload();", rule: PLUGIN },
  { file: "src/background/chrome.ts", code: "chrome.runtime.reload();" },
  { file: "src/content/chrome.ts", code: "chrome.runtime.reload();" },
  { file: "src/popup/chrome.ts", code: "chrome.runtime.reload();" },

  { file: "src/background/attach.ts", code: "chrome.debugger.attach();", rule: PLUGIN },
  { file: "src/background/tab/attach.ts", code: "chrome.debugger.attach();", rule: PLUGIN },
  { file: "src/background/debugger.ts", code: "chrome.debugger.attach();" },

  { file: "src/popup/markup.ts", code: `document.body.innerHTML = "<b>a</b>";`, rule: PLUGIN },
  { file: "src/content/markup.ts", code: `document.body.insertAdjacentHTML("beforeend", "<b>");`, rule: PLUGIN },
  { file: "src/content/text.ts", code: `document.body.textContent = "a";` },
];

async function runBiome(folder: string): Promise<string> {
  const biome = join(root, "node_modules", ".bin", "biome");
  return new Promise((resolve, reject) => {
    execFile(
      biome,
      ["lint", "--reporter=json", "--vcs-enabled=false", "--max-diagnostics=none"],
      { cwd: folder },
      (_error, stdout, stderr) => {
        if (stdout) resolve(stdout);
        else reject(new Error(stderr));
      },
    );
  });
}

describe("the rules of the house", () => {
  let folder: string;
  let diagnostics: z.infer<typeof reportSchema>["diagnostics"];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "deckhand-lint-"));
    await cp(join(root, "biome.json"), join(folder, "biome.json"));
    await cp(join(root, "scripts", "lint"), join(folder, "scripts", "lint"), { recursive: true });
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    for (const { file, code } of CASES) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${code}\n`);
    }
    diagnostics = reportSchema.parse(JSON.parse(await runBiome(folder))).diagnostics;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const categoriesOf = (file: string) =>
    diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category);

  it.each(CASES.filter(({ rule }) => rule))("forbid what stands in $file", ({ file, rule }) => {
    expect(categoriesOf(file)).toContain(rule);
  });

  it.each(CASES.filter(({ rule }) => !rule))("allow what stands in $file", ({ file }) => {
    expect(categoriesOf(file)).toEqual([]);
  });
});
