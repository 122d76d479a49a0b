import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";
import { pause } from "./waiting.ts";

let page: TestPage;
afterEach(() => page.close());

/** Counts the clicks that arrive at `selector`. */
function countClicks(selector: string): { clicks: number } {
  const counter = { clicks: 0 };
  element(selector).addEventListener("click", () => {
    counter.clicks += 1;
  });
  return counter;
}

describe.each(INPUTS)("with %s input", (input) => {
  test("a button that can be reached is clicked once", async () => {
    page = new TestPage("<button>Save</button>");
    const counter = countClicks("button");
    const result = await page.perform({ action: "click", ref: await page.ref("button", "Save") }, { input });
    expect(result).toEqual({ outcome: "done", effect: "clicked" });
    expect(counter.clicks).toBe(1);
  });

  test("a button that only comes on when the field before it is left is clicked all the same", async () => {
    page = new TestPage("<label>Name <input></label><button disabled>Next</button>");
    element("input").addEventListener("change", () => element("button").removeAttribute("disabled"));
    const counter = countClicks("button");
    const button = await page.ref("button", "Next");
    const field = await page.ref("textbox", "Name");
    await page.perform({ action: "fill_form", fields: [{ ref: field, value: "Ada" }] }, { input });
    expect((await page.perform({ action: "click", ref: button }, { input })).outcome).toBe("done");
    expect(counter.clicks).toBe(1);
  });

  test("a button below the fold is brought into view first", async () => {
    page = new TestPage('<div style="height:3000px"></div><button>Save</button>');
    const counter = countClicks("button");
    const result = await page.perform({ action: "click", ref: await page.ref("button", "Save") }, { input });
    expect(result.outcome).toBe("done");
    expect(counter.clicks).toBe(1);
  });

  test("a button under a sticky header is moved out from under it", async () => {
    page = new TestPage(
      '<header style="position:fixed;inset:0 0 auto 0;height:80px;background:white">Shop</header><div style="height:300px"></div><button>Save</button><div style="height:3000px"></div>',
    );
    const ref = await page.ref("button", "Save");
    scrollTo({ top: element("button").offsetTop - 20, behavior: "instant" });
    const counter = countClicks("button");
    expect((await page.perform({ action: "click", ref }, { input })).outcome).toBe("done");
    expect(counter.clicks).toBe(1);
  });

  test("a frame is neither pressed nor typed into in the place of what holds it or goes by its name", async () => {
    const frame = (more: string) => `<iframe srcdoc="" style="width:100%;height:100%;border:0" ${more}></iframe>`;
    page = new TestPage(
      `<div role="button" tabindex="0" aria-label="Save" style="width:100px;height:60px">${frame("")}</div>${frame('role="button" tabindex="0" aria-label="Send"')}`,
    );
    for (const name of ["Save", "Send"]) {
      const ref = await page.ref("button", name);
      const result = await page.perform({ action: "click", ref }, { input });
      expect(result).toMatchObject({ outcome: "refused", effect: expect.stringMatching(/^covered by /) });
    }
    const ref = await page.ref("button", "Send");
    expect((await page.perform({ action: "press_key", ref, key: "Enter" }, { input })).outcome).toBe("refused");
  });

  test("what lies over the target is named, and nothing is clicked", async () => {
    page = new TestPage("<button>Save</button>");
    const ref = await page.ref("button", "Save");
    const counter = countClicks("button");
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div role="dialog" aria-label="Cookies" style="position:fixed;inset:0;background:white"><p>We use cookies</p></div>',
    );
    const result = await page.perform({ action: "click", ref }, { input });
    expect(result).toEqual({ outcome: "refused", effect: 'covered by dialog "Cookies"' });
    expect(counter.clicks).toBe(0);
  });

  test("of what lets the pointer through it is said what takes the press", async () => {
    page = new TestPage(
      '<main><div role="button" aria-label="Open"><input aria-label="Date" readonly style="pointer-events:none"></div></main>',
    );
    const around = await page.ref("button", "Open");
    const ref = await page.ref("textbox", "Date");
    const result = await page.perform({ action: "click", ref }, { input });
    expect(result).toEqual({
      outcome: "refused",
      effect: `it takes no press itself: press what it stands in, such as ${around}`,
    });
  });

  test("a target that is covered only in its middle is clicked beside the cover", async () => {
    page = new TestPage(
      '<button style="width:200px;height:60px">Save</button><i style="position:fixed;left:90px;top:20px;width:36px;height:36px;background:red"></i>',
    );
    const counter = countClicks("button");
    const result = await page.perform({ action: "click", ref: await page.ref("button", "Save") }, { input });
    expect(result.outcome).toBe("done");
    expect(counter.clicks).toBe(1);
  });

  test("a disabled button is waited for while it may yet be enabled", async () => {
    page = new TestPage("<button disabled>Save</button>");
    const ref = await page.ref("button", "Save");
    const counter = countClicks("button");
    requestAnimationFrame(() => requestAnimationFrame(() => element("button").removeAttribute("disabled")));
    expect((await page.perform({ action: "click", ref }, { input })).outcome).toBe("done");
    expect(counter.clicks).toBe(1);
  });

  test("a button that stays disabled is refused", async () => {
    page = new TestPage('<button aria-disabled="true">Save</button>');
    const ref = await page.ref("button", "Save");
    const counter = countClicks("button");
    const result = await page.perform({ action: "click", ref }, { input });
    expect(result).toEqual({ outcome: "refused", effect: "target is disabled" });
    expect(counter.clicks).toBe(0);
  });

  test("a moving button is clicked once it rests", async () => {
    page = new TestPage('<button style="position:absolute;left:0;transition:left 300ms linear">Save</button>');
    const ref = await page.ref("button", "Save");
    const counter = countClicks("button");
    element("button").getBoundingClientRect();
    // It is where it was seen for a while, and leaves in the very moment of the action.
    await pause(20);
    element("button").style.left = "400px";
    expect((await page.perform({ action: "click", ref }, { input })).outcome).toBe("done");
    expect(counter.clicks).toBe(1);
    expect(element("button").getBoundingClientRect().left).toBe(400);
  });

  test("a target that has become something else is refused with what it is now", async () => {
    page = new TestPage("<button>Save</button>");
    const ref = await page.ref("button", "Save");
    const counter = countClicks("button");
    element("button").textContent = "Delete";
    const result = await page.perform({ action: "click", ref }, { input });
    expect(result).toEqual({ outcome: "refused", effect: 'target changed: now button "Delete"' });
    expect(counter.clicks).toBe(0);
  });

  test("a target that is gone is refused", async () => {
    page = new TestPage("<button>Save</button>");
    const ref = await page.ref("button", "Save");
    element("button").remove();
    const result = await page.perform({ action: "click", ref }, { input });
    expect(result).toEqual({ outcome: "refused", effect: "target is gone: observe again" });
  });

  test("a target that was drawn anew is acted on where the background allows it", async () => {
    page = new TestPage("<main><button>Save</button></main>");
    const ref = await page.ref("button", "Save");
    element("main").innerHTML = "<button>Cancel</button><button>Save</button>";
    const counter = countClicks("button:last-child");
    const result = await page.perform({ action: "click", ref }, { input, relocate: true });
    expect(result).toEqual({ outcome: "done", effect: "clicked (re-located)" });
    expect(counter.clicks).toBe(1);
  });

  test("of two that could be meant none is acted on", async () => {
    page = new TestPage("<main><button>Save</button></main>");
    const ref = await page.ref("button", "Save");
    element("main").innerHTML = "<button>Save</button><button>Save</button>";
    const result = await page.perform({ action: "click", ref }, { input, relocate: true });
    expect(result.outcome).toBe("refused");
  });

  test("a checkbox behind a drawing of the page's own is ticked through its label", async () => {
    page = new TestPage(
      '<label style="display:block;padding:9px"><input type="checkbox" style="position:absolute;opacity:0;width:0;height:0"><span>Gift wrap</span></label>',
    );
    const ref = await page.ref("checkbox", "Gift wrap");
    const result = await page.perform({ action: "set_checked", ref, checked: true }, { input });
    expect(result).toEqual({ outcome: "done", effect: "checked" });
    expect(element<HTMLInputElement>("input").checked).toBe(true);
  });

  test("a row is clicked beside the button inside it", async () => {
    page = new TestPage(
      '<div role="link" tabindex="0" aria-label="Order 7" style="width:400px;height:60px;display:grid;place-items:center"><button aria-label="Delete">x</button></div>',
    );
    const [row, inner] = [countClicks("[role=link]"), countClicks("button")];
    const result = await page.perform({ action: "click", ref: await page.ref("link") }, { input });
    expect(result.outcome).toBe("done");
    expect([row.clicks, inner.clicks]).toEqual([1, 0]);
  });

  test("a form whose fields are named like the DOM's own members is no obstacle", async () => {
    page = new TestPage(
      '<form><input name="parentNode"><input name="children"><input name="elements"><button>Send</button></form>',
    );
    let sent = 0;
    element("form").addEventListener("submit", (event) => {
      event.preventDefault();
      sent += 1;
    });
    await page.perform({ action: "click", ref: await page.ref("button", "Send") }, { input });
    await page.perform({ action: "press_key", key: "Enter", ref: await page.ref("textbox") }, { input });
    expect(sent).toBe(2);
  });

  test("a button in an open shadow root is reached", async () => {
    page = new TestPage('<x-card style="display:block"></x-card>');
    element("x-card").attachShadow({ mode: "open" }).innerHTML = "<button>Buy</button>";
    let clicks = 0;
    element("x-card")
      .shadowRoot?.querySelector("button")
      ?.addEventListener("click", () => {
        clicks += 1;
      });
    const result = await page.perform({ action: "click", ref: await page.ref("button", "Buy") }, { input });
    expect(result.outcome).toBe("done");
    expect(clicks).toBe(1);
  });
});

describe.each(INPUTS)("in a closed shadow root with %s input", (input) => {
  test("a button is clicked, and a field typed into", async () => {
    page = new TestPage('<x-card style="display:block"></x-card>');
    const root = page.attachClosedRoot(element("x-card"), '<button>Buy</button><input aria-label="Count">');
    let clicks = 0;
    root.querySelector("button")?.addEventListener("click", () => {
      clicks += 1;
    });
    const click = await page.perform({ action: "click", ref: await page.ref("button", "Buy") }, { input });
    const type = await page.perform({ action: "type", ref: await page.ref("textbox", "Count"), text: "3" }, { input });
    expect(click).toEqual({ outcome: "done", effect: "clicked" });
    expect(type).toEqual({ outcome: "done", effect: "value set" });
    expect(clicks).toBe(1);
  });
});

test("a press that lands beside its target in the same closed shadow root is cancelled", async () => {
  page = new TestPage('<x-card style="display:block"></x-card>');
  const root = page.attachClosedRoot(
    element("x-card"),
    '<div style="display:flex"><button style="width:200px">Keep</button><button style="width:200px">Delete</button></div>',
  );
  const seen: string[] = [];
  root.addEventListener("click", (event) => seen.push(String(event.target)));
  const swap = () => root.querySelector("div")?.append(root.querySelector("button") ?? "");
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "Keep") },
    { input: "trusted", beforeInput: swap },
  );
  expect(result).toEqual({ outcome: "refused", effect: "target moved: nothing was clicked" });
  expect(seen).toEqual([]);
});

test("a press that missed is made again where the target is then", async () => {
  page = new TestPage('<p></p><button style="width:200px;height:30px">Keep</button>');
  let inputs = 0;
  const moveOnce = () => {
    inputs += 1;
    if (inputs === 1) element("p").style.height = "200px";
  };
  const clicks: string[] = [];
  element("button").addEventListener("click", () => clicks.push("Keep"));
  const result = await page.perform(
    { action: "click", ref: await page.ref("button", "Keep") },
    { input: "trusted", beforeInput: moveOnce },
  );
  expect(result).toEqual({ outcome: "done", effect: "clicked" });
  expect(inputs).toBe(2);
  expect(clicks).toEqual(["Keep"]);
});

test("an unknown ref is refused", async () => {
  page = new TestPage("<button>Save</button>");
  expect(await page.perform({ action: "click", ref: "a999" })).toEqual({ outcome: "refused", effect: "unknown ref" });
});

test("an action is never begun twice in a document", async () => {
  page = new TestPage("<button>Save</button>");
  const ref = await page.ref("button", "Save");
  const counter = countClicks("button");
  const start = { actionId: "one", trusted: false };
  expect(await page.start({ action: "click", ref }, start)).toMatchObject({ result: { outcome: "done" } });
  expect(await page.start({ action: "click", ref }, start)).toMatchObject({ result: { outcome: "refused" } });
  expect(counter.clicks).toBe(1);
});
