import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const CANVAS =
  '<canvas width="300" height="150" tabindex="0" role="img" aria-label="Board" style="margin:20px"></canvas>';

function record(selector: string, types: string[]): string[] {
  const seen: string[] = [];
  for (const type of types) {
    element(selector).addEventListener(type, (event) => {
      if (event instanceof MouseEvent) seen.push(`${type} ${Math.round(event.offsetX)},${Math.round(event.offsetY)}`);
    });
  }
  return seen;
}

describe.each(INPUTS)("with %s input", (input) => {
  test("hovering brings the pointer over the element and leaves it there", async () => {
    page = new TestPage('<button style="margin:40px">Menu</button><p></p>');
    const seen: string[] = [];
    for (const type of ["pointerenter", "mouseenter", "mousemove", "mouseleave", "click"])
      element("button").addEventListener(type, () => seen.push(type));
    element("button").addEventListener("mouseenter", () => {
      element("p").textContent = "Opened";
    });
    const result = await page.perform({ action: "hover", ref: await page.ref("button", "Menu") }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'pointer over button "Menu"' });
    expect(seen).toEqual(["pointerenter", "mouseenter", "mousemove"]);
  });

  test("hovering something that is covered is refused", async () => {
    page = new TestPage("<button>Menu</button>");
    const ref = await page.ref("button", "Menu");
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="dialog" aria-label="Cookies" style="position:fixed;inset:0;background:white">Cookies</div>',
    );
    const result = await page.perform({ action: "hover", ref }, { input });
    expect(result).toEqual({ outcome: "refused", effect: 'covered by dialog "Cookies"' });
  });

  test("a canvas is clicked at the point that is asked for", async () => {
    page = new TestPage(CANVAS);
    const seen = record("canvas", ["click"]);
    const ref = await page.ref("img", "Board");
    const result = await page.perform({ action: "click", ref, x: 30, y: 120 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "clicked at 30, 120" });
    expect(seen).toEqual(["click 30,120"]);
  });

  test("a point that is far down a large canvas is brought into view", async () => {
    page = new TestPage(CANVAS.replace('height="150"', 'height="3000"'));
    const seen = record("canvas", ["click"]);
    const ref = await page.ref("img", "Board");
    const result = await page.perform({ action: "click", ref, x: 30, y: 2900 }, { input });
    expect(result.outcome).toBe("done");
    expect(seen).toEqual(["click 30,2900"]);
  });

  test("an image is clicked within its map", async () => {
    page = new TestPage(
      '<img alt="Plan" usemap="#plan" tabindex="0" width="200" height="100" src="data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27 width=%27200%27 height=%27100%27/>"><map name="plan"><area shape="rect" coords="100,0,200,100" alt="East"></map>',
    );
    await element<HTMLImageElement>("img").decode();
    const hits: string[] = [];
    document.body.addEventListener("click", (event) => {
      if (event.target instanceof Element) hits.push(event.target.localName);
    });
    const result = await page.perform(
      { action: "click", ref: await page.ref("img", "Plan"), x: 150, y: 50 },
      { input },
    );
    expect(result).toEqual({ outcome: "done", effect: "clicked at 150, 50" });
    expect(hits).toEqual(["area"]);
  });

  test.each([
    ["outside the canvas", { x: 300, y: 10 }, "that point lies outside: it is 300 × 150 pixels"],
    ["with one coordinate", { x: 3 }, "a point has both x and y"],
  ])("a point %s is refused", async (_case, point, effect) => {
    page = new TestPage(CANVAS);
    const seen = record("canvas", ["pointerdown"]);
    const ref = await page.ref("img", "Board");
    expect(await page.perform({ action: "click", ref, ...point }, { input })).toEqual({ outcome: "refused", effect });
    expect(seen).toEqual([]);
  });

  test("a point in what is made of elements is refused", async () => {
    page = new TestPage("<button>Save</button>");
    const result = await page.perform({ action: "click", ref: await page.ref("button"), x: 1, y: 1 }, { input });
    expect(result).toEqual({ outcome: "refused", effect: expect.stringMatching(/^only in a canvas/) });
  });

  test("a point of an element with nothing in it is chosen", async () => {
    page = new TestPage('<div aria-label="Field" tabindex="0" role="button" style="width:200px;height:100px"></div>');
    const seen: string[] = [];
    element("div").addEventListener("click", ({ offsetX, offsetY }) => seen.push(`${offsetX},${offsetY}`));
    const ref = await page.ref("button", "Field");
    const result = await page.perform({ action: "click", ref, x: 150, y: 20 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "clicked at 150, 20" });
    expect(seen).toEqual(["150,20"]);
  });

  test("what lies below the seen part of an area that scrolls is scrolled to, though the window has room for it", async () => {
    page = new TestPage(
      `<div style="height:60px;overflow:auto">${'<p style="height:40px;margin:0">Mail</p>'.repeat(4)}<button>Last</button></div>`,
    );
    const seen = record("button", ["click"]);
    expect(await page.perform({ action: "click", ref: await page.ref("button", "Last") }, { input })).toMatchObject({
      outcome: "done",
    });
    expect(seen).toHaveLength(1);
  });

  test("a point over which something lies is refused with its name", async () => {
    page = new TestPage(
      `${CANVAS}<button style="position:fixed;left:40px;top:40px;width:60px;height:40px">Zoom</button>`,
    );
    const box = element("canvas").getBoundingClientRect();
    const ref = await page.ref("img", "Board");
    const point = { x: 60 - box.x, y: 60 - box.y };
    const result = await page.perform({ action: "click", ref, ...point }, { input });
    expect(result).toEqual({ outcome: "refused", effect: 'covered by button "Zoom"' });
  });

  test("a button is held down for as long as is asked for", async () => {
    page = new TestPage("<button>Record</button>");
    let down = 0;
    let heldMs = 0;
    element("button").addEventListener("pointerdown", (event) => {
      down = event.timeStamp;
    });
    element("button").addEventListener("pointerup", (event) => {
      heldMs = event.timeStamp - down;
    });
    const ref = await page.ref("button", "Record");
    const result = await page.perform({ action: "click", ref, hold: 300 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "clicked, held for 300 ms" });
    expect(heldMs).toBeGreaterThanOrEqual(290);
  });
});

test("a held press that is cut short comes up", async () => {
  page = new TestPage("<button>Record</button>");
  const seen: string[] = [];
  const button = element("button");
  button.addEventListener("pointerup", () => seen.push("up"));
  button.addEventListener("pointerdown", () => page.session.handlers["action-cancel"]({ actionId: "cut" }));
  const action = { action: "click", ref: await page.ref("button", "Record"), hold: 10_000 } as const;
  await page.start(action, { actionId: "cut", trusted: false });
  expect(seen).toEqual(["up"]);
});
