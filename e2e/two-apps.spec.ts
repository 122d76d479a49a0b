/** A task over two tabs and two sites: what a mail says is written into a wiki. Judged by what both servers hold. */
import { type MailBox, startMailDev } from "./apps/maildev.ts";
import { startTiddlyWiki, type TiddlyWiki } from "./apps/tiddlywiki.ts";
import { test as base, expect } from "./fixtures.ts";
import { blocked, click, done } from "./model/answers.ts";
import { readOutline, refOf, shows } from "./model/outline.ts";
import type { Decide, ScriptedAnswer } from "./model/scripted-model.ts";
import { openApp } from "./open-app.ts";
import type { Panel } from "./panel.ts";

const test = base.extend<{ box: MailBox; wiki: TiddlyWiki }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  box: async ({}, use) => {
    const box = await startMailDev([
      { from: "ann@harbour.test", subject: "Berth seven", html: "<p>Berth seven is free from Monday.</p>" },
      {
        from: "chandler@harbour.test",
        subject: "Your order",
        html: `<p>Your order <b>DK-${1000 + Math.floor(Math.random() * 9000)}</b> leaves on Friday.</p>`,
      },
    ]);
    await use(box);
    await box.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  wiki: async ({}, use) => {
    const wiki = await startTiddlyWiki();
    await use(wiki);
    await wiki.stop();
  },
});

const ORDER = /Your order (DK-\d+) leaves on Friday/;

/** Writes a tiddler “Order” with this text, page by page of the wiki. */
function writeTiddler(outline: string, text: string): ScriptedAnswer {
  const title = readOutline(outline).find((thing) => thing.text.includes('value "New Tiddler"'));
  if (title) {
    return {
      actions: [
        { action: "type", ref: title.ref, text: "Order" },
        { action: "type", ref: refOf(outline, "textbox", /text for this tiddler/), text },
      ],
    };
  }
  const name = shows(outline, "Confirm changes") ? /^Confirm changes/ : "new tiddler";
  return click(refOf(outline, "button", name));
}

/** Reads the order in the mailbox, opens the wiki in a tab and writes it there. */
function copyOrder(wiki: string): Decide {
  let order: string | undefined;
  return ({ outline, messages }) => {
    if (/→ denied/.test(messages.at(-1)?.content ?? "")) return blocked("The wiki may not be used.");
    const seen = ORDER.exec(outline)?.[1];
    if (shows(outline, "MailDev")) {
      if (!seen) return click(refOf(outline, "link", /^Your order /));
      order = seen;
      return {
        actions: [
          { action: "save_result", text: `The order is ${seen}.` },
          { action: "open_tab", address: wiki },
        ],
      };
    }
    if (!order) throw new Error("The wiki is open before the mail was read.");
    const text = `Order ${order}, on Friday`;
    return shows(outline, "Order[") ? done(`${order} stands in the wiki.`) : writeTiddler(outline, text);
  };
}

/** The wiki is asked about when it is to be opened, and once more when something in it is to be changed. */
async function allowWiki(panel: Panel, wiki: TiddlyWiki): Promise<void> {
  for (const what of ["read this site", "read and change this site"]) {
    await expect(panel.question).toContainText(what);
    await expect(panel.question).toContainText(new URL(wiki.url).host);
    await panel.button("Allow for this task").click();
  }
}

test("what a mail says is written into a wiki in another tab", async ({ extension, page, box, wiki, startModel }) => {
  await startModel(copyOrder(wiki.url));
  const panel = await openApp(extension, page, box.url, "Your order");
  await panel.startAllowed(`Note the number of my order in a new tiddler “Order” in the wiki at ${wiki.url}`);
  await allowWiki(panel, wiki);
  // The title is of the task's own words; the text is not.
  const carried = panel.page.getByRole("alertdialog", { name: /^Type into/ });
  await expect(carried).toContainText(/Order DK-\d+, on Friday/);
  for (const { url } of [box, wiki]) await expect(carried).toContainText(new URL(url).origin);
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  const [finding] = await panel.findings();
  const order = /DK-\d+/.exec(finding ?? "")?.[0];
  expect(order).toBeDefined();
  await expect.poll(async () => (await wiki.tiddler("Order"))?.text).toBe(`Order ${order}, on Friday`);
  // The tab that the task began in is still what it was.
  await expect(page.frameLocator("iframe.panel-html").getByText(`${order}`)).toBeVisible();
});

test("nothing is opened or written where the user says no", async ({ extension, page, box, wiki, startModel }) => {
  await startModel(copyOrder(wiki.url));
  const panel = await openApp(extension, page, box.url, "Your order");
  await panel.startAllowed(`Note the number of my order in a new tiddler “Order” in the wiki at ${wiki.url}`);
  await expect(panel.question).toContainText(new URL(wiki.url).host);
  await panel.question.getByRole("button", { name: "Deny" }).click();
  await panel.expectEnd("Failed");
  expect(await wiki.titles()).toEqual([]);
  expect(await panel.findings()).toEqual([expect.stringContaining("DK-")]);
});

test("a tiddler is written in another tab by direct commands", async ({ extension, page, box, wiki }) => {
  const panel = await openApp(extension, page, box.url, "Your order");
  await panel.startAllowed(`open ${wiki.url} in a new tab, click new tiddler, click Confirm changes`);
  await allowWiki(panel, wiki);
  await panel.expectEnd("Done");
  await expect.poll(() => wiki.titles()).toContain("New Tiddler");
});
