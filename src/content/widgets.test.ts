/** Widgets that pages draw themselves, made of no more than what is typical of them. */
import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

/** A slider of ARIA's that moves by its keys. */
function drawSlider({ step = 5, moves = true } = {}): HTMLElement {
  page = new TestPage(
    '<div role="slider" tabindex="0" aria-label="Speed" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" style="width: 20px; height: 20px; background: navy"></div>',
  );
  const slider = element("[role=slider]");
  const goTo = (value: number) => slider.setAttribute("aria-valuenow", `${Math.min(100, Math.max(0, value))}`);
  slider.addEventListener("keydown", ({ key }) => {
    const now = Number(slider.ariaValueNow);
    const stops: Record<string, number> = { ArrowUp: now + step, ArrowDown: now - step, Home: 0, End: 100 };
    if (moves && key in stops) goTo(stops[key] ?? now);
  });
  return slider;
}

describe.each(INPUTS)("with %s input", (input) => {
  const fill = async (role: string, name: string, value: string) => {
    const ref = await page.ref(role, name);
    const { outcome, effect } = await page.perform({ action: "fill_form", fields: [{ ref, value }] }, { input });
    return `${outcome}: ${effect.slice(ref.length + 2)}`;
  };

  test.each([
    ["a value is stepped to", "35", "done: value set: now 35", "35"],
    ["a value near the end is stepped to from there", "95", "done: value set: now 95", "95"],
    [
      "a value that is no stop is a failure",
      "37",
      "failed: the value did not stick: it has stops at 35 and 40, and stands at 40",
      "40",
    ],
    ["a value outside is refused before anything moves", "170", "failed: 170 is outside: it goes from 0 to 100", "0"],
    ["words are no value", "fast", 'failed: "fast" is no value for it: give a number', "0"],
    ["the value that is there changes nothing", "0", "no-change: no change: it stands at 0 already", "0"],
  ])("on a slider of the page's own %s", async (_name, value, told, stands) => {
    const slider = drawSlider();
    expect(await fill("slider", "Speed", value)).toBe(told);
    expect(slider.ariaValueNow).toBe(stands);
  });

  test("a slider that does not listen to keys says so", async () => {
    drawSlider({ moves: false });
    expect(await fill("slider", "Speed", "35")).toBe("failed: its keys do not move it: it stands at 0");
  });

  test("a list whose rows have no roles is chosen from, and shut where it stays open", async () => {
    page = new TestPage(`<input role="combobox" aria-label="Flag" aria-expanded="false" readonly>
      <div id="rows" hidden><div style="cursor: pointer">Amber</div><div style="cursor: pointer">Birch</div></div>`);
    const [box, rows] = [element<HTMLInputElement>("input"), element("#rows")];
    box.addEventListener("click", () => (rows.hidden = false));
    rows.addEventListener("click", ({ target }) => {
      if (target instanceof Element) box.value = target.textContent ?? "";
    });
    document.addEventListener("keydown", ({ key }) => (rows.hidden ||= key === "Escape"), { once: true });
    expect(await fill("combobox", "Flag", "Birch")).toBe('done: selected "Birch"');
    expect([box.value, rows.hidden]).toEqual(["Birch", true]);
  });

  test("a list that fades away after the choice is left to it: no key meets the dialog behind", async () => {
    page = new TestPage(`<div role="dialog" aria-label="Boat"><input role="combobox" aria-label="Flag" readonly>
      <div id="rows" hidden><div style="cursor: pointer">Amber</div><div style="cursor: pointer">Birch</div></div></div>`);
    const [box, rows, dialog] = [element<HTMLInputElement>("input"), element("#rows"), element("[role=dialog]")];
    box.addEventListener("click", () => (rows.hidden = false));
    rows.addEventListener("click", ({ target }) => {
      if (target instanceof Element) box.value = target.textContent ?? "";
      setTimeout(() => (rows.hidden = true), 250);
    });
    dialog.addEventListener("keydown", ({ key }) => (dialog.hidden ||= key === "Escape"));
    expect(await fill("combobox", "Flag", "Birch")).toBe('done: selected "Birch"');
    expect([box.value, rows.hidden, dialog.hidden]).toEqual(["Birch", true, false]);
  });

  test("a list that leads to another is followed", async () => {
    page = new TestPage('<button aria-haspopup="menu">Region</button><div id="lists" role="menu"></div>');
    const lists = element("#lists");
    let chosen = "";
    const list = (names: string[], next: (name: string) => void) => {
      for (const name of names) {
        const item = Object.assign(document.createElement("div"), {
          textContent: name,
          role: "menuitem",
          tabIndex: -1,
        });
        item.addEventListener("click", () => next(name));
        lists.append(item);
      }
    };
    element("button").addEventListener("click", () =>
      list(["North", "South"], (area) =>
        list([`${area}haven`, `${area}bury`], (town) => {
          chosen = town;
          lists.replaceChildren();
        }),
      ),
    );
    expect(await fill("button", "Region", "North / Northbury")).toBe('done: selected "North / Northbury"');
    expect(chosen).toBe("Northbury");
  });

  test("a choice that the page does not keep is a failure that says what is shown", async () => {
    page = new TestPage(`<button aria-haspopup="listbox">Amber</button>
      <ul role="listbox" hidden><li role="option">Birch</li></ul>`);
    const list = element("ul");
    element("button").addEventListener("click", () => (list.hidden = false));
    list.addEventListener("click", () => (list.hidden = true));
    expect(await fill("button", "Amber", "Birch")).toBe('failed: pressed option "Birch", but "Amber" is shown');
  });

  test("what a calendar of the last field lies over is reached once that field is left", async () => {
    page = new TestPage(`<input aria-label="Day"><br><input aria-label="Town">
      <div id="calendar" hidden style="position: fixed; inset: 0; z-index: 9; background: white; pointer-events: auto"></div>`);
    const [day, calendar] = [element("input"), element("#calendar")];
    day.addEventListener("input", () => (calendar.hidden = false));
    day.addEventListener("blur", () => (calendar.hidden = true));
    const fields = [
      { ref: await page.ref("textbox", "Day"), value: "2027-03-05" },
      { ref: await page.ref("textbox", "Town"), value: "Oslo" },
    ];
    const { outcome } = await page.perform({ action: "fill_form", fields }, { input });
    expect(outcome).toBe("done");
    expect(element<HTMLInputElement>("[aria-label=Town]").value).toBe("Oslo");
  });

  test("an editor that draws its text itself is typed into through the field that nobody sees", async () => {
    page = new TestPage(`<div id="editor" style="position: relative; width: 300px; height: 80px; cursor: text">
      <textarea aria-label="Code" style="position: absolute; opacity: 0; width: 1px; height: 16px; resize: none"></textarea>
      <pre>old</pre></div>`);
    const [editor, field, drawn] = [element("#editor"), element<HTMLTextAreaElement>("textarea"), element("pre")];
    editor.addEventListener("mousedown", (event) => {
      event.preventDefault();
      field.focus();
    });
    let isAllSelected = false;
    field.addEventListener("keydown", (event) => {
      isAllSelected = event.ctrlKey && event.key === "a";
      if (event.ctrlKey) event.preventDefault();
    });
    field.addEventListener("input", () => {
      drawn.textContent = isAllSelected ? field.value : `${drawn.textContent}${field.value}`;
      isAllSelected = false;
      field.value = "";
    });
    expect(await fill("textbox", "Code", "if (c) {\n  d();\n}")).toBe("done: value set");
    expect(drawn.textContent).toBe("if (c) {\n  d();\n}");
  });
});

test.each([
  ["one kept from the keyboard", '<textarea tabindex="-1" style="position: absolute; opacity: 0"></textarea>'],
  ["one beside other fields", '<input aria-label="Name"><textarea style="position: absolute; opacity: 0"></textarea>'],
  ["one outside of what is seen", '<textarea style="position: absolute; left: -999px"></textarea>'],
])("a hidden field is no editor's: %s", async (_name, inside) => {
  page = new TestPage(`<div style="position: relative; width: 300px; height: 80px; cursor: text">Text ${inside}</div>`);
  await expect(page.ref("textbox", "")).rejects.toThrow(/no textbox/);
});

test("a slider hidden in the thumb that is drawn for it is set as that one", async () => {
  page =
    new TestPage(`<div style="width: 200px; height: 20px"><span style="display: block; position: relative; width: 20px; height: 20px; background: navy">
    <input type="range" aria-label="Volume" value="30" style="position: absolute; width: 100%; height: 100%; clip: rect(0 0 0 0)"></span></div>`);
  const ref = await page.ref("slider", "Volume");
  const result = await page.perform({ action: "fill_form", fields: [{ ref, value: "45" }] });
  expect(result.outcome).toBe("done");
  expect(element<HTMLInputElement>("input").value).toBe("45");
});
