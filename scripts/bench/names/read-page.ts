/** One page as we, the library and Chromium read it. */
import type { Page } from "playwright";
import { readTree } from "./chromium-tree.ts";
import type { Read } from "./compare.ts";

/**
 * The controls and the structure of the page that is shown, in the order of the document.
 * @param script the bundle of `page/index.ts`
 */
export async function readPage(page: Page, name: string, script: string): Promise<Read[]> {
  await page.evaluate(script);
  const subjects = await page.evaluate(() => globalThis.__deckhandNames.read());
  const tree = await readTree(page, "__deckhandNames.elements");
  return subjects.map((subject, index) => ({ ...subject, page: name, chromium: tree[index] }));
}
