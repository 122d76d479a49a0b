/** Frames that are not what they were, or that nobody can see: nothing is done in them, and nothing is read. */
import { createServer, type Server } from "node:http";
import type { Action } from "../src/protocol/action.ts";
import { test as base, expect } from "./fixtures.ts";
import { click, done } from "./model/answers.ts";
import { refOf } from "./model/outline.ts";

interface SmallSite {
  origin: string;
  /** Paths that were asked for. */
  visits: string[];
  /** By path. */
  pages: Pages;
}

type Pages = Record<string, string>;

const test = base.extend<{ serve: (pages: Pages) => Promise<SmallSite> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (pages) => {
      const visits: string[] = [];
      const server = createServer(({ url = "/" }, response) => {
        visits.push(url);
        response.writeHead(200, { "content-type": "text/html" }).end(pages[url] ?? "");
      });
      servers.push(server);
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("The server has no port.");
      return { origin: `http://127.0.0.1:${address.port}`, visits, pages };
    });
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  },
});

const placed = (left: number) => `style="position:absolute;left:${left}px;top:100px;width:300px;height:150px"`;
const BUTTON = 'style="position:absolute;left:20px;top:20px;width:120px;height:40px"';

test("a frame that has taken the number of another is not pressed in its place", async ({ serve, startHeld, page }) => {
  const bank = await serve({ "/": `<button ${BUTTON} onclick="fetch('/paid', { method: 'POST' })">Confirm</button>` });
  const shop = await serve({
    "/": `<title>Shop</title><h1>Shop</h1>
<iframe id="first" ${placed(900)} srcdoc="<p>Offers</p>"></iframe>
<iframe ${placed(0)} srcdoc="<button ${BUTTON.replaceAll('"', "'")} onclick='parent.document.title=&quot;Went on&quot;'>Next</button>"></iframe>
<iframe ${placed(400)} src="${bank.origin}/"></iframe>`,
  });
  const script = ({ outline, turn }: { outline: string; turn: number }) =>
    turn < 2 ? click(refOf(outline, "button", "Next")) : done("Went on.");
  const { panel, door } = await startHeld(script, `${shop.origin}/`, "Go on");
  await page.evaluate(() => document.getElementById("first")?.remove());
  door.open();
  await panel.expectEnd("Done");
  expect(bank.visits).not.toContain("/paid");
  expect(await panel.actions()).toEqual(["click refused", "click done"]);
  await expect(page).toHaveTitle("Went on");
});

test("a key goes into no frame that has taken the number of another", async ({ serve, startHeld, page }) => {
  const bank = await serve({ "/": `<script>onkeydown = () => fetch("/paid", { method: "POST" })</script>` });
  const shop = await serve({
    "/": `<title>Shop</title><h1>Shop</h1><iframe id="first" ${placed(900)} srcdoc="<p>Offers</p>"></iframe>
<iframe ${placed(0)} srcdoc="<p>Press any key</p>"></iframe><iframe id="bank" ${placed(400)} src="${bank.origin}/"></iframe>`,
  });
  const script = ({ turn }: { turn: number }) =>
    turn < 1 ? { actions: [{ action: "press_key" as const, key: "ArrowDown" }] } : done("Went on.");
  const { panel, door } = await startHeld(script, `${shop.origin}/`, "Go on");
  await page.evaluate(() => {
    document.getElementById("first")?.remove();
    document.getElementById("bank")?.focus();
  });
  door.open();
  await panel.expectEnd("Done");
  expect(bank.visits).not.toContain("/paid");
  expect(await panel.actions()).toEqual(["press_key refused"]);
});

test("text is looked for and waited for only in frames that are seen", async ({ serve, startModel, openAllowed }) => {
  const [bank, shop] = [await serve({}), await serve({})];
  bank.pages["/"] = `<iframe src="${shop.origin}/inner"></iframe>`;
  shop.pages["/"] = `<title>Shop</title><h1>Shop</h1><iframe ${placed(0)} srcdoc="<p>A seen crate</p>"></iframe>
<iframe style="opacity:0" srcdoc="<p>A see-through crate</p>"></iframe>
<iframe style="position:absolute;left:-9999px" srcdoc="<p>A crate beside the page</p>"></iframe>
<iframe sandbox ${placed(400)} srcdoc="<p>A crate in a box</p>"></iframe><iframe ${placed(800)} src="${bank.origin}/"></iframe>`;
  shop.pages["/inner"] = "<p>A crate abroad</p>";
  const texts = ["see-through crate", "beside the page", "in a box", "crate abroad", "seen crate"];
  const looking = (text: string): Action[] => [
    { action: "wait_for", text, seconds: 1 },
    { action: "find_text", text },
  ];
  const actions = texts.flatMap(looking);
  await startModel(({ turn }) => (actions[turn] ? { actions: [actions[turn]] } : done("That is all.")));
  const panel = await openAllowed(`${shop.origin}/`);
  await panel.start("Where is my crate?");
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual([
    ...Array(4).fill(["wait_for failed", "find_text no-change"]).flat(),
    "wait_for done",
    "find_text done",
  ]);
});
