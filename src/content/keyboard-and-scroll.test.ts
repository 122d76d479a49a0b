import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

describe.each(INPUTS)("keys with %s input", (input) => {
  test("Enter on a focused link or button activates it once, without a press", async () => {
    page = new TestPage("<button>Save</button>");
    const seen: string[] = [];
    for (const type of ["pointerdown", "click", "keydown", "keyup"])
      element("button").addEventListener(type, () => seen.push(type));
    const result = await page.perform({ action: "press_key", key: "Enter", ref: await page.ref("button") }, { input });
    expect(result).toEqual({ outcome: "done", effect: "Enter pressed" });
    expect(seen).toEqual(["keydown", "click", "keyup"]);
  });

  test("Tab moves the focus on, and Shift+Tab back", async () => {
    page = new TestPage('<button>One</button><button disabled>Off</button><a href="#x">Two</a>');
    await page.perform({ action: "press_key", key: "Tab", ref: await page.ref("button", "One") }, { input });
    expect(document.activeElement?.textContent).toBe("Two");
    await page.perform({ action: "press_key", key: "Shift+Tab" }, { input });
    expect(document.activeElement?.textContent).toBe("One");
  });

  test("a letter goes into the focused field", async () => {
    page = new TestPage('<input aria-label="Name" value="Ad">');
    element<HTMLInputElement>("input").setSelectionRange(2, 2);
    await page.perform({ action: "press_key", key: "a", ref: await page.ref("textbox") }, { input });
    expect(element<HTMLInputElement>("input").value).toBe("Ada");
  });

  test("Control+A and Backspace empty a field", async () => {
    page = new TestPage('<input aria-label="Name" value="Bob">');
    const ref = await page.ref("textbox");
    await page.perform({ action: "press_key", key: "Control+A", ref }, { input });
    await page.perform({ action: "press_key", key: "Backspace", ref }, { input });
    expect(element<HTMLInputElement>("input").value).toBe("");
  });

  test("an arrow chooses the next radio button", async () => {
    page = new TestPage(
      '<label><input type="radio" name="s" checked>S</label><label><input type="radio" name="s">L</label>',
    );
    await page.perform({ action: "press_key", key: "ArrowDown", ref: await page.ref("radio", "S") }, { input });
    expect(element<HTMLInputElement>("label:last-child input").checked).toBe(true);
  });

  test("Escape closes a modal dialog", async () => {
    page = new TestPage('<dialog aria-label="Hint"><button>OK</button></dialog>');
    element<HTMLDialogElement>("dialog").showModal();
    await page.perform({ action: "press_key", key: "Escape", ref: await page.ref("button", "OK") }, { input });
    expect(element<HTMLDialogElement>("dialog").open).toBe(false);
  });

  test("a page's own shortcut is heard and its default action kept from happening", async () => {
    page = new TestPage('<input aria-label="Name">');
    element("input").addEventListener("keydown", (event) => event.preventDefault());
    await page.perform({ action: "press_key", key: "x", ref: await page.ref("textbox") }, { input });
    expect(element<HTMLInputElement>("input").value).toBe("");
  });
});

test("a key that does not exist is refused", async () => {
  page = new TestPage("<p>Text</p>");
  expect(await page.perform({ action: "press_key", key: "Frobnicate" })).toEqual({
    outcome: "refused",
    effect: 'there is no key "Frobnicate"',
  });
});

describe("scrolling", () => {
  test("the page moves down and says how far it is, and at the end says that nothing changed", async () => {
    page = new TestPage('<div style="height:5000px">Text</div>');
    const down = await page.perform({ action: "scroll", to: "down" });
    expect(down.outcome).toBe("done");
    expect(scrollY).toBeGreaterThan(innerHeight / 2);
    expect((await page.perform({ action: "scroll", to: "bottom" })).outcome).toBe("done");
    expect(await page.perform({ action: "scroll", to: "down" })).toEqual({
      outcome: "no-change",
      effect: "no change: already at the bottom",
    });
  });

  test("the area around an element moves, the page does not", async () => {
    page = new TestPage(
      '<div id="area" style="height:100px;overflow:auto"><button>In</button><div style="height:900px"></div></div><div style="height:5000px"></div>',
    );
    await page.perform({ action: "scroll", to: "down", ref: await page.ref("button", "In") });
    expect(element("#area").scrollTop).toBeGreaterThan(0);
    expect(scrollY).toBe(0);
  });

  test("an element is brought into view", async () => {
    page = new TestPage('<div style="height:3000px"></div><button>Low</button>');
    const ref = await page.ref("button", "Low");
    expect((await page.perform({ action: "scroll", to: "element", ref })).outcome).toBe("done");
    expect(element("button").getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight);
    expect((await page.perform({ action: "scroll", to: "element", ref })).outcome).toBe("no-change");
  });

  test("a page that draws its own scrolling gets the wheel", async () => {
    page = new TestPage('<main style="height:300px">Slide 1</main>');
    element("main").addEventListener("wheel", () => {
      element("main").setAttribute("data-slide", "2");
    });
    element("main").style.height = "100vh";
    document.documentElement.style.overflow = "hidden";
    const result = await page.perform({ action: "scroll", to: "down" });
    document.documentElement.style.overflow = "";
    expect(result).toEqual({ outcome: "done", effect: "turned the wheel down" });
  });
});

describe("waiting", () => {
  test("text that appears is waited for", async () => {
    page = new TestPage("<p>Loading</p>");
    await page.ref("nothing").catch(() => undefined);
    setTimeout(() => element("p").replaceChildren("Ready now"), 100);
    const result = await page.perform({ action: "wait_for", text: "ready now" });
    expect(result.effect).toMatch(/^the text appeared after \d/u);
  });

  test("text that does not appear is a failure in the given time", async () => {
    page = new TestPage("<p>Loading</p>");
    expect(await page.perform({ action: "wait_for", text: "Ready", seconds: 0.2 })).toEqual({
      outcome: "failed",
      effect: "did not appear within 0.2 s",
    });
  });

  test("an element is waited for until it is gone", async () => {
    page = new TestPage("<button>Loading</button>");
    const ref = await page.ref("button");
    setTimeout(() => element("button").remove(), 100);
    expect((await page.perform({ action: "wait_for", ref, gone: true })).effect).toMatch(/^it is gone after/u);
  });

  test("an element is waited for until it is usable", async () => {
    page = new TestPage("<button disabled>Next</button>");
    const ref = await page.ref("button");
    setTimeout(() => element("button").removeAttribute("disabled"), 100);
    expect((await page.perform({ action: "wait_for", ref })).effect).toMatch(/^it is usable after/u);
  });

  test("with no condition the page is waited for until it is quiet", async () => {
    page = new TestPage("<p>Text</p>");
    expect(await page.perform({ action: "wait_for" })).toEqual({ outcome: "done", effect: "the page is quiet" });
  });

  test("a wait that is cut ends at once", async () => {
    page = new TestPage("<p>Loading</p>");
    const waiting = page.start({ action: "wait_for", text: "Ready", seconds: 30 }, { actionId: "wait", trusted: true });
    page.session.handlers["action-cancel"]({ actionId: "wait" });
    expect(await waiting).toEqual({
      state: "finished",
      result: { outcome: "skipped", effect: "cancelled before anything was done" },
    });
  });
});

test("text is found with the place to act on", async () => {
  page = new TestPage("<p>Free delivery to Norway</p><button>Buy</button>");
  const result = await page.perform({ action: "find_text", text: "norway" });
  expect(result.outcome).toBe("done");
  expect(result.effect).toContain("Free delivery to Norway");
});
