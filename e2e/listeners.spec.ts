/** Controls that only scripts know: plain text that listens for presses. Judged by what the page itself counted. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import type { Extension } from "./extension.ts";
import { test as base, expect } from "./fixtures.ts";
import { click, done } from "./model/answers.ts";
import { readOutline } from "./model/outline.ts";
import type { Decide, ScriptedModel } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

/** Plain text in the document, in an open and in a closed shadow root; and what a page could notice of being looked at. */
const HARBOUR = (frames: string[]) => `<!doctype html><title>Harbour</title>
<style>p { margin: 0; padding: 8px } iframe { width: 300px; height: 60px }</style>
<script>
  const noticed = [];
  for (const name of ["addEventListener", "dispatchEvent"]) {
    const original = EventTarget.prototype[name];
    EventTarget.prototype[name] = function (...given) {
      noticed.push(name + " " + (given[0]?.type ?? given[0]));
      return original.apply(this, given);
    };
  }
  const counter = (name) => () => { document.querySelector("output").value += name + " " };
</script>
<p id="hatch">Open the hatch</p>
<p>The tide turns at noon</p>
<open-pump></open-pump>
<closed-pump></closed-pump>
${frames.map((src) => `<iframe src="${src}"></iframe>`).join("")}
<output></output>
<script>
  hatch.addEventListener("click", counter("hatch"));
  for (const mode of ["open", "closed"]) {
    const pump = document.createElement("p");
    pump.textContent = "Start the " + mode + " pump";
    pump.addEventListener("pointerdown", counter(mode));
    document.querySelector(mode + "-pump").attachShadow({ mode }).append(pump);
  }
  const ownNames = Object.getOwnPropertyNames(window).length;
  noticed.length = 0;
</script>`;

const LAMP = (name: string) => `<!doctype html><p>Light the ${name}</p><output></output>
<script>
  document.querySelector("p").addEventListener("mousedown", () => { document.querySelector("output").value += "lit " });
</script>`;

/** Draws itself anew all the while, but for one thing, and with it its frames: some load again, some go and others come. */
const STORM = (frames: string[]) => `<!doctype html><title>Storm</title>
<style>p { margin: 0 } iframe { width: 90px; height: 40px }</style>
<p id="buoy">Ring the buoy</p><output></output>
<main></main>
${frames.map((src) => `<iframe src="${src}"></iframe>`).join("")}
<script>
  buoy.addEventListener("click", () => { document.querySelector("output").value = "rung" });
  let gusts = 0;
  const draw = () => {
    const waves = Array.from({ length: 30 + (gusts % 9) }, (_, index) => {
      const wave = document.createElement("p");
      wave.textContent = "Wave " + index;
      wave.addEventListener("click", () => {});
      return wave;
    });
    document.querySelector("main").replaceChildren(...waves);
    const frames = document.querySelectorAll("iframe");
    const frame = frames[gusts % frames.length];
    if (gusts % 2) frame.src = frame.src;
    else frame.replaceWith(frame.cloneNode());
    gusts += 1;
  };
  draw();
  setInterval(draw, 200);
</script>`;

interface Harbour {
  /** Of the page. */
  origin: string;
  /** Of a frame in another process. */
  foreign: string;
  /** Of a frame in the same process. */
  neighbour: string;
  url: string;
}

const test = base.extend<{ harbour: Harbour }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  harbour: async ({}, use) => {
    const lamps = await listen((path) => LAMP(path.slice(1)));
    const neighbour = `http://127.0.0.1:${portOf(lamps)}`;
    const foreign = `http://localhost:${portOf(lamps)}`;
    const pages = await listen((path) => {
      if (path === "/storm")
        return STORM([1, 2, 3, 4, 5].flatMap((name) => [`${foreign}/${name}`, `${neighbour}/${name}`]));
      return HARBOUR([`${foreign}/lantern`, `${neighbour}/beacon`]);
    });
    const origin = `http://127.0.0.1:${portOf(pages)}`;
    await use({ origin, foreign, neighbour, url: `${origin}/` });
    await Promise.all([stop(lamps), stop(pages)]);
  },
});

function listen(htmlAt: (path: string) => string): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(htmlAt(request.url ?? "/"));
  });
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}

const portOf = (server: Server) => (server.address() as AddressInfo).port; // A server that listens on a port has such an address.

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const LOOKS = 6;

/** Presses the things of these names, one a turn, looking again until they can be pressed. */
function pressAll(names: string[]): Decide {
  const left = [...names];
  let looks = 0;
  return ({ outline }) => {
    const [name] = left;
    if (name === undefined) return done("All is on.");
    const found = readOutline(outline).find((thing) => thing.name === name);
    if (!found && ++looks > LOOKS) throw new Error(`${name} cannot be pressed in this outline:\n${outline}`);
    if (!found) return { actions: [{ action: "wait_for", seconds: 1 }] };
    left.shift();
    return click(found.ref);
  };
}

async function run(extension: Extension, page: Page, url: string): Promise<Panel> {
  await page.goto(url);
  const panel = new Panel(await extension.openPanel(page));
  await panel.start("Switch everything on");
  await panel.expectEnd("Done");
  return panel;
}

const firstOutline = (model: ScriptedModel) =>
  model
    .requests()[0]
    ?.map(({ content }) => content)
    .join("\n") ?? "";
const countedIn = (page: Page, address: string) =>
  page
    .frames()
    .find((frame) => frame.url().startsWith(address))
    ?.locator("output")
    .innerText();

test("plain text that listens is pressed, in the page, in shadow roots and in frames", async ({
  extension,
  page,
  harbour,
  startModel,
}) => {
  for (const origin of [harbour.origin, harbour.foreign, harbour.neighbour]) await extension.grantSite(origin);
  const names = [
    "Open the hatch",
    "Start the open pump",
    "Start the closed pump",
    "Light the lantern",
    "Light the beacon",
  ];
  const model = await startModel(pressAll(names));
  await run(extension, page, harbour.url);
  expect((await countedIn(page, harbour.url))?.trim()).toBe("hatch open closed");
  expect((await countedIn(page, harbour.foreign))?.trim()).toBe("lit");
  expect((await countedIn(page, harbour.neighbour))?.trim()).toBe("lit");
  // The first look at a page has them already.
  expect(readOutline(firstOutline(model)).map(({ name }) => name)).toContain("Open the hatch");
  expect(
    model
      .requests()
      .flat()
      .map(({ content }) => content)
      .join("\n"),
  ).not.toMatch(/The tide turns at noon" \[/);
});

test("the page notices nothing of being asked", async ({ extension, page, harbour, startModel }) => {
  await extension.grantSite(harbour.origin);
  await startModel(pressAll(["Open the hatch"]));
  await run(extension, page, harbour.url);
  expect(await page.evaluate("noticed")).toEqual([]);
  expect(await page.evaluate("Object.getOwnPropertyNames(window).length - ownNames")).toBe(0);
});

test("what listens in a frame that may not be read stays unknown", async ({ extension, page, harbour, startModel }) => {
  await extension.grantSite(harbour.origin);
  await extension.grantSite(harbour.foreign, { read: "deny", write: "deny" });
  await extension.grantSite(harbour.neighbour, { read: "deny", write: "deny" });
  const model = await startModel(pressAll(["Open the hatch", "Start the closed pump"]));
  await run(extension, page, harbour.url);
  expect((await countedIn(page, harbour.url))?.trim()).toBe("hatch closed");
  const sent = model
    .requests()
    .flat()
    .map(({ content }) => content)
    .join("\n");
  expect(sent).not.toContain("Light the");
});

test("a page with ten frames that is drawn anew all the while lives on", async ({
  extension,
  page,
  harbour,
  startModel,
}) => {
  for (const origin of [harbour.origin, harbour.foreign, harbour.neighbour]) await extension.grantSite(origin);
  let crashes = 0;
  page.on("crash", () => {
    crashes += 1;
  });
  await startModel(pressAll(["Ring the buoy"]));
  await run(extension, page, `${harbour.url}storm`);
  expect(crashes).toBe(0);
  await expect(page.locator("output")).toHaveText("rung");
});
