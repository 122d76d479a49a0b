/** A run in a tab that nobody looks at, in a browser that does not pretend otherwise. */
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

test("a task is done in a hidden tab, and the tab that is looked at stays before it", async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    response.writeHead(200, { "content-type": "text/html" }).end(url === "/" ? PAGE : "");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const origin = `http://127.0.0.1:${address.port}`;
  const browser = await RawBrowser.start();
  try {
    const panel = await browser.open(await browser.extensionAddress("options.html"));
    await browser.open(`${origin}/`, true);
    await expect.poll(() => asked).toContain("/visible?hidden");
    await expect.poll(() => browser.evaluate<string>(panel, "typeof chrome.tabs")).toBe("object");
    const grants = ["read", "write"].map((mode) => ({ origin, mode, scope: "task", source: "flag" }));
    const start = {
      task: 'type "Ada" into Name, click Greet',
      grants,
      attendance: { attended: false, confirmed: "none" },
    };
    const tabId = await browser.evaluate<number>(
      panel,
      `chrome.tabs.query({ url: "${origin}/*" }).then(([tab]) => tab.id)`,
    );
    const reply = await browser.evaluate<{ res: { ok: boolean } }>(
      panel,
      `chrome.runtime.sendMessage({ id: 1, type: "run-start", timestamp: 1, data: ${JSON.stringify({ tabId, ...start })} })`,
    );
    expect(reply.res.ok).toBe(true);
    await expect.poll(() => asked, { timeout: 30_000 }).toContain("/pressed?name=Ada");
    const active = await browser.evaluate<boolean>(panel, `chrome.tabs.get(${tabId}).then((tab) => tab.active)`);
    expect(active).toBe(false);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});
