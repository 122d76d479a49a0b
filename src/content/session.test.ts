import { afterEach, expect, test } from "vitest";
import type { InputRequest } from "../protocol/messages.ts";
import { element, TestPage } from "./test-page.ts";
import { makeTrustedInput } from "./trusted-driver.ts";

let page: TestPage;
afterEach(() => page.close());

const ELSEWHERE: InputRequest = { primitive: "press", x: 300, y: 300, button: "left", count: 1, modifiers: [] };

test("an input that a dead worker never made is waited for no longer, once the next worker begins to drive", async () => {
  page = new TestPage("<button>Save</button>");
  let clicks = 0;
  element("button").addEventListener("click", () => clicks++);
  const ref = await page.ref("button", "Save");
  const begun = await page.start({ action: "click", ref }, { actionId: "first", trusted: true });
  expect(begun.state).toBe("input");

  await page.session.handlers["watch-set"]({ watching: true });
  await makeTrustedInput(ELSEWHERE);
  expect(page.notices).toEqual([{ notice: "user-acted", what: "pointer" }]);
  expect(await page.perform({ action: "click", ref }, { input: "trusted" })).toMatchObject({ outcome: "done" });
  expect(clicks).toBe(1);
});

test("a wait that a dead worker had begun makes way for the next action", async () => {
  page = new TestPage("<button>Save</button>");
  const ref = await page.ref("button", "Save");
  const waiting = page.start({ action: "wait_for", seconds: 30 }, { actionId: "first", trusted: true });
  await page.session.handlers["watch-set"]({ watching: true });
  expect(await waiting).toMatchObject({ result: { outcome: "skipped" } });
  expect(await page.perform({ action: "click", ref }, { input: "trusted" })).toMatchObject({ outcome: "done" });
});

test("the whole document is read when it is asked for, unless that were too long to be sent", async () => {
  const rows = (text: string) => `<table>${`<tr><td>${text}</td></tr>`.repeat(600)}</table>`;
  page = new TestPage(rows("few words"));
  const take = async (whole: boolean) =>
    JSON.stringify(await page.session.handlers["snapshot-take"]({ refPrefix: "a", whole }));
  expect(await take(false)).toContain('"unread"');
  expect(await take(true)).not.toContain('"unread"');
  page.close();
  page = new TestPage(rows("many words ".repeat(200)));
  expect(await take(true)).toContain('"unread"');
});
