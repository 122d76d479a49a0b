/** What would be shipped, as the bundler made it: the sources alone cannot say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { manifest as stated } from "../plasmo.config.ts";
import { HEADLESS_BUILD, STORE_BUILD } from "../scripts/build.mjs";

function readManifest(build: string) {
  return JSON.parse(readFileSync(join(build, "manifest.json"), "utf8"));
}

/** The scripts that run beside or inside web pages; the panels are held by their content security policy. */
function workerAndContentScript(build: string) {
  const content = readdirSync(build).filter((name) => /^content\.\w+\.js$/.test(name));
  expect(content).toHaveLength(1);
  return [readManifest(build).background.service_worker, ...content].map((name) => ({
    name,
    code: readFileSync(join(build, name), "utf8"),
  }));
}

test("the store build has no site granted and says so in its manifest", () => {
  const manifest = readManifest(STORE_BUILD);
  expect(manifest.host_permissions).toEqual([]);
  expect([...manifest.permissions].sort()).toEqual([...stated.permissions].sort());
  expect(manifest.optional_host_permissions).toEqual(stated.optional_host_permissions);
  expect(manifest.content_security_policy).toEqual(stated.content_security_policy);
});

test("the headless build differs from it in the granted sites alone", () => {
  const withoutIcons = ({ icons: _icons, action: _action, ...rest }: Record<string, unknown>) => rest;
  expect(withoutIcons(readManifest(HEADLESS_BUILD))).toEqual({
    ...withoutIcons(readManifest(STORE_BUILD)),
    host_permissions: ["<all_urls>"],
  });
});

for (const build of [STORE_BUILD, HEADLESS_BUILD]) {
  test(`nothing in ${build.split("/").at(-1)} opens a door to web pages`, () => {
    const manifest = readManifest(build);
    for (const door of ["content_scripts", "web_accessible_resources", "externally_connectable", "sandbox"]) {
      expect(manifest).not.toHaveProperty(door);
    }
  });

  test(`worker and content script of ${build.split("/").at(-1)} run no code but their own`, () => {
    for (const { name, code } of workerAndContentScript(build)) {
      expect.soft(code, name).not.toMatch(/\beval\s*\(/);
      expect.soft(code, name).not.toMatch(/\bnew Function\b|[^.\w]Function\s*\(/);
      expect.soft(code, name).not.toMatch(/\.(innerHTML|outerHTML)\s*=[^=]/);
      expect.soft(code, name).not.toMatch(/insertAdjacentHTML|document\.write\b/);
      expect.soft(code, name).not.toMatch(/importScripts\s*\(\s*["'`]https?:/);
    }
  });
}
