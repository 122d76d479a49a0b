import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { root } from "../../root.mjs";
import { launchBrowser } from "../browse.ts";
import { bundleModule } from "../bundle.ts";
import { readPage } from "./read-page.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let browser: Browser;
let script = "";

beforeAll(async () => {
  browser = await launchBrowser();
  script = await bundleModule(join(root, "scripts", "bench", "names", "page", "index.ts"));
});

afterAll(() => browser.close());

test("each control and landmark is read thrice, and what the tree leaves out twice", async () => {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><main><a href="/">One</a> <button hidden>Two</button>
    <input type="checkbox" checked aria-label="Three"> <h3>Four</h3> <p>Five</p></main><div id="host"></div>`);
  await page.evaluate(() => {
    const host = document.getElementById("host");
    if (host) host.attachShadow({ mode: "open" }).innerHTML = "<button>Six</button>";
  });
  const elements = await readPage(page, "the page", script);
  expect(elements.map(({ group, tag, chromium }) => [group, tag, chromium?.role, chromium?.name])).toEqual([
    ["structure", "main", "main", ""],
    ["controls", "a", "link", "One"],
    ["controls", "button", undefined, undefined],
    ["controls", "input", "checkbox", "Three"],
    ["structure", "h3", "heading", "Four"],
    ["controls", "button", "button", "Six"],
  ]);
  for (const { ours, library, chromium } of elements) {
    if (!chromium) continue;
    expect(ours).toMatchObject(chromium);
    expect(library).toEqual({ role: chromium.role, name: chromium.name });
  }
  expect(elements[3]?.ours.states).toMatchObject({ checked: "true", disabled: "false", pressed: "" });
  expect(elements[4]?.ours.states).toMatchObject({ level: "3" });
});
