import { afterEach, describe, expect, test } from "vitest";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const valueIn = (selector: string): string => element<HTMLInputElement>(selector).value;

/**
 * A field as React controls it: the node's own `value` setter remembers what the framework wrote, and an input event
 * counts only when the value differs from that.
 */
function controlLikeReact(field: HTMLInputElement, accept: (value: string) => string): { state: string } {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const model = { state: field.value };
  let tracked = field.value;
  Object.defineProperty(field, "value", {
    configurable: true,
    get: () => native?.get?.call(field),
    set: (value: string) => {
      tracked = value;
      native?.set?.call(field, value);
    },
  });
  field.addEventListener("input", () => {
    const value = native?.get?.call(field);
    if (value === tracked) return;
    model.state = accept(value);
    field.value = model.state;
  });
  return model;
}

describe.each(INPUTS)("values that a page takes back when a field is left, with %s input", (input) => {
  /** As many time pickers do it: Tab confirms what was typed, and to leave the field otherwise is to change one's mind. */
  async function fillTime(isConfirmable: boolean) {
    page = new TestPage('<input aria-label="Time"><input aria-label="Place">');
    const time = element<HTMLInputElement>("input");
    let confirmed = "";
    time.addEventListener("keydown", ({ key }) => {
      if (key === "Tab" && isConfirmable) confirmed = time.value;
    });
    time.addEventListener("blur", () => requestAnimationFrame(() => (time.value = confirmed)));
    const fields = [
      { ref: await page.ref("textbox", "Time"), value: "07:30" },
      { ref: await page.ref("textbox", "Place"), value: "Oslo" },
    ];
    return page.perform({ action: "fill_form", fields }, { input });
  }

  test("they are typed again and confirmed by Tab", async () => {
    const { outcome, effect } = await fillTime(true);
    expect(outcome).toBe("done");
    expect(effect).toMatch(/^a\d+: value set, and confirmed by Tab\na\d+: value set$/);
    expect([valueIn("input"), valueIn("input + input")]).toEqual(["07:30", "Oslo"]);
  });

  test("it is said of one that cannot be kept so", async () => {
    const { outcome, effect } = await fillTime(false);
    expect(outcome).toBe("failed");
    expect(effect).toMatch(/the page takes the value back when the field is left/);
  });
});

describe.each(INPUTS)("typing with %s input", (input) => {
  test("text replaces what the field held", async () => {
    page = new TestPage('<input aria-label="Name" value="Bob">');
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Name"), text: "Ada" },
      { input },
    );
    expect(result).toEqual({ outcome: "done", effect: "value set" });
    expect(valueIn("input")).toBe("Ada");
  });

  test("text is added behind what the field held when it is not to be cleared", async () => {
    page = new TestPage('<input aria-label="Name" value="Ada ">');
    const ref = await page.ref("textbox", "Name");
    await page.perform({ action: "type", ref, text: "Lovelace", clear: false }, { input });
    expect(valueIn("input")).toBe("Ada Lovelace");
  });

  test("a field that holds the text already is left alone", async () => {
    page = new TestPage('<input aria-label="Name" value="Ada">');
    let events = 0;
    element("input").addEventListener("input", () => {
      events += 1;
    });
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Name"), text: "Ada" },
      { input },
    );
    expect(result.outcome).toBe("no-change");
    expect(events).toBe(0);
  });

  test("empty text clears the field", async () => {
    page = new TestPage('<input aria-label="Name" value="Bob">');
    const result = await page.perform({ action: "type", ref: await page.ref("textbox", "Name"), text: "" }, { input });
    expect(result).toEqual({ outcome: "done", effect: "value cleared" });
    expect(valueIn("input")).toBe("");
  });

  test("a controlled field's framework learns of the value", async () => {
    page = new TestPage('<input aria-label="Name">');
    const model = controlLikeReact(element<HTMLInputElement>("input"), (value) => value);
    await page.perform({ action: "type", ref: await page.ref("textbox", "Name"), text: "Ada" }, { input });
    expect(model.state).toBe("Ada");
  });

  test("a value that the page throws out again is a failure that says what is there", async () => {
    page = new TestPage('<input aria-label="Age" value="7">');
    controlLikeReact(element<HTMLInputElement>("input"), () => "7");
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Age"), text: "eight" },
      { input },
    );
    expect(result).toEqual({ outcome: "failed", effect: 'the value did not stick: textbox "Age" holds "7"' });
  });

  test("a value that the page writes in its own way has stuck", async () => {
    page = new TestPage('<input aria-label="Phone">');
    controlLikeReact(element<HTMLInputElement>("input"), (value) => value.replace(/^(\d{3})(\d+)$/u, "($1) $2"));
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Phone"), text: "5551234" },
      { input },
    );
    expect(result).toEqual({ outcome: "done", effect: 'value set, as "(555) 1234"' });
  });

  test("a cut value is a failure", async () => {
    page = new TestPage('<input aria-label="Code" maxlength="3">');
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Code"), text: "abcdef" },
      { input },
    );
    expect(result.outcome).toBe("failed");
  });

  test("a secret is in no effect, neither set nor thrown out", async () => {
    page = new TestPage('<input type="password" aria-label="Password">');
    const ref = await page.ref("textbox", "Password");
    const set = await page.perform({ action: "type", ref, text: "hunter2" }, { input });
    expect(set).toEqual({ outcome: "done", effect: "value set" });
    expect(await page.perform({ action: "type", ref, text: "hunter2" }, { input })).toEqual(set);
    controlLikeReact(element<HTMLInputElement>("input"), () => "hunter2");
    const thrownOut = await page.perform({ action: "type", ref, text: "other3" }, { input });
    expect(thrownOut).toEqual({ outcome: "failed", effect: "the value did not stick" });
  });

  test("lines are kept in a text area", async () => {
    page = new TestPage('<textarea aria-label="Note"></textarea>');
    await page.perform({ action: "type", ref: await page.ref("textbox", "Note"), text: "one\ntwo" }, { input });
    expect(element<HTMLTextAreaElement>("textarea").value).toBe("one\ntwo");
  });

  test("rich text is replaced", async () => {
    page = new TestPage('<div contenteditable="true" role="textbox" aria-label="Message"><p>Old</p></div>');
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Message"), text: "Hello there" },
      { input },
    );
    expect(result).toEqual({ outcome: "done", effect: "value set" });
    expect(element("div").textContent?.trim()).toBe("Hello there");
  });

  test("an editor that writes its own text from beforeinput gets it", async () => {
    page = new TestPage('<div contenteditable="true" role="textbox" aria-label="Message"></div>');
    element("div").addEventListener("beforeinput", (event) => {
      event.preventDefault();
      element("div").textContent += event.data ?? "";
    });
    await page.perform({ action: "type", ref: await page.ref("textbox", "Message"), text: "Hello" }, { input });
    expect(element("div").textContent).toBe("Hello");
  });

  test("submit sends the form once, with the value in it", async () => {
    page = new TestPage('<form><input aria-label="Search" name="q"><button>Go</button></form>');
    const sent: string[] = [];
    element("form").addEventListener("submit", (event) => {
      event.preventDefault();
      sent.push(String(new FormData(element<HTMLFormElement>("form")).get("q")));
    });
    const ref = await page.ref("textbox", "Search");
    const result = await page.perform({ action: "type", ref, text: "mouse", submit: true }, { input });
    expect(result).toEqual({ outcome: "done", effect: "value set; Enter pressed" });
    expect(sent).toEqual(["mouse"]);
  });

  test("a read-only field is refused", async () => {
    page = new TestPage('<input aria-label="Name" value="Bob" readonly>');
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Name"), text: "Ada" },
      { input },
    );
    expect(result).toEqual({
      outcome: "refused",
      effect: "the field is read-only: see whether a click opens something to choose from",
    });
  });

  test("the page's own objection is passed on", async () => {
    page = new TestPage('<input type="email" aria-label="Mail">');
    const result = await page.perform(
      { action: "type", ref: await page.ref("textbox", "Mail"), text: "ada" },
      { input },
    );
    expect(result.outcome).toBe("done");
    expect(result.effect).toMatch(/^value set; the page says: .+/u);
  });
});

describe.each(INPUTS)("a mixed form with %s input", (input) => {
  const FORM = `<form>
    <label>Name <input name="name"></label>
    <label>Note <textarea name="note"></textarea></label>
    <label>Born <input name="born" type="date"></label>
    <label>Time <input name="time" type="time"></label>
    <label>Amount <input name="amount" type="number" max="9"></label>
    <label>Volume <input name="volume" type="range"></label>
    <label>Colour <input name="colour" type="color"></label>
    <label>Country <select name="country"><option>Choose…</option><option value="no">Norway</option><option value="se">Sweden</option></select></label>
    <label><input name="terms" type="checkbox" value="yes"> Terms</label>
    <label><input name="size" type="radio" value="s"> Small</label>
    <label><input name="size" type="radio" value="l"> Large</label>
    <div role="switch" aria-checked="false" tabindex="0" style="width:90px">Alerts</div>
  </form>`;

  function listenToSwitch(): void {
    element("[role=switch]").addEventListener("click", () => {
      element("[role=switch]").setAttribute("aria-checked", "true");
    });
  }

  test("every kind of field is filled, in order", async () => {
    page = new TestPage(FORM);
    listenToSwitch();
    const changed: string[] = [];
    element("form").addEventListener("change", (event) => {
      if (event.target instanceof HTMLElement) changed.push(event.target.getAttribute("name") ?? "");
    });
    const fields = [
      { ref: await page.ref("textbox", "Name"), value: "Ada" },
      { ref: await page.ref("textbox", "Note"), value: "one\ntwo" },
      { ref: await refOf("Born"), value: "1815-12-10" },
      { ref: await refOf("Time"), value: "08:30" },
      { ref: await page.ref("spinbutton", "Amount"), value: "7" },
      { ref: await page.ref("slider", "Volume"), value: "30" },
      { ref: await refOf("Colour"), value: "#00ff00" },
      { ref: await page.ref("combobox", "Country"), value: "norway" },
      { ref: await page.ref("checkbox", "Terms"), value: true },
      { ref: await page.ref("radio", "Large"), value: true },
      { ref: await page.ref("switch", "Alerts"), value: true },
    ];
    const result = await page.perform({ action: "fill_form", fields }, { input });
    expect(result.outcome).toBe("done");
    expect(result.effect.split("\n")).toHaveLength(fields.length);
    expect(Object.fromEntries(new FormData(element<HTMLFormElement>("form")))).toEqual({
      name: "Ada",
      note: "one\ntwo",
      born: "1815-12-10",
      time: "08:30",
      amount: "7",
      volume: "30",
      colour: "#00ff00",
      country: "no",
      terms: "yes",
      size: "l",
    });
    expect(element("[role=switch]").getAttribute("aria-checked")).toBe("true");
    for (const name of ["born", "time", "amount", "volume", "colour", "country", "terms", "size"])
      expect(changed).toContain(name);
  });

  test("a page that looks at a number when a key is let go sees it", async () => {
    page = new TestPage('<input aria-label="Year" type="number" value="2026">');
    let seen = "";
    element("input").addEventListener("keyup", () => {
      seen = valueIn("input");
    });
    const fields = [{ ref: await page.ref("spinbutton", "Year"), value: "2027" }];
    expect((await page.perform({ action: "fill_form", fields }, { input })).outcome).toBe("done");
    expect(seen).toBe("2027");
  });

  test("one field that cannot be filled does not keep the others from it", async () => {
    page = new TestPage(FORM);
    const country = await page.ref("combobox", "Country");
    const amount = await page.ref("spinbutton", "Amount");
    const name = await page.ref("textbox", "Name");
    const fields = [
      { ref: country, value: "Atlantis" },
      { ref: amount, value: "many" },
      { ref: name, value: "Ada" },
    ];
    const result = await page.perform({ action: "fill_form", fields }, { input });
    expect(result).toEqual({
      outcome: "failed",
      effect: [
        `${country}: no option "Atlantis"; there are: Choose…, Norway, Sweden`,
        `${amount}: "many" is no value for it: give a number`,
        `${name}: value set`,
      ].join("\n"),
    });
    expect(valueIn("[name=name]")).toBe("Ada");
  });

  test("a form that is filled already is no change", async () => {
    page = new TestPage('<input aria-label="Name" value="Ada"><label><input type="checkbox" checked>Terms</label>');
    const fields = [
      { ref: await page.ref("textbox", "Name"), value: "Ada" },
      { ref: await page.ref("checkbox", "Terms"), value: true },
    ];
    expect((await page.perform({ action: "fill_form", fields }, { input })).outcome).toBe("no-change");
  });
});

describe.each(INPUTS)("lists that pages draw themselves with %s input", (input) => {
  function drawListbox(owner: HTMLElement, names: string[], chosen: (name: string) => void): void {
    const list = document.createElement("ul");
    list.id = "list";
    list.setAttribute("role", "listbox");
    for (const name of names) {
      const option = document.createElement("li");
      option.setAttribute("role", "option");
      option.textContent = name;
      option.addEventListener("click", () => {
        chosen(name);
        list.remove();
        owner.setAttribute("aria-expanded", "false");
      });
      list.append(option);
    }
    document.body.append(list);
    owner.setAttribute("aria-controls", "list");
    owner.setAttribute("aria-expanded", "true");
  }

  test("a combobox is opened and its option pressed", async () => {
    page = new TestPage(
      '<div role="combobox" aria-label="Colour" tabindex="0" aria-expanded="false" style="width:99px">Red</div>',
    );
    const box = element("[role=combobox]");
    box.addEventListener("click", () =>
      drawListbox(box, ["Red", "Green", "Blue"], (name) => {
        box.textContent = name;
      }),
    );
    const ref = await page.ref("combobox", "Colour");
    const result = await page.perform({ action: "select_option", ref, option: "green" }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'selected "Green"' });
    expect(box.textContent).toBe("Green");
  });

  test("an option that is not there is answered with those that are", async () => {
    page = new TestPage(
      '<div role="combobox" aria-label="Colour" tabindex="0" aria-expanded="false" style="width:99px">Red</div>',
    );
    const box = element("[role=combobox]");
    box.addEventListener("click", () => drawListbox(box, ["Red", "Green"], () => {}));
    const ref = await page.ref("combobox", "Colour");
    const result = await page.perform({ action: "select_option", ref, option: "Mauve" }, { input });
    expect(result).toEqual({ outcome: "failed", effect: 'no option "Mauve"; there are: Red, Green' });
  });

  test("a combobox that lists what was typed is typed into", async () => {
    page = new TestPage('<input role="combobox" aria-label="City" aria-expanded="false">');
    const box = element<HTMLInputElement>("input");
    box.addEventListener("input", () => {
      document.querySelector("#list")?.remove();
      const names = ["Oslo", "Osaka"].filter((name) => name.startsWith(box.value));
      if (box.value.length > 1) setTimeout(() => drawListbox(box, names, (name) => (box.value = name)), 50);
    });
    const ref = await page.ref("combobox", "City");
    const result = await page.perform({ action: "fill_form", fields: [{ ref, value: "Oslo" }] }, { input });
    expect(result).toEqual({ outcome: "done", effect: `${ref}: selected "Oslo"` });
    expect(box.value).toBe("Oslo");
  });

  test("an open listbox has its option pressed", async () => {
    page = new TestPage(
      '<ul role="listbox" aria-label="Size" tabindex="0"><li role="option">Small</li><li role="option">Large</li></ul>',
    );
    for (const option of document.querySelectorAll("li"))
      option.addEventListener("click", () => option.setAttribute("aria-selected", "true"));
    const ref = await page.ref("listbox");
    const result = await page.perform({ action: "select_option", ref, option: "Large" }, { input });
    expect(result).toEqual({ outcome: "done", effect: 'selected "Large"' });
    expect(element("[aria-selected=true]").textContent).toBe("Large");
  });
});

test("a multiple select keeps what was chosen before", async () => {
  page = new TestPage(
    '<select multiple aria-label="Toppings"><option selected>Ham</option><option>Egg</option></select>',
  );
  const ref = await page.ref("listbox", "Toppings");
  await page.perform({ action: "select_option", ref, option: "Egg" });
  expect([...element<HTMLSelectElement>("select").selectedOptions].map((option) => option.text)).toEqual([
    "Ham",
    "Egg",
  ]);
});

test("a disabled option is not chosen", async () => {
  page = new TestPage('<select aria-label="Size"><option>S</option><option disabled>L</option></select>');
  const result = await page.perform({ action: "select_option", ref: await page.ref("combobox", "Size"), option: "L" });
  expect(result).toEqual({ outcome: "failed", effect: 'option "L" is disabled' });
  expect(element<HTMLSelectElement>("select").value).toBe("S");
});

test("a radio button cannot be unchecked", async () => {
  page = new TestPage('<label><input type="radio" checked>Small</label>');
  const result = await page.perform({ action: "set_checked", ref: await page.ref("radio", "Small"), checked: false });
  expect(result.outcome).toBe("refused");
});

test("a box that the page unticks again is a failure", async () => {
  page = new TestPage('<label><input type="checkbox">Terms</label>');
  element("input").addEventListener("change", () => {
    element<HTMLInputElement>("input").checked = false;
  });
  const result = await page.perform({ action: "set_checked", ref: await page.ref("checkbox", "Terms"), checked: true });
  expect(result).toEqual({ outcome: "failed", effect: "pressed, but it is still unchecked" });
});

/** Ref of a field whose role differs between browsers. */
async function refOf(name: string): Promise<string> {
  for (const role of ["textbox", "date", "time", "button", "color", "generic", "Date", "ColorWell"]) {
    const ref = await page.ref(role, name).catch(() => undefined);
    if (ref) return ref;
  }
  return page.ref("any", name);
}

test("a switch that the page draws anew on every change is seen to be on", async () => {
  page = new TestPage('<main><button role="switch" aria-checked="false">Alerts</button></main>');
  element("main").addEventListener("click", () => {
    element("main").innerHTML = '<button role="switch" aria-checked="true">Alerts</button>';
  });
  const result = await page.perform({ action: "set_checked", ref: await page.ref("switch"), checked: true });
  expect(result).toEqual({ outcome: "done", effect: "checked" });
});
