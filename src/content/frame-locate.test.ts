import { afterEach, expect, test } from "vitest";
import { frameIndexIn } from "../dom-compressor/index.ts";
import type { InputRequest } from "../protocol/messages.ts";
import { element, TestPage } from "./test-page.ts";
import { makeTrustedInput } from "./trusted-driver.ts";

let page: TestPage;
afterEach(() => page.close());

const FRAME =
  '<iframe srcdoc="<button>Pay</button>" style="position:absolute;left:100px;top:50px;width:300px;height:150px;border:5px solid;padding:7px;margin:0"></iframe>';

test("a point of the frame is translated past its border and padding", async () => {
  page = new TestPage(FRAME);
  const point = await page.session.handlers["frame-locate"]({ frameIndex: 0, guard: false, x: 20, y: 10 });
  expect(point).toEqual({ x: 132, y: 72 });
});

test("a frame that is drawn larger has its points moved with it", async () => {
  page = new TestPage(FRAME);
  element("iframe").style.transform = "scale(2)";
  element("iframe").style.transformOrigin = "0 0";
  const point = await page.session.handlers["frame-locate"]({ frameIndex: 0, guard: false, x: 20, y: 10 });
  expect(point).toEqual({ x: 164, y: 94 });
});

test("there is no point where something lies over the frame", async () => {
  page = new TestPage(`${FRAME}<div style="position:fixed;inset:0;background:white">Cookies</div>`);
  expect(await page.session.handlers["frame-locate"]({ frameIndex: 0, guard: false, x: 20, y: 10 })).toBeNull();
});

test("there is no point in a frame that does not exist", async () => {
  page = new TestPage(FRAME);
  expect(await page.session.handlers["frame-locate"]({ frameIndex: 3, guard: false, x: 20, y: 10 })).toBeNull();
});

test("a frame below the fold is brought into view", async () => {
  page = new TestPage(`<div style="height:3000px"></div>${FRAME}`);
  element("iframe").style.top = "2500px";
  const point = await page.session.handlers["frame-locate"]({ frameIndex: 0, guard: false, x: 20, y: 10 });
  expect(point?.y).toBeGreaterThan(0);
  expect(point?.y).toBeLessThan(innerHeight);
});

test("while guarded, a press that misses the frame does nothing in this document", async () => {
  page = new TestPage(
    `${FRAME}<button style="position:absolute;left:500px;top:0;width:100px;height:60px">Delete</button>`,
  );
  let clicks = 0;
  element("button").addEventListener("click", () => {
    clicks += 1;
  });
  const press: InputRequest = { primitive: "press", x: 550, y: 30, button: "left", count: 1, modifiers: [] };
  await page.session.handlers["frame-locate"]({ frameIndex: 0, guard: true, x: 20, y: 10 });
  await makeTrustedInput(press);
  expect(clicks).toBe(0);
  await page.session.handlers["guard-release"](null);
  await makeTrustedInput(press);
  expect(clicks).toBe(1);
});

test("a document says which of its parent's frames it is, as its parent counts them", async () => {
  page = new TestPage(FRAME);
  expect(await page.session.handlers["frame-index"](null)).toBe(frameIndexIn(window));
  expect(frameIndexIn(shownBy("iframe"))).toBe(0);
});

test("what a frame's number is worth rests on it: it falls when another goes, and never rises", () => {
  page = new TestPage(FRAME);
  const first = element("iframe");
  const added = document.createElement("iframe");
  added.id = "added";
  first.before(added);
  expect([frameIndexIn(shownBy("iframe:not(#added)")), frameIndexIn(shownBy("#added"))]).toEqual([0, 1]);
  if ("moveBefore" in document.body && typeof document.body.moveBefore === "function")
    document.body.moveBefore(added, first);
  expect(frameIndexIn(shownBy("#added"))).toBe(1);
  first.remove();
  expect(frameIndexIn(shownBy("#added"))).toBe(0);
});

function shownBy(selector: string): Window {
  const frame = element(selector);
  if (!(frame instanceof HTMLIFrameElement && frame.contentWindow)) throw new Error(`${selector} shows nothing.`);
  return frame.contentWindow;
}
