/** Runs in a browser that hides tabs and draws pages ahead as a user's does. */
import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import { RawBrowser } from "./raw-browser.ts";

const PAGE = `<title>Behind</title><label>Name <input></label><button type="button">Greet</button><p></p><script>
  const answer = document.querySelector("p");
  document.querySelector("button").addEventListener("click", () => requestAnimationFrame(() => {
    answer.textContent = "Hello " + document.querySelector("input").value;
    fetch("/pressed?" + new URLSearchParams({ name: document.querySelector("input").value }));
  }));
  document.addEventListener("visibilitychange", () => fetch("/visible?" + document.visibilityState));
  fetch("/visible?" + document.visibilityState);
</script>`;

/** Serves pages by path, and notes what was asked for. */
async function serve(pages: Record<string, string>) {
  const asked: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    response.writeHead(200, { "content-type": "text/html" }).end(pages[url] ?? "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, origin: `http://127.0.0.1:${address.port}`, stop };
}

/** Starts direct commands on the one tab that shows the site. @returns what our own pages can be asked, and the tab */
async function startTask(browser: RawBrowser, panel: string, origin: string, task: string): Promise<number> {
  await expect.poll(() => browser.evaluate<string>(panel, "typeof chrome.tabs")).toBe("object");
  const grants = ["read", "write"].map((mode) => ({ origin, mode, scope: "task", source: "flag" }));
  const start = { task, grants, attendance: { attended: false, confirmed: "none" } };
  const tabId = await browser.evaluate<number>(
    panel,
    `chrome.tabs.query({ url: "${origin}/*" }).then(([tab]) => tab.id)`,
  );
  const reply = await browser.evaluate<{ res: { ok: boolean } }>(
    panel,
    `chrome.runtime.sendMessage({ id: 1, type: "run-start", timestamp: 1, data: ${JSON.stringify({ tabId, ...start })} })`,
  );
  expect(reply.res.ok).toBe(true);
  return tabId;
}

test("a task is done in a hidden tab, and the tab that is looked at stays before it", async () => {
  const { asked, origin, stop } = await serve({ "/": PAGE });
  const browser = await RawBrowser.start();
  try {
    const panel = await browser.open(await browser.extensionAddress("options.html"));
    await browser.open(`${origin}/`, true);
    await expect.poll(() => asked).toContain("/visible?hidden");
    const tabId = await startTask(browser, panel, origin, 'type "Ada" into Name, click Greet');
    await expect.poll(() => asked, { timeout: 30_000 }).toContain("/pressed?name=Ada");
    const active = await browser.evaluate<boolean>(panel, `chrome.tabs.get(${tabId}).then((tab) => tab.active)`);
    expect(active).toBe(false);
  } finally {
    await browser.close();
    stop();
  }
});

const AHEAD = `<title>Ahead</title><a href="/next">Next</a><button type="button">Here</button>
  <script type="speculationrules">{ "prerender": [{ "source": "list", "urls": ["/next"], "eagerness": "immediate" }] }</script>
  <script>document.querySelector("button").addEventListener("click", () => fetch("/pressed-here"))</script>`;

/** It has a button of the same name: pressed too early it would say so. */
const NEXT = `<title>Next</title><button type="button">Here</button><script>
  fetch("/drawn?" + document.prerendering);
  document.querySelector("button").addEventListener("click", () => fetch("/pressed-next?" + document.prerendering));
</script>`;

test("a page that Chrome has drawn ahead is acted in once it is shown, and one that is kept when it is shown again", async () => {
  const { asked, origin, stop } = await serve({ "/": AHEAD, "/next": NEXT });
  const browser = await RawBrowser.start();
  try {
    const panel = await browser.open(await browser.extensionAddress("options.html"));
    await browser.open(`${origin}/`);
    await expect.poll(() => asked).toContain("/drawn?true");
    await startTask(browser, panel, origin, "click Here, click Next, click Here, go back, click Here");
    const pressed = () => asked.filter((url) => url.startsWith("/pressed"));
    await expect.poll(pressed, { timeout: 30_000 }).toEqual(["/pressed-here", "/pressed-next?false", "/pressed-here"]);
    // The one was shown as it had been drawn, the other as it had been left: neither was loaded again.
    expect(asked.filter((url) => url.startsWith("/drawn"))).toEqual(["/drawn?true"]);
    expect(asked.filter((url) => url === "/")).toHaveLength(1);
  } finally {
    await browser.close();
    stop();
  }
});
