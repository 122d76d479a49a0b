/** A press that comes of another action than a click: none that was not asked for, and none of another thing. */
import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const MENU = `<button aria-haspopup="menu" onclick="document.querySelector('[role=menu]').hidden = false">Actions</button>
  <div role="menu" hidden><div role="menuitem" tabindex="-1" onclick="this.dataset.pressed = 'yes'; this.parentElement.hidden = true">Delete account</div></div>`;

describe.each(INPUTS)("with %s input", (input) => {
  test("a drag that ends on its own button presses it with no click", async () => {
    page = new TestPage(
      `<button style="width: 200px; height: 80px" onclick="this.dataset.pressed = 'yes'">Delete account</button>`,
    );
    const ref = await page.ref("button", "Delete account");
    await page.perform({ action: "drag", ref, dx: 5, dy: 0 }, { input });
    expect(element("button").dataset.pressed).toBeUndefined();
  });

  test.each([
    ["ete acc", "failed", undefined],
    ["Delete account", "done", "yes"],
  ])("of a menu, an item is chosen by its whole name alone: %s", async (option, outcome, pressed) => {
    page = new TestPage(MENU);
    const ref = await page.ref("button", "Actions");
    const result = await page.perform({ action: "select_option", ref, option }, { input });
    expect([result.outcome, element("[role=menuitem]").dataset.pressed]).toEqual([outcome, pressed]);
  });
});
