/** Tasks on TiddlyWiki that are said command by command, without a model. Judged by what the wiki's server holds. */
import { startTiddlyWiki, type TiddlyWiki } from "./apps/tiddlywiki.ts";
import { test as base, expect } from "./fixtures.ts";
import { openApp } from "./open-app.ts";

const test = base.extend<{ wiki: TiddlyWiki }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  wiki: async ({}, use) => {
    const wiki = await startTiddlyWiki();
    await use(wiki);
    await wiki.stop();
  },
});

test("a tiddler is written, with a tag and a text in a frame", async ({ extension, page, wiki }) => {
  const panel = await openApp(extension, page, wiki.url, "GettingStarted");
  await panel.startAllowed(
    "click new tiddler, type harbour in tag name, type “High water at noon.” in Type the text for this tiddler, click Confirm changes",
  );
  await panel.expectEnd("Done");
  await expect.poll(() => wiki.tiddler("New Tiddler")).toMatchObject({ text: "High water at noon.", tags: "harbour" });
});

test("a tiddler is found and its text changed", async ({ extension, page, wiki }) => {
  await wiki.write("Berths", "Four berths.");
  const panel = await openApp(extension, page, wiki.url, "GettingStarted");
  await panel.startAllowed(
    "type Berths in the search box, click the first link Berths, click the first Edit this tiddler, type “Five berths.” in Type the text for this tiddler, click Confirm changes",
  );
  await panel.expectEnd("Done");
  await expect.poll(async () => (await wiki.tiddler("Berths"))?.text).toBe("Five berths.");
});
