import { afterEach, expect, test } from "vitest";
import type { InputRequest } from "../protocol/messages.ts";
import { TestPage } from "./test-page.ts";
import { makeTrustedInput } from "./trusted-driver.ts";

let page: TestPage;
afterEach(() => page.close());

const PRESS: InputRequest = { primitive: "press", x: 300, y: 300, button: "left", count: 1, modifiers: [] };

test("a press of the user's is told once", async () => {
  page = new TestPage("<p>Text</p>");
  page.session.handlers["watch-set"]({ watching: true });
  await makeTrustedInput(PRESS);
  await makeTrustedInput(PRESS);
  expect(page.notices).toEqual([{ notice: "user-acted", what: "pointer" }]);
});

test("a key of the user's is told, modifiers alone are not", async () => {
  page = new TestPage("<p>Text</p>");
  page.session.handlers["watch-set"]({ watching: true });
  await makeTrustedInput({ primitive: "key", key: "Shift", modifiers: [] });
  expect(page.notices).toEqual([]);
  await makeTrustedInput({ primitive: "key", key: "x", modifiers: [] });
  expect(page.notices).toEqual([{ notice: "user-acted", what: "key" }]);
});

test("moving the mouse and scrolling are no acts", async () => {
  page = new TestPage('<div style="height:3000px"></div>');
  page.session.handlers["watch-set"]({ watching: true });
  await makeTrustedInput({ primitive: "move", x: 10, y: 10 });
  await makeTrustedInput({ primitive: "wheel", x: 10, y: 10, deltaX: 0, deltaY: 200 });
  expect(page.notices).toEqual([]);
});

test("our own input is not taken for the user's, neither trusted nor synthetic", async () => {
  page = new TestPage('<button>Save</button><input aria-label="Name">');
  page.session.handlers["watch-set"]({ watching: true });
  for (const input of ["trusted", "synthetic"] as const) {
    await page.perform({ action: "click", ref: await page.ref("button", "Save") }, { input });
    await page.perform(
      { action: "type", ref: await page.ref("textbox", "Name"), text: input, submit: true },
      { input },
    );
  }
  expect(page.notices).toEqual([]);
});

test("nothing is told after watching has ended", async () => {
  page = new TestPage("<p>Text</p>");
  page.session.handlers["watch-set"]({ watching: true });
  page.session.handlers["watch-set"]({ watching: false });
  await makeTrustedInput(PRESS);
  expect(page.notices).toEqual([]);
});
