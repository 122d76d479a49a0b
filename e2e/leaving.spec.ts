/** A page that wants to leave for another site: it is stopped before anything has left, and the user is asked. */
import { createServer, type Server } from "node:http";
import { test as base, expect } from "./fixtures.ts";
import { blocked, click, done } from "./model/answers.ts";
import { refOf, shows } from "./model/outline.ts";
import type { Decide } from "./model/scripted-model.ts";

interface SmallSite {
  origin: string;
  /** Paths that were asked for. */
  visits: string[];
}

const ABROAD = "<title>Abroad</title><p>Welcome abroad.</p>";
const homePage = (abroad: string) =>
  `<title>Home</title><p>Welcome home.</p><a href="/out">Our terms</a>
<button type="button" onclick="location.href='${abroad}/by-script'">Details</button>
<button type="button" onclick="window.open('${abroad}/by-tab')">Map</button>
<button type="button" onclick="window.open('${abroad}/by-tab', '', 'noopener')">Map of its own</button>`;

const test = base.extend<{ home: SmallSite; abroad: SmallSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  abroad: async ({}, use) => {
    await serving(() => ABROAD, use);
  },
  home: async ({ abroad }, use) => {
    await serving(
      (path) => (path === "/out" ? { location: `${abroad.origin}/by-redirect` } : homePage(abroad.origin)),
      use,
    );
  },
});

type Answer = string | { location: string };

async function serving(answer: (path: string) => Answer, use: (site: SmallSite) => Promise<void>): Promise<void> {
  const visits: string[] = [];
  const server: Server = createServer(({ url = "/" }, response) => {
    if (url !== "/favicon.ico") visits.push(url);
    const said = answer(url);
    if (typeof said === "string") response.writeHead(200, { "content-type": "text/html" }).end(said);
    else response.writeHead(302, said).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  await use({ origin: `http://127.0.0.1:${address.port}`, visits });
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

/** Presses it, and says what came of it. */
const pressing =
  (role: string, name: string): Decide =>
  ({ outline, messages }) => {
    if (shows(outline, "Welcome abroad")) return done("Arrived.");
    return messages.length > 2 && /→ denied/.test(messages.at(-1)?.content ?? "")
      ? blocked("It may not be left.")
      : click(refOf(outline, role, name));
  };

test("a redirect to another site is stopped before it leaves; a yes opens it", async ({
  page,
  home,
  abroad,
  startModel,
  openAllowed,
}) => {
  await startModel(pressing("link", "Our terms"));
  const panel = await openAllowed(`${home.origin}/`);
  // What lies on this machine is opened only when it was named.
  await panel.start(`Read the terms, which may be at ${abroad.origin}`);
  await expect(panel.question).toContainText("May Deckhand read this site?");
  await expect(panel.question).toContainText(abroad.origin);
  expect(abroad.visits).toEqual([]);
  await panel.button("Allow for this task").click();
  await panel.expectEnd("Done");
  expect(abroad.visits).toEqual(["/by-redirect"]);
  await expect(page.getByText("Welcome abroad.")).toBeVisible();
});

test("after a no the page is where it was, and nothing has left it", async ({
  page,
  home,
  abroad,
  startModel,
  openAllowed,
}) => {
  await startModel(pressing("button", "Details"));
  const panel = await openAllowed(`${home.origin}/`);
  await panel.start(`Show the details, which may be at ${abroad.origin}`);
  await expect(panel.question).toContainText(abroad.origin);
  await panel.button("Deny").click();
  await panel.expectEnd("Failed");
  expect(await panel.actions()).toEqual(["click denied"]);
  expect(abroad.visits).toEqual([]);
  await expect(page.getByText("Welcome home.")).toBeVisible();
});

test("the user's own tabs go where they like meanwhile, and so does the run's own while it is paused", async ({
  context,
  extension,
  page,
  home,
  abroad,
  startHeld,
}) => {
  const { panel, door } = await startHeld(() => done("Nothing to do."), `${home.origin}/`, "Look at it");
  const worker = await extension.worker();
  const rules = () => worker.evaluate(async () => (await chrome.declarativeNetRequest.getSessionRules()).length);
  await expect.poll(rules).toBeGreaterThan(0);
  const own = await context.newPage();
  await own.goto(`${home.origin}/`);
  await own.getByRole("link", { name: "Our terms" }).click();
  await expect(own.getByText("Welcome abroad.")).toBeVisible();

  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  await expect.poll(rules).toBe(0);
  await page.getByRole("button", { name: "Details" }).click();
  await expect(page.getByText("Welcome abroad.")).toBeVisible();
  expect(abroad.visits).toEqual(["/by-redirect", "/by-script"]);
  door.open();
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  expect(await rules()).toBe(0);
});

test("an address that the user named may lead on to another site", async ({
  home,
  abroad,
  startModel,
  openAllowed,
}) => {
  await startModel(({ outline }) =>
    shows(outline, "Welcome abroad")
      ? done("Arrived.")
      : { actions: [{ action: "navigate", address: `${home.origin}/out` }] },
  );
  const panel = await openAllowed(`${home.origin}/`);
  await panel.start(`Open ${home.origin}/out and tell me what it says`);
  await expect(panel.question).toContainText(abroad.origin);
  expect(abroad.visits).toEqual(["/by-redirect"]);
  await panel.button("Allow for this task").click();
  await panel.expectEnd("Done");
});

for (const host of ["127.0.0.1", "localhost."])
  test(`a tab that a page on ${host} opens behind another tab is stopped before it leaves`, async ({
    home,
    abroad,
    startModel,
    openAllowed,
  }) => {
    await startModel(({ outline, turn }) => {
      const maps = ["Map", "Map of its own"];
      return turn < maps.length ? click(refOf(outline, "button", maps[turn] ?? "")) : done("Pressed.");
    });
    // The panel is a tab here, and in front.
    const panel = await openAllowed(home.origin.replace("127.0.0.1", host));
    await panel.start("Press the maps");
    await panel.expectEnd("Done");
    expect(abroad.visits).toEqual([]);
  });
