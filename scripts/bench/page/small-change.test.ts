import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser, VIEWPORT } from "../browse.ts";
import { bundleModule } from "../bundle.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let browser: Browser;
let finder = "";

beforeAll(async () => {
  finder = await bundleModule(fileURLToPath(new URL("index.ts", import.meta.url)));
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** What each change made of the page, and the page after all were undone. */
async function changesOf(html: string) {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.setContent(html);
  await page.evaluate(finder);
  const seen = await page.evaluate(() => {
    const states = (["text", "element", "class"] as const).map((change) => [
      globalThis.__deckhandBench.change(change),
      document.body.innerHTML,
    ]);
    globalThis.__deckhandBench.undoChanges();
    return { states, after: document.body.innerHTML };
  });
  await page.close();
  return seen;
}

test("the text in the middle is changed, an element comes beside it, its parent gets a class, and all goes back", async () => {
  const above = `<p class="">Above</p><p class="" hidden="">Hidden</p>`;
  const { states, after } = await changesOf(`${above}<p class="" style="margin-top:300px">Middle</p>`);
  const middle = (inner: string, name = "") => `${above}<p class="${name}" style="margin-top:300px">${inner}</p>`;
  const added = "Middle 0<button>Added 1</button>";
  expect(states).toEqual([
    [true, middle("Middle 0")],
    [true, middle(added)],
    [true, middle(added, "deckhand-bench-changed")],
  ]);
  expect(after).toBe(middle("Middle"));
});

test("where the window shows no text nothing is changed", async () => {
  const { states } = await changesOf(`<p style="margin-top:2000px">Below</p><style>p {}</style>`);
  expect(states.map(([made]) => made)).toEqual([false, false, false]);
});
