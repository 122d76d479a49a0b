import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const BOX = "display:block;width:160px;height:60px;margin:10px;background:silver";
/** Two drop areas and something to drop on them. */
const AREAS = `<main style="user-select:none"><button style="${BOX}" id="card">Card</button><button style="${BOX}" id="archive">Archive</button><button style="${BOX}" id="bin">Bin</button></main>`;
const DRAGGABLE = AREAS.replace("<button", '<div role="button" tabindex="0" draggable="true"').replace(
  "Card</button>",
  "Card</div>",
);

function make<Kind extends Event>(type: string, selector: string, answer: (event: Kind) => void): void {
  element(selector).addEventListener(type, (event) => answer(event as Kind)); // The type names the kind.
}

/** Makes an area take what is dropped on it, and keeps what that was. */
function takeDrops(selector: string): string[] {
  const taken: string[] = [];
  make("dragover", selector, (event) => event.preventDefault());
  make<DragEvent>("drop", selector, (event) => {
    event.preventDefault();
    taken.push(event.dataTransfer?.getData("text/plain") ?? "");
  });
  return taken;
}

function record(types: string[]): string[] {
  const seen: string[] = [];
  for (const type of types)
    document.body.addEventListener(type, (event) => {
      if (event.target instanceof Element) seen.push(`${type} ${event.target.id}`);
    });
  return seen;
}

const centreOf = (selector: string): [number, number] => {
  const box = element(selector).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** A list whose rows follow the pointer and change places, as libraries make them of pointer events. */
function makeSortable(list: HTMLElement): void {
  let dragged: Element | undefined;
  list.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element) dragged = event.target.closest("[role=option]") ?? undefined;
  });
  addEventListener("pointermove", ({ clientX, clientY, buttons }) => {
    if (!dragged || buttons !== 1) return;
    const over = document.elementFromPoint(clientX, clientY)?.closest("[role=option]");
    if (!over || over === dragged || !list.contains(over)) return;
    const isBelow = Boolean(dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING);
    over.insertAdjacentElement(isBelow ? "afterend" : "beforebegin", dragged);
  });
  addEventListener("pointerup", () => {
    dragged = undefined;
  });
}

const LIST = `<div role="listbox" style="user-select:none">${["One", "Two", "Three", "Four"]
  .map((name) => `<div role="option" tabindex="0" style="height:40px;width:300px">${name}</div>`)
  .join("")}</div>`;

const order = () => [...element("[role=listbox]").children].map((row) => row.textContent);

describe.each(INPUTS)("with %s input", (input) => {
  test("what a pointer drags is pressed, moved with the button down and let go over the place", async () => {
    page = new TestPage(AREAS);
    const moves: number[] = [];
    document.body.addEventListener("pointermove", (event) => moves.push(event.buttons));
    const seen = record(["pointerdown", "mousedown", "pointerup", "mouseup"]);
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
    const result = await page.perform({ action: "drag", ref, to }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'dragged onto button "Archive"' });
    expect(seen.slice(0, 3)).toEqual(["pointerdown card", "mousedown card", "pointerup archive"]);
    expect(moves.filter((buttons) => buttons === 1).length).toBeGreaterThan(8);
  });

  test("a sortable list comes to stand in the new order", async () => {
    page = new TestPage(LIST);
    makeSortable(element("[role=listbox]"));
    const [ref, to] = [await page.ref("option", "One"), await page.ref("option", "Three")];
    const result = await page.perform({ action: "drag", ref, to }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'dragged onto option "Three"' });
    expect(order()).toEqual(["Two", "Three", "One", "Four"]);
  });

  test("a sortable list whose rows follow the pointer does too", async () => {
    page = new TestPage(LIST);
    const list = element("[role=listbox]");
    let start = 0;
    let row: HTMLElement | undefined;
    list.addEventListener("pointerdown", ({ target, clientY }) => {
      if (target instanceof HTMLElement) [row, start] = [target, clientY];
    });
    addEventListener("pointermove", ({ clientY }) => {
      if (row) row.style.cssText += `;transform:translateY(${clientY - start}px);position:relative;z-index:9`;
    });
    addEventListener("pointerup", ({ clientY }) => {
      const over = [...list.children].find((each) => each !== row && each.getBoundingClientRect().bottom > clientY);
      if (row && over) over.after(row);
      row?.style.removeProperty("transform");
      row = undefined;
    });
    const [ref, to] = [await page.ref("option", "Four"), await page.ref("option", "One")];
    expect((await page.perform({ action: "drag", ref, to }, { input })).outcome).toBe("done");
    expect(order()).toEqual(["One", "Four", "Two", "Three"]);
  });

  test("HTML5 drag and drop hands over its data", async () => {
    page = new TestPage(DRAGGABLE);
    make<DragEvent>("dragstart", "#card", (event) => event.dataTransfer?.setData("text/plain", "card 7"));
    const taken = takeDrops("#archive");
    const effects: string[] = [];
    make<DragEvent>("dragend", "#card", (event) => effects.push(event.dataTransfer?.dropEffect ?? ""));
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
    const result = await page.perform({ action: "drag", ref, to }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'dragged onto button "Archive"' });
    expect(taken).toEqual(["card 7"]);
    // The browser keeps the effect of a drag that is made of events at none, whatever the page sets.
    expect(effects).toEqual([input === "trusted" ? "copy" : "none"]);
  });

  test("HTML5 drag and drop tells its events in their order, and the pointer's are over with its start", async () => {
    page = new TestPage(DRAGGABLE);
    make<DragEvent>("dragstart", "#card", (event) => event.dataTransfer?.setData("text/plain", "card"));
    takeDrops("#bin");
    const seen = record([
      "pointerdown",
      "mousedown",
      "dragstart",
      "pointercancel",
      "drop",
      "dragend",
      "mouseup",
      "click",
    ]);
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Bin")];
    await page.perform({ action: "drag", ref, to }, { input });
    expect(seen).toEqual([
      "pointerdown card",
      "mousedown card",
      "dragstart card",
      "pointercancel card",
      "drop bin",
      "dragend card",
    ]);
  });

  test("a drop that nothing takes is said to be one", async () => {
    page = new TestPage(DRAGGABLE);
    make<DragEvent>("dragstart", "#card", (event) => event.dataTransfer?.setData("text/plain", "card"));
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Bin")];
    const result = await page.perform({ action: "drag", ref, to }, { input });
    expect(result).toEqual({ outcome: "failed", effect: 'dragged onto button "Bin", but nothing there takes it' });
  });

  test("something is dragged by a distance", async () => {
    page = new TestPage(AREAS);
    const [x, y] = centreOf("#card");
    const ends: number[][] = [];
    document.body.addEventListener("pointerup", (event) => ends.push([event.clientX - x, event.clientY - y]));
    const ref = await page.ref("button", "Card");
    const result = await page.perform({ action: "drag", ref, dx: 200, dy: 30 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "dragged by 200, 30" });
    expect(ends[0]?.map(Math.round)).toEqual([200, 30]);
  });

  test("nothing is let go over a frame: it would get what is dragged", async () => {
    page = new TestPage(AREAS);
    element("#bin").innerHTML = '<iframe srcdoc="" style="width:100%;height:100%;border:0"></iframe>';
    const [cardX, cardY] = centreOf("#card");
    const [x, y] = centreOf("#bin");
    const seen = record(["pointerup"]);
    const ref = await page.ref("button", "Card");
    const result = await page.perform({ action: "drag", ref, dx: x - cardX, dy: y - cardY }, { input });
    expect(result).toEqual({
      outcome: "refused",
      effect: "the place to drop on moved away, or is a frame: nothing was dropped",
    });
    expect(seen).toEqual(["pointerup card"]);
  });

  test("a slider goes where its thumb is dragged, and says where it stands", async () => {
    page = new TestPage('<input type="range" aria-label="Volume" value="20" style="width:216px;margin:50px">');
    const events = record(["input", "change"]).length;
    expect(events).toBe(0);
    let changes = 0;
    make("change", "input", () => {
      changes += 1;
    });
    const result = await page.perform({ action: "drag", ref: await page.ref("slider"), dx: 100 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "dragged by 100, 0; now 70" });
    expect(element<HTMLInputElement>("input").value).toBe("70");
    expect(changes).toBe(1);
  });

  test("a slider of the page's own, too", async () => {
    page = new TestPage(
      '<div role="slider" tabindex="0" aria-label="Price" aria-valuenow="0" style="position:absolute;left:50px;top:50px;width:20px;height:20px;background:navy"></div>',
    );
    const thumb = element("[role=slider]");
    thumb.addEventListener("pointerdown", (event) => {
      thumb.setPointerCapture(event.pointerId);
      thumb.addEventListener("pointermove", ({ clientX }) => {
        thumb.style.left = `${clientX - 10}px`;
        thumb.ariaValueNow = String(clientX - 60);
      });
    });
    const result = await page.perform({ action: "drag", ref: await page.ref("slider"), dx: 80 }, { input });
    expect(result).toEqual({ outcome: "done", effect: "dragged by 80, 0; now 80" });
  });

  test.each([
    ["without a place or a distance", {}, "a drag needs `to`, or `dx` and `dy`"],
    ["out of what can be seen", { dx: 9000 }, "that is outside what can be seen"],
  ])("a drag %s is refused before anything is pressed", async (_case, where, effect) => {
    page = new TestPage(AREAS);
    const seen = record(["pointerdown"]);
    const ref = await page.ref("button", "Card");
    expect(await page.perform({ action: "drag", ref, ...where }, { input })).toEqual({ outcome: "refused", effect });
    expect(seen).toEqual([]);
  });

  test("a place in another frame, one that has changed or that is covered is refused before anything is pressed", async () => {
    page = new TestPage(AREAS);
    const seen = record(["pointerdown"]);
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
    const effects = [];
    effects.push(await page.perform({ action: "drag", ref, to: "b7" }, { input }));
    element("#archive").textContent = "Delete";
    effects.push(await page.perform({ action: "drag", ref, to }, { input }));
    element("#archive").textContent = "Archive";
    element("#bin").insertAdjacentHTML(
      "afterend",
      '<div role="dialog" aria-label="Cookies" style="position:fixed;inset:75px 0 0 0;background:white">Cookies</div>',
    );
    effects.push(await page.perform({ action: "drag", ref, to }, { input }));
    expect(effects).toEqual([
      { outcome: "refused", effect: "the place to drop on lies in another frame: nothing can be dragged there" },
      { outcome: "refused", effect: 'target changed: now button "Delete"' },
      { outcome: "refused", effect: 'covered by dialog "Cookies"' },
    ]);
    expect(seen).toEqual([]);
  });

  test("a place that moves off on the way is followed", async () => {
    page = new TestPage(AREAS);
    const seen = record(["pointerup"]);
    let isMoved = false;
    element("#card").addEventListener("pointermove", () => {
      if (!isMoved) element("#card").insertAdjacentHTML("afterend", `<p style="height:90px">Note</p>`);
      isMoved = true;
    });
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
    expect((await page.perform({ action: "drag", ref, to }, { input })).outcome).toBe("done");
    expect(seen[0]).toBe("pointerup archive");
  });

  test("when another thing takes the place, what was taken up is put back and nothing is clicked", async () => {
    page = new TestPage(AREAS);
    const [bin, archive] = [element("#bin"), element("#archive")];
    const seen = record(["pointerup", "click"]);
    // However often it is followed, the place flees.
    archive.addEventListener("pointerenter", () => archive.replaceWith(bin));
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
    const result = await page.perform({ action: "drag", ref, to }, { input });
    expect(result).toEqual({ outcome: "refused", effect: "the place to drop on is gone: observe again" });
    expect(seen[0]).toBe("pointerup card");
    expect(seen).not.toContain("click card");
  });

  test("a place below the fold is brought into view", async () => {
    page = new TestPage(`${AREAS}<div style="height:600px"></div><button style="${BOX}" id="far">Far</button>`);
    const seen = record(["pointerdown", "pointerup"]);
    const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Far")];
    expect((await page.perform({ action: "drag", ref, to }, { input })).outcome).toBe("done");
    expect(seen.slice(0, 2)).toEqual(["pointerdown card", "pointerup far"]);
  });
});

test("a press that would land on another thing takes nothing up, and clicks nothing", async () => {
  page = new TestPage(AREAS);
  const seen = record(["pointerdown", "mousedown", "pointerup", "mouseup", "click"]);
  const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
  const result = await page.perform(
    { action: "drag", ref, to },
    {
      input: "trusted",
      beforeInput: ({ primitive }) => {
        if (primitive === "down") element("main").prepend(element("#bin"));
      },
    },
  );
  expect(result).toEqual({ outcome: "refused", effect: "target moved: nothing was dragged" });
  expect(seen).toEqual([]);
});

test("a release that would land on another thing does not reach it", async () => {
  page = new TestPage(AREAS);
  const seen = record(["pointerup", "mouseup", "click"]);
  const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
  let isSwapped = false;
  const result = await page.perform(
    { action: "drag", ref, to },
    {
      input: "trusted",
      beforeInput: ({ primitive }) => {
        if (primitive === "up" && !isSwapped) element("#archive").before(element("#bin"));
        if (primitive === "up") isSwapped = true;
      },
    },
  );
  expect(result).toEqual({
    outcome: "refused",
    effect: "the place to drop on moved away, or is a frame: nothing was dropped",
  });
  expect(seen).toEqual(["pointerup card", "mouseup card"]);
});

test("a drop that would land on another thing does not reach it", async () => {
  page = new TestPage(DRAGGABLE);
  make<DragEvent>("dragstart", "#card", (event) => event.dataTransfer?.setData("text/plain", "card"));
  const [wanted, other] = [takeDrops("#archive"), takeDrops("#bin")];
  const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
  const result = await page.perform(
    { action: "drag", ref, to },
    {
      input: "trusted",
      beforeInput: ({ primitive }) => {
        if (primitive === "up") element("#archive").before(element("#bin"));
      },
    },
  );
  expect(result.outcome).toBe("refused");
  expect([wanted, other]).toEqual([[], []]);
});

test("a drag that is cut short lets go of what it holds", async () => {
  page = new TestPage(AREAS);
  const seen = record(["pointerdown", "pointerup"]);
  const [ref, to] = [await page.ref("button", "Card"), await page.ref("button", "Archive")];
  document.body.addEventListener("pointermove", (event) => {
    if (event.buttons === 1) page.session.handlers["action-cancel"]({ actionId: "cut" });
  });
  const reply = await page.start({ action: "drag", ref, to }, { actionId: "cut", trusted: false });
  expect(reply).toMatchObject({ state: "finished", result: { outcome: "skipped" } });
  expect(seen).toEqual(["pointerdown card", "pointerup card"]);
});
