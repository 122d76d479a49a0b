import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const DRAWING =
  '<svg width="100" height="80" style="position:absolute;left:10px;top:20px"><circle cx="30" cy="40" r="5" fill="red"></circle><line x1="0" y1="0" x2="50" y2="10" stroke="blue"></line></svg>';

describe("inspecting", () => {
  test("tells the place, size and colours of what is drawn", async () => {
    page = new TestPage(DRAWING);
    const { content = "", found = [] } = await page.perform({ action: "inspect" });
    expect(content).toContain("] at 35,55 size 10×10 fill #ff0000");
    expect(content).toContain("corners 10,20 60,30");
    expect(found.map(({ ref }) => ref)).toHaveLength(content.split("\n").length);
  });

  test("tells of lines straight across and down, which have a stroke and no box", async () => {
    page = new TestPage(
      `<svg width="100" height="80"><path d="M0 10H50" stroke="blue"></path><path d="M9 0V50" stroke="red"></path>
      <path d="M0 20H50" stroke="none"></path><path d="M0 30H50" stroke="lime" visibility="hidden"></path></svg>
      <svg width="100" height="80" style="opacity:0"><path d="M0 40H50" stroke="teal"></path></svg>`,
    );
    const { content = "" } = await page.perform({ action: "inspect" });
    expect(content).toMatch(/^path\[a\d+\] at .*stroke #0000ff$/m);
    expect(content).toMatch(/^path\[a\d+\] at .*stroke #ff0000$/m);
    expect(content.match(/^path/gm)).toHaveLength(2);
  });

  test("tells both ends of a curve, and none of a path that encloses something", async () => {
    page = new TestPage(
      `<svg width="100" height="80" style="position:absolute;left:10px;top:20px">
      <path d="M0 10C30 10 20 60 50 60" fill="none" stroke="blue"></path><path d="M60 0h20v20z" fill="red"></path></svg>`,
    );
    const { content = "" } = await page.perform({ action: "inspect" });
    expect(content).toContain("at 10,30 size 50×50 corners 10,30 60,80 stroke #0000ff");
    expect(content).toContain("at 70,20 size 20×20 fill #ff0000");
  });

  test("leaves out what nobody can see, and what a secret field holds", async () => {
    page = new TestPage(
      '<p>Seen</p><p hidden>Hidden</p><input type="password" value="secret"><b class="Hidden" id="Hidden" style="display:block;height:9px;background:red"></b>',
    );
    const { content = "" } = await page.perform({ action: "inspect" });
    expect(content).toContain('"Seen"');
    expect(content).not.toMatch(/Hidden|secret/);
  });

  test("tells which pictures are alike, and nothing of where they come from", async () => {
    const picture = (colour: string) =>
      `url("data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27><rect fill=%27${colour}%27/></svg>")`;
    const span = (colour: string) =>
      `<span style='display:block;width:9px;height:9px;content:${picture(colour)}'></span>`;
    page = new TestPage(["red", "blue", "red"].map(span).join(""));
    const { content = "" } = await page.perform({ action: "inspect" });
    expect(content.match(/picture \d/g)).toEqual(["picture 1", "picture 2", "picture 1"]);
    expect(content).not.toContain("svg");
  });

  test("looks inside one element where one is named", async () => {
    page = new TestPage("<button>Menu</button><p>Beside</p>");
    const { content = "" } = await page.perform({ action: "inspect", ref: await page.ref("button", "Menu") });
    expect(content).toMatch(/^button\[a\d+\] "Menu" at /);
    expect(content).not.toContain("Beside");
  });
});

describe("selecting text", () => {
  test("selects the words over as many elements as they run", async () => {
    page = new TestPage('<p tabindex="0" aria-label="Words">One <b>two</b> three</p>');
    const ref = await page.ref("paragraph");
    const result = await page.perform({ action: "select_text", ref, text: "two thr" });
    expect(result).toEqual({ outcome: "done", effect: 'selected "two thr"' });
    expect(getSelection()?.toString()).toBe("two thr");
  });

  test("selects in a field", async () => {
    page = new TestPage('<input aria-label="Name" value="Ada Lovelace">');
    await page.perform({ action: "select_text", ref: await page.ref("textbox", "Name"), text: "Love" });
    const { selectionStart, selectionEnd } = element<HTMLInputElement>("input");
    expect([selectionStart, selectionEnd]).toEqual([4, 8]);
  });

  test("does not tell whether words stand in a secret", async () => {
    page = new TestPage('<input type="password" aria-label="Password" value="hunter2">');
    const ref = await page.ref("textbox", "Password");
    for (const text of ["hunt", "other"]) {
      const result = await page.perform({ action: "select_text", ref, text });
      expect(result).toEqual({ outcome: "done", effect: "selected all in it" });
      const { selectionStart, selectionEnd } = element<HTMLInputElement>("input");
      expect([selectionStart, selectionEnd]).toEqual([0, 7]);
    }
  });

  test("refuses words that do not stand there", async () => {
    page = new TestPage('<input aria-label="Name" value="Ada">');
    const result = await page.perform({ action: "select_text", ref: await page.ref("textbox", "Name"), text: "Bob" });
    expect(result.outcome).toBe("refused");
  });
});

describe.each(INPUTS)("with %s input", (input) => {
  test("a drag takes hold at a point of a drawing and passes along the way", async () => {
    page = new TestPage('<canvas width="200" height="150" tabindex="0" role="img" aria-label="Board"></canvas>');
    const seen: string[] = [];
    for (const type of ["pointerdown", "pointermove", "pointerup"])
      element("canvas").addEventListener(type, (event) => {
        if (event instanceof MouseEvent) seen.push(`${type} ${Math.round(event.offsetX)},${Math.round(event.offsetY)}`);
      });
    const ref = await page.ref("img", "Board");
    const along = [{ dx: 20, dy: 0 }];
    await page.perform({ action: "drag", ref, x: 30, y: 40, along, dx: 20, dy: 30 }, { input });
    expect(seen).toContain("pointerdown 30,40");
    expect(seen).toContain("pointermove 50,40");
    expect(seen.at(-1)).toBe("pointerup 50,70");
  });

  test("a tab that consists of a link within the page is pressed through it", async () => {
    page = new TestPage(
      '<ul role="tablist"><li role="tab" tabindex="0"><a href="#one" style="display:block">One</a></li></ul><p id="one"></p>',
    );
    const seen: string[] = [];
    element("a").addEventListener("click", (event) => {
      event.preventDefault();
      seen.push("click");
    });
    const result = await page.perform({ action: "click", ref: await page.ref("tab", "One") }, { input });
    expect(result.outcome).toBe("done");
    expect(seen).toEqual(["click"]);
  });

  test("a tab that consists of a button is pressed on the button, wherever in the tab it lies", async () => {
    page = new TestPage(
      '<div role="tablist"><div role="tab" tabindex="0" aria-expanded="false" style="width:300px;height:90px"><br><button>Send</button></div></div>',
    );
    const seen: string[] = [];
    element("button").addEventListener("click", () => seen.push("button"));
    element("[role=tab]").addEventListener("click", () => seen.push("tab"));
    const result = await page.perform({ action: "click", ref: await page.ref("tab", "Send") }, { input });
    expect(result.outcome).toBe("done");
    expect(seen).toEqual(["button", "tab"]);
  });

  test("a row is not pressed through the button of a form in it", async () => {
    page = new TestPage(
      '<form onsubmit="return false"><div role="option" tabindex="0" style="width:300px;height:90px"><button>Delete</button></div></form>',
    );
    const seen: string[] = [];
    element("form").addEventListener("submit", () => seen.push("submit"));
    await page.perform({ action: "click", ref: await page.ref("option", "Delete") }, { input });
    expect(seen).toEqual([]);
  });
});
