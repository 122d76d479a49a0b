import { afterEach, expect, test } from "vitest";
import { element, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const TWO_BUTTONS =
  '<div style="display:flex;width:400px"><button style="width:200px;height:60px">Keep</button><button style="width:200px;height:60px">Delete</button></div>';

/** Everything that reaches the page's own listeners. */
function record(types: string[]): string[] {
  const seen: string[] = [];
  for (const type of types)
    document.body.addEventListener(type, (event) => {
      if (event.target instanceof Element) seen.push(`${type} ${event.target.textContent}`);
    });
  return seen;
}

test("a press that would land on another element does nothing there", async () => {
  page = new TestPage(TWO_BUTTONS);
  const seen = record(["pointerdown", "mousedown", "pointerup", "mouseup", "click"]);
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "Keep") },
    { input: "trusted", beforeInput: () => element("div").append(element("button")) },
  );
  expect(result).toEqual({ outcome: "refused", effect: "target moved: nothing was clicked" });
  expect(seen).toEqual([]);
});

test("an element that shows another thing when the press arrives is not pressed", async () => {
  page = new TestPage(TWO_BUTTONS);
  const seen = record(["pointerdown", "mousedown", "pointerup", "mouseup", "click"]);
  const rename = () => {
    element("button").textContent = "Delete";
  };
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "Keep") },
    { input: "trusted", beforeInput: rename },
  );
  expect(result).toEqual({ outcome: "refused", effect: 'target changed: now button "Delete"' });
  expect(seen).toEqual([]);
});

test("a target that moves away in the middle of the press is not clicked, nor is what took its place", async () => {
  page = new TestPage(TWO_BUTTONS);
  const seen = record(["click"]);
  const [keep] = document.querySelectorAll("button");
  keep?.addEventListener("mousedown", () => element("div").append(element("button")));
  const result = await page.perform({ action: "click", ref: await page.ref("button", "Keep") }, { input: "trusted" });
  expect(result).toEqual({ outcome: "done", effect: "pressed; the page changed under the pointer before the click" });
  expect(seen).toEqual([]);
});

test("a press whose events never come is a failure", async () => {
  page = new TestPage("<button>Save</button>");
  const ref = await page.ref("button", "Save");
  const start = { actionId: "lost", trusted: true };
  expect(await page.start({ action: "click", ref }, start)).toMatchObject({ state: "input" });
  const reply = await page.session.handlers["action-continue"]({ actionId: "lost" });
  expect(reply).toEqual({ state: "finished", result: { outcome: "failed", effect: "the click did not arrive" } });
});

test("a label's second click on its control passes", async () => {
  page = new TestPage('<label for="gift">Gift wrap</label><input id="gift" type="checkbox" style="margin-left:300px">');
  const result = await page.perform(
    { action: "set_checked", ref: await page.ref("checkbox", "Gift wrap"), checked: true },
    { input: "trusted" },
  );
  expect(result).toEqual({ outcome: "done", effect: "checked" });
});

test("a press after which no click follows is not called a click", async () => {
  page = new TestPage("<main><button>Save</button></main>");
  element("button").addEventListener("mousedown", () => element("button").remove());
  const result = await page.perform({ action: "click", ref: await page.ref("button", "Save") }, { input: "trusted" });
  expect(result).toEqual({ outcome: "done", effect: "pressed; the page changed under the pointer before the click" });
});

test("a double click arrives as one", async () => {
  page = new TestPage("<button>Open</button>");
  const seen = record(["click", "dblclick"]);
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "Open"), count: 2 },
    { input: "trusted" },
  );
  expect(result.outcome).toBe("done");
  expect(seen).toEqual(["click Open", "click Open", "dblclick Open"]);
});

test("a right click brings the page's own menu", async () => {
  page = new TestPage("<button>File</button>");
  element("button").addEventListener("contextmenu", (event) => event.preventDefault());
  const seen = record(["contextmenu"]);
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "File"), button: "right" },
    { input: "trusted" },
  );
  expect(result.outcome).toBe("done");
  expect(seen).toEqual(["contextmenu File"]);
});

test("text goes nowhere when the focus was taken away in between", async () => {
  page = new TestPage('<input aria-label="Name"><input aria-label="Comment">');
  const result = await page.perform(
    { action: "type", ref: await page.ref("textbox", "Name"), text: "Ada" },
    {
      input: "trusted",
      beforeInput: (input) => {
        if (input.primitive === "insert-text") element("[aria-label=Comment]").focus();
      },
    },
  );
  expect(result).toEqual({ outcome: "refused", effect: "the focus moved away: nothing was typed" });
  expect(element<HTMLInputElement>("[aria-label=Comment]").value).toBe("");
});

test("once the press is over the page has its input to itself again", async () => {
  page = new TestPage(TWO_BUTTONS);
  await page.perform({ action: "click", ref: await page.ref("button", "Keep") }, { input: "trusted" });
  const seen = record(["click"]);
  await page.perform({ action: "click", ref: await page.ref("button", "Delete") }, { input: "trusted" });
  expect(seen).toEqual(["click Delete"]);
});

test("a cancelled action ends, says whether input had been made, and lets the page go", async () => {
  page = new TestPage("<button>Save</button>");
  const ref = await page.ref("button", "Save");
  await page.start({ action: "click", ref }, { actionId: "cut", trusted: true });
  page.session.handlers["action-cancel"]({ actionId: "cut" });
  expect(await page.session.handlers["action-continue"]({ actionId: "cut" })).toEqual({
    state: "finished",
    result: { outcome: "unknown", effect: "cancelled after input had been asked for" },
  });
  const next = await page.perform({ action: "click", ref }, { input: "trusted" });
  expect(next.outcome).toBe("done");
});
