import { describe, expect, it, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { ground } from "./ground.ts";
import { narrow } from "./narrow.ts";
import { actionOf, control, grounded, pageOf, plain, read } from "./test-pages.ts";

const SHOP = pageOf(
  control("a1", "searchbox", "Find products", { placeholder: "Search" }),
  control("a2", "button", "Search"),
  plain(
    "list",
    "",
    plain(
      "listitem",
      "",
      plain("heading", "Blue mug"),
      control("a3", "button", "Add to cart"),
      control("a4", "link", "Details", { href: "/blue" }),
    ),
    plain(
      "listitem",
      "",
      plain("heading", "Red hat"),
      control("a5", "button", "Add to cart"),
      control("a6", "link", "Details", { href: "/red" }),
    ),
    plain(
      "listitem",
      "",
      plain("heading", "Red scarf"),
      control("a7", "button", "Add to cart", { disabled: true }),
      control("a8", "link", "Details", { href: "/scarf" }),
    ),
  ),
  control("a9", "link", "Saved items", { href: "/saved" }),
  control("a10", "button", "Save"),
  control("a11", "button", "Save as draft"),
  control("a12", "link", "README.md", { href: "/readme" }),
  control("a13", "button", "Account menu", { expanded: false }),
);

const FORM = pageOf(
  control("a1", "textbox", "First name*"),
  control("a2", "textbox", "Name"),
  control("a3", "textbox", "", { inputType: "email", placeholder: "you@example.com" }),
  control("a4", "textbox", "Password", { secret: "password" }),
  control("a5", "combobox", "Country", { options: ["France", "Germany", "United States"] }),
  control("a6", "combobox", "Size", { options: ["Small", "Large", "Extra large"] }),
  control("a7", "combobox", "Ship to", { options: ["France", "Spain"] }),
  control("a8", "checkbox", "I agree to the terms", { checked: false }),
  control("a9", "switch", "Newsletter", { checked: true }),
  control("a10", "radio", "By post", { checked: false }),
  plain("row", "", plain("cell", "Street"), plain("cell", "", control("a11", "textbox", ""))),
  control("a12", "textbox", "Search in site"),
  control("a13", "tab", "Billing"),
  control("a14", "button", "Sign in"),
  control("a15", "button", "Terms of use"),
  control("a16", "combobox", "City"),
);

const NOTES = pageOf(
  plain(
    "table",
    "",
    plain(
      "row",
      "",
      plain("cell", "Bob"),
      plain("cell", "", control("a1", "button", "Delete"), control("a2", "button", "Edit")),
    ),
    plain(
      "row",
      "",
      plain("cell", "Ann"),
      plain("cell", "", control("a3", "button", "Delete"), control("a4", "button", "Edit")),
    ),
  ),
  plain("heading", "Archive"),
  control("a5", "button", "Restore"),
  plain("heading", "Trash"),
  control("a6", "button", "Restore"),
);

const DIALOG = pageOf(
  control("a1", "button", "Delete"),
  control("a2", "textbox", "Title"),
  plain(
    "dialog",
    "Delete note?",
    control("b1", "button", "Delete"),
    control("b2", "button", "Cancel"),
    control("b3", "textbox", "Reason"),
  ),
);

const CLICKS: [command: string, page: PageSnapshot, ref: string][] = [
  ["click Save", SHOP, "a10"],
  ["click the save button", SHOP, "a10"],
  ["click SAVE-AS draft", SHOP, "a11"],
  ["click Saved", SHOP, "a9"],
  ["click as draft", SHOP, "a11"],
  ["click Search", SHOP, "a2"],
  ["click the search box", SHOP, "a1"],
  ["click the first Add to cart", SHOP, "a3"],
  ["click the second Add to cart", SHOP, "a5"],
  ["click the last Details link", SHOP, "a8"],
  ["click the Add to cart next to Blue mug", SHOP, "a3"],
  ["click Add to cart under Red hat", SHOP, "a5"],
  ["click Add to cart for Red scarf", SHOP, "a7"],
  ["click Details in the third row", SHOP, "a8"],
  ["click the Add to cart in the Red hat card", SHOP, "a5"],
  ["click the Saved items button", SHOP, "a9"],
  ["click Delete for Ann", NOTES, "a3"],
  ["click Delete in the row Bob", NOTES, "a1"],
  ["click Edit in the second row", NOTES, "a4"],
  ["click Edit in Ann's row", NOTES, "a4"],
  ["click Restore under Archive", NOTES, "a5"],
  ["click Restore under Trash", NOTES, "a6"],
  ["click Restore above Trash", NOTES, "a5"],
  ["click Delete", DIALOG, "b1"],
  ["click Sign in", FORM, "a14"],
  ["click Terms of use", FORM, "a15"],
  ["click the first name field", FORM, "a1"],
];

describe("what a click means", () => {
  test.each(CLICKS)("%s", (command, page, ref) => {
    expect(actionOf(command, page)).toEqual({ action: "click", ref });
  });

  it("keeps the manner of the click", () => {
    expect(actionOf("double-click Save", SHOP)).toEqual({ action: "click", ref: "a10", count: 2 });
    expect(actionOf("right-click Save", SHOP)).toEqual({ action: "click", ref: "a10", button: "right" });
  });

  it("says what it found", () => {
    expect(grounded("click Save", SHOP)).toMatchObject({ target: 'button "Save"' });
  });

  it("counts a link and the button inside it once", () => {
    const page = pageOf(control("a1", "link", "Checkout", { href: "/pay" }, control("a2", "button", "Checkout")));
    expect(actionOf("click Checkout", page)).toEqual({ action: "click", ref: "a2" });
  });

  it("finds a thing without a name by the text inside it", () => {
    const page = pageOf(control("a1", "generic", "", {}, plain("text", "More"), plain("text", "options")));
    expect(actionOf("click More options", page)).toEqual({ action: "click", ref: "a1" });
  });

  it("prefers what is enabled, and takes what is disabled when there is nothing else", () => {
    const page = pageOf(control("a1", "button", "Buy", { disabled: true }), control("a2", "button", "Buy"));
    expect(actionOf("click Buy", page)).toEqual({ action: "click", ref: "a2" });
    expect(actionOf("click Buy", pageOf(control("a1", "button", "Buy", { disabled: true })))).toMatchObject({
      ref: "a1",
    });
  });

  it("takes a kind for part of the name when no such kind fits", () => {
    const page = pageOf(control("a1", "link", "Search button"), control("a2", "textbox", "Search"));
    expect(actionOf("click the Search button", page)).toEqual({ action: "click", ref: "a1" });
  });

  it("compares names of signs as they are", () => {
    const page = pageOf(control("a1", "button", "+"), control("a2", "button", "−"));
    expect(actionOf("click “+”", page)).toEqual({ action: "click", ref: "a1" });
  });

  it("reads names in any script", () => {
    const page = pageOf(
      control("a1", "button", "カートに入れる"),
      control("a2", "button", "Überprüfen"),
      control("a3", "link", "سبد خرید"),
    );
    expect(actionOf("click カート", page)).toMatchObject({ ref: "a1" });
    expect(actionOf("click uberprufen", page)).toMatchObject({ ref: "a2" });
    expect(actionOf("click سبد خرید", page)).toMatchObject({ ref: "a3" });
  });
});

const FILLS: [command: string, page: PageSnapshot, action: object][] = [
  ["type mouse in the search box", SHOP, { action: "type", ref: "a1", text: "mouse" }],
  ["type mouse", SHOP, { action: "type", ref: "a1", text: "mouse" }],
  ["search for mouse", SHOP, { action: "type", ref: "a1", text: "mouse", submit: true }],
  ["type mouse in Search and press enter", SHOP, { action: "type", ref: "a1", text: "mouse" }],
  ["fill First name with Bob", FORM, { action: "type", ref: "a1", text: "Bob" }],
  ["fill Name with Bob", FORM, { action: "type", ref: "a2", text: "Bob" }],
  ["type a@b.example in the email field", FORM, { action: "type", ref: "a3", text: "a@b.example" }],
  ["type {{secret:task-1}} into the password box", FORM, { action: "type", ref: "a4", text: "{{secret:task-1}}" }],
  ["type Main St in Street", FORM, { action: "type", ref: "a11", text: "Main St" }],
  ["type mouse in Search in site", FORM, { action: "type", ref: "a12", text: "mouse" }],
  ["set Country to germany", FORM, { action: "select_option", ref: "a5", option: "Germany" }],
  ["set Newsletter to off", FORM, { action: "set_checked", ref: "a9", checked: false }],
  ["type x in Reason", DIALOG, { action: "type", ref: "b3", text: "x" }],
  ["type x", DIALOG, { action: "type", ref: "b3", text: "x" }],
  ["clear Title", DIALOG, { action: "type", ref: "a2", text: "" }],
  ["select Large", FORM, { action: "select_option", ref: "a6", option: "Large" }],
  ["select extra", FORM, { action: "select_option", ref: "a6", option: "Extra large" }],
  ["select France from Country", FORM, { action: "select_option", ref: "a5", option: "France" }],
  ["choose France in the Ship to dropdown", FORM, { action: "select_option", ref: "a7", option: "France" }],
  ["select the second option in Size", FORM, { action: "select_option", ref: "a6", option: "Large" }],
  ["select the last option in Size", FORM, { action: "select_option", ref: "a6", option: "Extra large" }],
  ["select Oslo in City", FORM, { action: "select_option", ref: "a16", option: "Oslo" }],
  ["select By post", FORM, { action: "set_checked", ref: "a10", checked: true }],
  ["select the Billing tab", FORM, { action: "click", ref: "a13" }],
  ["tick I agree to the terms", FORM, { action: "set_checked", ref: "a8", checked: true }],
  ["tick the terms box", FORM, { action: "set_checked", ref: "a8", checked: true }],
  ["check the agree checkbox", FORM, { action: "set_checked", ref: "a8", checked: true }],
  ["uncheck Newsletter", FORM, { action: "set_checked", ref: "a9", checked: false }],
];

describe("what filling in means", () => {
  test.each(FILLS)("%s", (command, page, action) => {
    expect(actionOf(command, page)).toEqual(action);
  });

  it("types into the focused field when none is named", () => {
    const page = pageOf(control("a1", "textbox", "One"), control("a2", "textbox", "Two", { focused: true }));
    expect(actionOf("type x", page)).toMatchObject({ ref: "a2" });
  });

  it("asks which field when none is named and none has the focus", () => {
    const page = pageOf(control("a1", "textbox", "One"), control("a2", "textbox", "Two"));
    expect(actionOf("type x", page)).toMatch(/^ambiguous: .*1: textbox "One"; 2: textbox "Two"/);
  });

  it("never types into what is no field", () => {
    expect(actionOf("type x in Save", SHOP)).toMatch(/^missing: “Save” cannot be used that way. Near: button "Save"/);
  });

  it("never types the field's name into another field", () => {
    expect(actionOf("type hunter2 in Pasword", FORM)).toMatch(/^missing: .*Near: textbox "Password"/);
  });

  it("names the options when the wanted one is not among them", () => {
    expect(actionOf("select Spain from Country", FORM)).toBe(
      'missing: combobox "Country" has no option “Spain”. It has: “France”, “Germany”, “United States”.',
    );
  });
});

const OTHERS: [command: string, page: PageSnapshot, action: object][] = [
  ["press Enter", SHOP, { action: "press_key", key: "Enter" }],
  ["press Enter in the search box", SHOP, { action: "press_key", key: "Enter", ref: "a1" }],
  ["open example.com", SHOP, { action: "navigate", address: "https://example.com" }],
  ["open localhost:3000/x", SHOP, { action: "navigate", address: "http://localhost:3000/x" }],
  ["open 127.0.0.1:8080", SHOP, { action: "navigate", address: "http://127.0.0.1:8080" }],
  ["go to /cart?x=1", SHOP, { action: "navigate", address: "https://shop.example/cart?x=1" }],
  ["open https://other.example/a", SHOP, { action: "navigate", address: "https://other.example/a" }],
  ["open Saved items", SHOP, { action: "navigate", ref: "a9" }],
  ["open README.md", SHOP, { action: "navigate", ref: "a12" }],
  ["open guide.md", SHOP, { action: "navigate", address: "https://guide.md" }],
  ["open the Account menu", SHOP, { action: "click", ref: "a13" }],
  ["scroll down", SHOP, { action: "scroll", to: "down" }],
  ["scroll to Saved items", SHOP, { action: "scroll", to: "element", ref: "a9" }],
  ["wait for Thank you", SHOP, { action: "wait_for", text: "Thank you" }],
  ["wait until Loading is gone", SHOP, { action: "wait_for", text: "Loading", gone: true }],
  ["wait until Save is gone", SHOP, { action: "wait_for", ref: "a10", gone: true }],
  ["wait for the Save button", SHOP, { action: "wait_for", ref: "a10" }],
  ["wait for the Undo button", SHOP, { action: "wait_for", text: "Undo" }],
  ["wait 2 seconds", SHOP, { action: "wait_for", seconds: 2 }],
  ["wait until the url contains /done", SHOP, { action: "wait_for", url: "/done" }],
];

describe("the other steps", () => {
  test.each(OTHERS)("%s", (command, page, action) => {
    expect(actionOf(command, page)).toEqual(action);
  });

  test.each(["open javascript:alert(1)", "open data:text/html,x", "open file:///etc/passwd", "open chrome://settings"])(
    "%s is refused",
    (command) => {
      expect(actionOf(command, SHOP)).toMatch(/^missing: Only http and https/);
    },
  );
});

describe("what is not there", () => {
  test.each([
    [
      "click Sav",
      SHOP,
      'Nothing here is called “Sav”. Near: button "Save", link "Saved items", button "Save as draft".',
    ],
    ["click the fifth Add to cart", SHOP, "There are only 3 of “Add to cart” here."],
    ["click Delete next to Zoe", NOTES, "There is “Delete”, but nothing here says “Zoe”."],
    [
      "tick Save",
      SHOP,
      '“Save” cannot be used that way. Near: button "Save", link "Saved items", button "Save as draft".',
    ],
  ])("%s", (command, page, message) => {
    expect(grounded(command, page)).toEqual({ kind: "missing", message });
  });

  it("names some of what there is when nothing is near", () => {
    expect(actionOf("click Xylophone", NOTES)).toBe(
      'missing: Nothing here is called “Xylophone”. There is: button "Delete", button "Edit", button "Restore".',
    );
  });
});

describe("what is not clear", () => {
  it("asks, and tells the candidates apart by what stands around them", () => {
    expect(grounded("click Delete", NOTES)).toEqual({
      kind: "ambiguous",
      question: 'Which “Delete” do you mean? 1: button "Delete" (Bob); 2: button "Delete" (Ann).',
      choices: {
        question: "Which “Delete” do you mean?",
        names: ['button "Delete" (Bob)', 'button "Delete" (Ann)'],
        unnamed: 0,
      },
      candidates: [
        { ref: "a1", description: 'button "Delete" (Bob)' },
        { ref: "a3", description: 'button "Delete" (Ann)' },
      ],
    });
  });

  it("names the first twelve and counts the rest", () => {
    const page = pageOf(...Array.from({ length: 14 }, (_, index) => control(`a${index + 1}`, "button", "Save")));
    const asked = grounded("click Save", page);
    const choices = asked.kind === "ambiguous" ? asked.choices : null;
    expect(choices?.names).toHaveLength(12);
    expect(choices?.unnamed).toBe(2);
    expect(asked.kind === "ambiguous" && asked.question).toMatch(/; 12: button "Save".*; and 2 more\.$/);
  });

  it("asks when one word fits several names and none exactly", () => {
    const page = pageOf(control("a1", "button", "Save draft"), control("a2", "button", "Save copy"));
    expect(actionOf("click Save", page)).toMatch(/^ambiguous: Which “Save”/);
  });

  it("asks which field when two offer the option", () => {
    expect(actionOf("select France", FORM)).toMatch(/^ambiguous: .*combobox "Country".*combobox "Ship to"/);
  });

  it("asks when two things are equally near to the words", () => {
    const page = pageOf(
      plain("group", "", plain("text", "Bob"), control("a1", "button", "Edit"), control("a2", "button", "Edit")),
    );
    expect(actionOf("click Edit next to Bob", page)).toMatch(/^ambiguous/);
  });
});

describe("the answer to a question", () => {
  const ANSWERS: [answer: string, ref: string][] = [
    ["2", "a3"],
    ["#2", "a3"],
    ["the second", "a3"],
    ["the second one", "a3"],
    ["first", "a1"],
    ["the last one", "a3"],
    ["Ann", "a3"],
    ["next to Bob", "a1"],
    ["the one next to Ann", "a3"],
    ["the one for Bob", "a1"],
    ["in the second row", "a3"],
    ["Delete for Ann", "a3"],
  ];

  test.each(ANSWERS)("%s", (answer, ref) => {
    const instruction = read("click Delete");
    const first = ground(instruction, NOTES);
    const candidates = first.kind === "ambiguous" ? first.candidates : [];
    expect(narrow(instruction, answer, { candidates, page: NOTES })).toMatchObject({
      kind: "action",
      action: { action: "click", ref },
    });
  });

  it("keeps the rest of the step", () => {
    const page = pageOf(
      plain("group", "", plain("heading", "Home"), control("a1", "textbox", "Street")),
      plain("group", "", plain("heading", "Work"), control("a2", "textbox", "Street")),
    );
    const instruction = read("type Main St in Street");
    const first = ground(instruction, page);
    const candidates = first.kind === "ambiguous" ? first.candidates : [];
    const answered = narrow(instruction, "the one under Work", { candidates, page: page });
    expect(answered).toMatchObject({ kind: "action", action: { action: "type", ref: "a2", text: "Main St" } });
  });

  it("chooses the field of an option", () => {
    const instruction = read("select France");
    const first = ground(instruction, FORM);
    const candidates = first.kind === "ambiguous" ? first.candidates : [];
    expect(narrow(instruction, "Country", { candidates, page: FORM })).toMatchObject({
      action: { action: "select_option", ref: "a5", option: "France" },
    });
  });

  it("repeats the choice when the answer fits nothing", () => {
    const instruction = read("click Delete");
    const first = ground(instruction, NOTES);
    const candidates = first.kind === "ambiguous" ? first.candidates : [];
    const answered = narrow(instruction, "the purple one with stripes", { candidates, page: NOTES });
    expect(answered.kind).toBe("missing");
    expect(answered.kind === "missing" ? answered.message : "").toContain('1: button "Delete" (Bob)');
    expect(narrow(instruction, "7", { candidates, page: NOTES }).kind).toBe("missing");
  });
});

it("grounds on a very deep page", () => {
  const deep = Array.from({ length: 20_000 }).reduce<SnapshotNode>(
    (inner) => plain("generic", "", inner),
    control("a1", "button", "Go"),
  );
  expect(actionOf("click Go", pageOf(deep))).toEqual({ action: "click", ref: "a1" });
});

describe("a number in brackets behind a name", () => {
  const header = [control("a1", "link", "Cart (2)"), control("a2", "button", "Add to cart")];

  test.each(["click Cart", "click the cart", "open Cart (2)"])("%s means the link that counts", (command) => {
    expect(actionOf(command, pageOf(...header))).toEqual({ action: "click", ref: "a1" });
  });

  test("what has the name without a number comes first", () => {
    const page = pageOf(...header, control("a3", "button", "Cart"));
    expect(actionOf("click Cart", page)).toEqual({ action: "click", ref: "a3" });
  });

  test("two that count are asked about", () => {
    const page = pageOf(...header, control("a3", "tab", "Cart [0]"));
    expect(actionOf("click Cart", page)).toMatch(/^ambiguous: Which “Cart” do you mean\? 1: link "Cart \(2\)".*2: tab/);
  });
});

describe("what a question calls its candidates", () => {
  test("in a flat page they are told apart by the words before them", () => {
    const matches = [plain("text", "Title matches:"), control("a1", "link", "Old notes")];
    const page = pageOf(...matches, plain("text", "All matches:"), control("a2", "link", "Old notes"));
    expect(actionOf("click Old notes", page)).toBe(
      'ambiguous: Which “Old notes” do you mean? 1: link "Old notes" (after “Title matches:”); ' +
        '2: link "Old notes" (after “All matches:”).',
    );
    expect(actionOf("click Old notes after All matches", page)).toEqual({ action: "click", ref: "a2" });
  });

  test("a heading tells more than the button before it", () => {
    const article = (title: string, ref: string) =>
      plain(
        "article",
        "",
        control(`${ref}1`, "button", "more"),
        control(`${ref}2`, "button", "Edit"),
        plain("heading", title),
      );
    const page = pageOf(article("Old notes", "a"), article("Berths", "b"));
    expect(actionOf("click Edit", page)).toContain('1: button "Edit" (Old notes); 2: button "Edit" (Berths).');
  });

  test("a field without a name is called by what is in it, and found by that", () => {
    const page = pageOf(control("a1", "textbox", "", { value: "New Tiddler" }), control("a2", "textbox", "Tags"));
    expect(actionOf("type x in Title", page)).toContain('There is: textbox "New Tiddler", textbox "Tags".');
    expect(actionOf("type x in New Tiddler", page)).toEqual({ action: "type", ref: "a1", text: "x" });
  });
});

describe("the many ways to fill a form", () => {
  const page = pageOf(
    control("a1", "textbox", "Cargo"),
    control("a2", "textbox", "Quantity"),
    plain("heading", "Weather"),
    plain("group", "Tide", control("a3", "radio", "Kelp"), control("a4", "radio", "Fern")),
    control("a5", "combobox", "Flag", { options: ["Onyx", "Fern"] }),
    control("a6", "checkbox", "Pilot"),
  );

  test.each([
    ["set Tide to Kelp", { action: "set_checked", ref: "a3", checked: true }],
    ["choose Fern for Tide", { action: "set_checked", ref: "a4", checked: true }],
    ["select Fern from Flag", { action: "select_option", ref: "a5", option: "Fern" }],
    ["set Flag = Fern", { action: "select_option", ref: "a5", option: "Fern" }],
    ["fill Cargo = rope and oars", { action: "type", ref: "a1", text: "rope and oars" }],
    ["enter 5 for the Quantity field", { action: "type", ref: "a2", text: "5" }],
    ["enter 5 for Quantity", { action: "type", ref: "a2", text: "5" }],
    ["enable Pilot", { action: "set_checked", ref: "a6", checked: true }],
    ["disable Pilot", { action: "set_checked", ref: "a6", checked: false }],
  ])("%s", (command, action) => {
    expect(actionOf(command, page)).toEqual(action);
  });

  test("what is a radio here and an option there is asked about", () => {
    expect(actionOf("choose Fern", page)).toBe(
      'ambiguous: Which “Fern” do you mean? 1: combobox "Flag"; 2: radio "Fern" (Tide).',
    );
  });

  test.each(["set Weather to Kelp", "set Tide to Onyx"])("%s takes no radio of another group", (command) => {
    expect(actionOf(command, page)).toMatch(/^missing: Nothing here is called/);
  });

  test.each(["select Kelp from Weather", "choose Kelp for Cargo", "select Pilot from Tide"])(
    "%s takes nothing that stands elsewhere",
    (command) => {
      expect(actionOf(command, page)).toMatch(/^missing: /);
    },
  );

  test("what a heading heads is chosen under it, up to the next one", () => {
    const headed = pageOf(
      plain("heading", "Colour"),
      control("a1", "radio", "Red"),
      plain("heading", "Wine"),
      control("a2", "radio", "Red"),
      control("a3", "radio", "White"),
    );
    expect(actionOf("choose Red for Wine", headed)).toEqual({ action: "set_checked", ref: "a2", checked: true });
    expect(actionOf("choose Red for Colour", headed)).toEqual({ action: "set_checked", ref: "a1", checked: true });
    expect(actionOf("choose White for Colour", headed)).toMatch(/^missing: /);
  });

  test("“for” belongs to the text where no field is called so", () => {
    const alone = pageOf(control("a1", "textbox", "Message"));
    expect(actionOf("type thanks for Friday", alone)).toEqual({ action: "type", ref: "a1", text: "thanks for Friday" });
  });
});
