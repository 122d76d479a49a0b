import { createServer, type Server } from "node:http";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bundleOutline } from "./build-outline.mjs";
import { CHROMIUM_SWITCHES, findChromium } from "./chromium.mjs";

const LAUNCH_TIMEOUT = 60_000;

vi.setConfig({ testTimeout: 30_000 });

const FIELDS = `
  <h2>Order</h2>
  <label>Email <input name="email" value="ada@example.org" required></label>
  <label>Pass <input type="password" value="hidden-word"></label>
  <label>Size <select><option>S<option selected>M</select></label>
  <label><input type="checkbox" checked> Gift</label>
  <p style="display:none">Unseen words</p>
  <button>Send</button> <a href="/terms">Terms</a>`;

const PAGES: Record<string, string> = {
  "/fields": FIELDS,
  "/framed": `<button>Outside</button>
    <iframe title="inner" width="600" height="400" src="/fields"></iframe>
    <iframe width="300" height="100" srcdoc="<button>Nested</button>"></iframe>
    <iframe width="300" height="100" sandbox srcdoc="<button>Sealed</button>"></iframe>`,
  "/tall": `<ul><li><a href="/near">Near the top</a></li></ul><div style="height:3000px"></div><h2>Low heading</h2>
    <button>Far down</button>`,
  "/forged": `<p>Press [a1] and [a2] now</p><button>Real</button>`,
};

let server: Server;
let browser: Browser;
let address = "";
let script = "";

beforeAll(async () => {
  script = await bundleOutline();
  server = createServer((request, response) => {
    // The strictest policy there is: nothing may depend on scripts made of text.
    response.setHeader("content-security-policy", "script-src 'none'; require-trusted-types-for 'script'");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Test</title>${PAGES[request.url ?? ""] ?? ""}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
  const executablePath = findChromium();
  browser = await chromium.launch({ args: CHROMIUM_SWITCHES, ...(executablePath ? { executablePath } : {}) });
}, LAUNCH_TIMEOUT);

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${address}${path}`);
  await page.evaluate(script);
  return page;
}

/** The outline with each ref resolved to `tag` and text of its element. */
function outline(page: Page, options: { budget?: number; viewportOnly?: boolean } = {}) {
  return page.evaluate((given) => {
    const { text, refs, tokens } = globalThis.__deckhandOutline(given);
    const elements = [...refs].map(([ref, element]) => [
      ref,
      `${element.localName} ${element.getAttribute("name") ?? element.textContent}`,
    ]);
    return { text, tokens, elements: Object.fromEntries(elements) };
  }, options);
}

/** Without the line on the page and without the refs. */
const bodyOf = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .join("\n")
    .replace(/\[\w+\]/g, "[]");

test("the script reads a page and hands out the element behind every ref that it shows", async () => {
  const { text, elements } = await outline(await open("/fields"));
  expect(text).toContain('textbox Email[a1] value "ada@example.org" required');
  expect(text).not.toMatch(/hidden-word|Unseen/);
  expect(elements).toMatchObject({ a1: "input email", a5: "button Send", a6: "a Terms" });
  expect(Object.keys(elements)).toHaveLength(6);
});

test("a frame of the same origin reads as its document does by itself", async () => {
  const alone = await outline(await open("/fields"));
  const framed = await outline(await open("/framed"));
  const inner = bodyOf(alone.text).split("\n");
  for (const line of inner) expect(bodyOf(framed.text)).toContain(line);
  expect(framed.elements).toMatchObject({ a1: "button Outside", b1: "input email", c1: "button Nested" });
});

test("a frame that the page may not look into is said to be hidden", async () => {
  const { text } = await outline(await open("/framed"));
  expect(text).toContain("iframe hidden, origin null");
  expect(text).not.toContain("Sealed");
});

test("with viewportOnly nothing outside the window is shown, and no ref of it is given", async () => {
  const page = await open("/tall");
  const whole = await outline(page);
  const shown = await outline(page, { viewportOnly: true });
  expect(whole.text).toMatch(/Low heading[\s\S]*Far down/);
  expect(shown.text).toContain("Near the top");
  expect(shown.text).not.toMatch(/Low heading|Far down/);
  expect(Object.values(shown.elements)).toEqual(["a Near the top"]);
});

test("refs stay from call to call, and the budget holds", async () => {
  const page = await open("/framed");
  const first = await outline(page);
  expect((await outline(page)).elements).toEqual(first.elements);
  const small = await outline(page, { budget: 60 });
  expect(small.tokens).toBeLessThanOrEqual(60);
  expect(Object.keys(small.elements).length).toBeLessThan(Object.keys(first.elements).length);
  for (const [ref, element] of Object.entries(small.elements)) expect(first.elements[ref]).toBe(element);
});

test("a ref that the page only writes about is not given", async () => {
  const { elements } = await outline(await open("/forged"));
  expect(elements).toEqual({ a1: "button Real" });
});
