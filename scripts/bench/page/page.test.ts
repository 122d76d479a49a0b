import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser, VIEWPORT } from "../browse.ts";
import { bundleModule } from "../bundle.ts";
import { noteListeners } from "../listeners.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let browser: Browser;
let finder = "";

beforeAll(async () => {
  finder = await bundleModule(fileURLToPath(new URL("index.ts", import.meta.url)));
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function show(html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.setContent(`<!doctype html><style>body { margin: 0 }</style>${html}`);
  await page.evaluate(finder);
  await noteListeners(page);
  await page.evaluate(() => globalThis.__deckhandBench.findControls());
  return page;
}

/** What is usable, and how much of it is covered when everything that `selector` matches has a ref. */
function measure(page: Page, selector: string) {
  return page.evaluate((matched) => {
    for (const [index, element] of document.querySelectorAll(matched).entries()) {
      globalThis.__deckhandBench.noteRef("reading", `${index}`, element);
    }
    const usable = globalThis.__deckhandBench.findUsable();
    return { ...usable, covered: globalThis.__deckhandBench.covered("reading") };
  }, selector);
}

async function usableIn(html: string) {
  const page = await show(html);
  const { viewport, page: whole, byEvidence } = await measure(page, "none");
  await page.close();
  return { viewport, page: whole, ...byEvidence };
}

test("native controls and widgets count, what is hidden or disabled does not", async () => {
  const found = await usableIn(`
    <a href="/a">Link</a> <a>Name</a> <button>Go</button> <input> <input type="hidden"> <select><option>A</select>
    <details><summary>More</summary><button>Folded away</button></details>
    <div role="switch">Light</div> <div contenteditable>Edit</div>
    <button disabled>Off</button> <fieldset disabled><input></fieldset> <div aria-disabled="true"><button>No</button></div>
    <button style="display:none">None</button> <button style="visibility:hidden">Hidden</button>
    <button style="opacity:0">Clear</button> <div inert><button>Inert</button></div>`);
  expect(found).toMatchObject({ viewport: 7, page: 7, native: 6, widget: 1, listener: 0, pointer: 0 });
});

test("what lies under something else cannot be used, what can be scrolled to is usable in the page", async () => {
  const found = await usableIn(`
    <button style="position:absolute; top:0">Under</button>
    <div style="position:absolute; top:0; width:400px; height:60px; background:white">Over</div>
    <div style="position:absolute; top:100px; height:100px; overflow:auto"><p style="height:500px">
      </p><button>In a scroller</button></div>
    <button style="position:absolute; top:2500px">Low</button> <button style="position:absolute; left:-900px">Off</button>`);
  expect(found).toMatchObject({ viewport: 0, page: 2 });
});

test("what only a script could scroll into its box cannot be used", async () => {
  const folded = `<div style="height:8px; overflow:hidden"><button>One</button><br><button>Two</button></div>`;
  const slides = `<div style="width:200px; overflow:hidden; white-space:nowrap"><button style="width:200px">First</button>
    <button style="width:200px">Second</button></div>`;
  expect(await usableIn(`${folded}${slides}`)).toMatchObject({ page: 2 });
  const locked = `<style>body { overflow: hidden }</style><p style="height:2000px"></p><button>Below</button>`;
  expect(await usableIn(locked)).toMatchObject({ page: 0 });
});

test("a part of a drawing that listens is a control where it shows the hand", async () => {
  const found = await usableIn(`
    <svg width="200" height="100"><rect class="bar" width="40" height="90"/><rect class="bar" x="50" width="40" height="50"/>
      <rect class="bar" x="100" width="40" height="50" style="cursor:pointer"/></svg>
    <svg class="bar" width="30" height="30"><circle cx="15" cy="15" r="15"/></svg>
    <script>for (const bar of document.querySelectorAll(".bar")) bar.addEventListener("mousedown", () => {});</script>`);
  expect(found).toMatchObject({ page: 2, listener: 2 });
});

test("a drawn checkbox is used by its label, and a transparent one where it lies", async () => {
  const page = await show(`
    <style>.gone { position:absolute; width:1px; height:1px; clip-path:inset(50%) }</style>
    <label><input type="checkbox" class="gone"> By label</label>
    <span style="position:relative"><input type="radio" style="opacity:0; width:30px; height:30px">Drawn</span>`);
  expect(await measure(page, "label")).toMatchObject({ viewport: 2, covered: { viewport: 1 } });
});

test("a listener makes a control of what holds none, and not of an area or of a part of a control", async () => {
  const page = await show(`
    <div id="one">Pressed</div> <button><span id="part">Part</span></button>
    <ul id="list"><li><a href="/1">1</a></li></ul> <main id="large" style="height:700px">Large</main>
    <script>for (const id of ["one", "part", "list", "large"])
      document.getElementById(id).addEventListener("click", () => {});</script>`);
  expect(await measure(page, "#one")).toMatchObject({
    viewport: 3,
    byEvidence: { native: 2, listener: 1, pointer: 0 },
    covered: { viewport: 1 },
  });
});

test("where a listener further up serves many, the hand says which", async () => {
  const cards = `<div id="cards"><p style="cursor:pointer">A <b>card</b></p><p>No card</p></div>`;
  expect(await usableIn(cards)).toMatchObject({ page: 0 });
  const listens = `<script>addEventListener("click", () => {})</script>`;
  expect(await usableIn(`${cards}${listens}`)).toMatchObject({ page: 1, pointer: 1 });
  const nearer = `<script>document.getElementById("cards").onclick = () => {}</script>`;
  expect(await usableIn(`${cards}${nearer}`)).toMatchObject({ page: 1, listener: 0, pointer: 1 });
});

test("controls in shadow roots and in frames of the same origin count, with their listeners", async () => {
  const page = await show(`
    <div id="host"></div>
    <iframe width="400" height="300" srcdoc="<button>Framed</button><p id=x>Listens</p><div style='height:900px'></div><button>Low</button>
      <script>document.getElementById('x').onclick = () => {}</script>"></iframe>
    <script>document.getElementById("host").attachShadow({ mode: "open" }).innerHTML = "<button>Shadow</button>"</script>`);
  expect(await measure(page, "none")).toMatchObject({ viewport: 3, page: 4, byEvidence: { native: 3, listener: 1 } });
});

test("a ref covers what it holds tightly or is held by tightly, and nothing that is merely near", async () => {
  const html = `
    <li id="tight" style="display:inline-block"><a href="/1" id="link">A longer link <b id="part">here</b></a></li>
    <div id="wide"><a href="/2">Short</a></div>
    <label id="label">Name <input></label>`;
  const covered = async (selector: string) => (await measure(await show(html), selector)).covered.viewport;
  expect(await covered("#link")).toBe(1);
  expect(await covered("#tight")).toBe(1);
  expect(await covered("#part")).toBe(0);
  expect(await covered("#wide")).toBe(0);
  expect(await covered("a, input")).toBe(3);
});

test("what a text leaves out is told, with where it is", async () => {
  const page = await show(
    `<a href="/1">One</a> <button>Two</button> <p style="height:2000px"></p> <button>Three</button>`,
  );
  await measure(page, "a");
  expect(await page.evaluate(() => globalThis.__deckhandBench.missed("reading"))).toEqual([
    "window native <button>Two</button>",
    "page native <button>Three</button>",
  ]);
});

test("a widget around one control in its place is one control, around several it is one of its own", async () => {
  const found = await usableIn(`
    <div role="menuitem" style="width:max-content"><a href="/1">Alone in the item</a></div>
    <div role="treeitem"><a href="/2">One</a> <a href="/3">Two</a></div>`);
  expect(found).toMatchObject({ page: 4, native: 3, widget: 1 });
});

test("words are those that can be read in the window, with what stands in fields but not in secrets", async () => {
  const page = await show(`
    <p>Plain <b>bold</b></p> <p style="display:none">none</p> <p style="color:transparent">clear</p>
    <p style="position:absolute; top:300px">covered</p>
    <div style="position:absolute; top:290px; width:400px; height:80px; background:white"></div>
    <p style="position:absolute; top:400px">seen</p>
    <div style="position:absolute; top:390px; width:400px; height:80px"></div>
    <img style="position:absolute; top:390px; left:0; width:400px; height:80px" alt=""
      src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
    <p style="position:absolute; top:500px; width:60px; overflow:hidden; white-space:nowrap">begins and-is-cut-off</p>
    <input value="typed"> <input placeholder="hint"> <input type="password" value="secret">
    <select><option>first</option><option selected>chosen</option></select>
    <p style="position:absolute; top:2000px">below</p> <script>"script"</script>`);
  const words = await page.evaluate(() => globalThis.__deckhandBench.visibleWords());
  expect(words.sort()).toEqual(["Plain", "begins", "bold", "chosen", "hint", "seen", "typed"]);
});
