import { createServer, type Server } from "node:http";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser, openRunningPage, openSavedPage } from "./browse.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const PAGES: Record<string, string> = {
  "/leads-away": `<script>location.href = "http://example.invalid/"</script><p>Stayed</p>`,
  "/refreshes": `<meta http-equiv="refresh" content="0;url=/other"><p>Stayed</p>`,
  "/opens": `<script>open("/other"); alert("hello")</script><p>Stayed</p>`,
  "/late": `<p>Early</p><script>addEventListener("load", () => setTimeout(() => document.body.append("Late"), 50))</script>`,
  "/restless": `<p>Stayed</p><script>setInterval(() => document.body.append("x"), 20)</script>`,
  "/foreign": `<script>globalThis.outcome = fetch("http://127.0.0.1:1/").then(() => "came", () => "failed")</script>`,
};

let browser: Browser;
let server: Server;
let origin = "";

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html>${PAGES[request.url ?? ""] ?? "Elsewhere"}`);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

afterAll(async () => {
  await browser.close();
  await new Promise((stopped) => server.close(stopped));
});

for (const path of ["/leads-away", "/refreshes", "/opens", "/restless"]) {
  test(`${path.slice(1)}: a saved page is measured where it is, whatever it tries`, async () => {
    const page = await openSavedPage(browser, `${origin}${path}`);
    expect(page.url()).toBe(`${origin}${path}`);
    expect(await page.textContent("p")).toBe("Stayed");
    await page.context().close();
  });
}

test("a page is taken when it has come to rest", async () => {
  const page = await openSavedPage(browser, `${origin}/late`);
  expect(await page.textContent("body")).toContain("Late");
});

test("requests to elsewhere fail", async () => {
  const page = await openSavedPage(browser, `${origin}/foreign`);
  expect(await page.evaluate("outcome")).toBe("failed");
});

test("a page that runs is taken where it leads, and one that cannot be had is said to be so", async () => {
  const page = await openRunningPage(browser, `${origin}/refreshes`);
  expect(page.url()).toBe(`${origin}/other`);
  expect(await page.textContent("body")).toBe("Elsewhere");
  await page.context().close();
  await expect(openRunningPage(browser, "http://127.0.0.1:1/")).rejects.toThrow();
});
