import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type ParseResult, parseCommands } from "./parse.ts";
import { quote } from "./tokens.ts";

function instructionsOf(result: ParseResult) {
  return result.ok ? result.instructions : [result];
}

/** One sentence, and what each of its steps must at least say. */
const SENTENCES: [sentence: string, ...steps: object[]][] = [
  // The examples a new user is shown.
  [
    "type mouse in the search box, press Enter, click the first Add to cart",
    { kind: "type", text: "mouse", target: { name: "search", role: "textbox" } },
    { kind: "press", key: "Enter" },
    { kind: "click", target: { name: "Add to cart", ordinal: 1 } },
  ],
  // Clicks.
  ["click Save", { kind: "click", target: { name: "Save" } }],
  ["CLICK THE SAVE BUTTON", { kind: "click", target: { name: "SAVE", role: "button" } }],
  ["tap on Menu", { kind: "click", target: { name: "Menu" } }],
  ["press the Save button", { kind: "click", target: { name: "Save", role: "button" } }],
  ["hit Send", { kind: "click", target: { name: "Send" } }],
  ["press the Delete", { kind: "click", target: { name: "Delete" } }],
  ["double-click Title cell", { kind: "click", count: 2, target: { name: "Title", role: "cell" } }],
  ["right click on the Photo", { kind: "click", button: "right" }],
  ["ctrl-click the Docs link", { kind: "click", modifiers: ["Control"], target: { name: "Docs", role: "link" } }],
  ["click the button called Save all", { kind: "click", target: { name: "Save all", role: "button" } }],
  ["click button “Save”", { kind: "click", target: { name: "Save", role: "button" } }],
  ["click Next twice", { kind: "click", target: { name: "Next" } }, { kind: "click", target: { name: "Next" } }],
  ["please click Save, please", { kind: "click", target: { name: "Save" } }],
  // Names that look like more than a name.
  ["click Save and close", { kind: "click", target: { name: "Save and close" } }],
  ["click Search and select", { kind: "click", target: { name: "Search and select" } }],
  ["click Sign in", { kind: "click", target: { name: "Sign in" } }],
  ["click Save and submit", { kind: "click", target: { name: "Save and submit" } }],
  ["click Dr. Smith", { kind: "click", target: { name: "Dr. Smith" } }],
  ["click 'Save, then press Enter'", { kind: "click", target: { name: "Save, then press Enter" } }],
  // Counting.
  ["click the second link", { kind: "click", target: { role: "link", ordinal: 2 } }],
  ["click the 3rd Buy", { kind: "click", target: { name: "Buy", ordinal: 3 } }],
  ["click #2 Buy", { kind: "click", target: { name: "Buy", ordinal: 2 } }],
  ["click link number 2", { kind: "click", target: { role: "link", ordinal: 2 } }],
  ["click the last Delete button", { kind: "click", target: { name: "Delete", role: "button", ordinal: "last" } }],
  // Places.
  [
    "click the Add to cart next to Blue mug",
    { kind: "click", target: { name: "Add to cart", near: { relation: "next to", phrase: { name: "Blue mug" } } } },
  ],
  [
    "click Delete in the row Bob",
    { kind: "click", target: { name: "Delete", near: { relation: "in", phrase: { name: "Bob", role: "row" } } } },
  ],
  [
    "click Delete in the row of Bob",
    { kind: "click", target: { name: "Delete", near: { relation: "in", phrase: { name: "Bob", role: "row" } } } },
  ],
  [
    "click Delete in Bob's row",
    { kind: "click", target: { name: "Delete", near: { relation: "in", phrase: { name: "Bob", role: "row" } } } },
  ],
  [
    "click Delete for Bob",
    { kind: "click", target: { name: "Delete", near: { relation: "for", phrase: { name: "Bob" } } } },
  ],
  [
    "click Buy under Red hat",
    { kind: "click", target: { name: "Buy", near: { relation: "under", phrase: { name: "Red hat" } } } },
  ],
  [
    "click the Edit button of Note A",
    { kind: "click", target: { name: "Edit", role: "button", near: { relation: "of", phrase: { name: "Note A" } } } },
  ],
  [
    "click Edit in the second row",
    { kind: "click", target: { name: "Edit", near: { relation: "in", phrase: { role: "row", ordinal: 2 } } } },
  ],
  ["click the row containing Bob", { kind: "click", target: { name: "Bob", role: "row" } }],
  // Typing.
  ["type mouse", { kind: "type", text: "mouse" }],
  ["type mouse into Search", { kind: "type", text: "mouse", target: { name: "Search" } }],
  [
    "enter bob@example.com in the Email field",
    { kind: "type", text: "bob@example.com", target: { name: "Email", role: "textbox" } },
  ],
  [
    "write Dear Ada, how are you? in Message",
    { kind: "type", text: "Dear Ada, how are you?", target: { name: "Message" } },
  ],
  ["type Hello, world in Message", { kind: "type", text: "Hello, world", target: { name: "Message" } }],
  ["type a cup in a cup in Search", { kind: "type", text: "a cup in a cup", target: { name: "Search" } }],
  ["type “a, then click b” in Note", { kind: "type", text: "a, then click b", target: { name: "Note" } }],
  ["type '' in Note", { kind: "type", text: "", target: { name: "Note" } }],
  ["type  two  spaces  in Note", { kind: "type", text: "two  spaces", target: { name: "Note" } }],
  ["type {{secret:task-1}} in Password", { kind: "type", text: "{{secret:task-1}}", target: { name: "Password" } }],
  ["write 'x' to the Note", { kind: "type", text: "x", target: { name: "Note" } }],
  ["write Hi to the Message field", { kind: "type", text: "Hi", target: { name: "Message", role: "textbox" } }],
  ["write a letter to Ada", { kind: "type", text: "a letter to Ada" }],
  ["fill Name with Ada", { kind: "type", text: "Ada", target: { name: "Name" } }],
  ["fill in the Tea field with milk with sugar", { kind: "type", text: "milk with sugar", target: { name: "Tea" } }],
  ["set Country to France", { kind: "type", text: "France", target: { name: "Country" } }],
  ["put 3 in Quantity", { kind: "type", text: "3", target: { name: "Quantity" } }],
  ["clear Search", { kind: "type", text: "", target: { name: "Search" } }],
  [
    "search for red shoes",
    { kind: "type", text: "red shoes", submit: true, target: { name: "search", role: "textbox" } },
  ],
  ["type hello and submit", { kind: "type", text: "hello" }, { kind: "submit" }],
  ["type hello in Note and then submit the form", { kind: "type", target: { name: "Note" } }, { kind: "submit" }],
  ["tick Terms and submit", { kind: "check", target: { name: "Terms" } }, { kind: "submit" }],
  ["write Please sign and submit this today in Note", { kind: "type", text: "Please sign and submit this today" }],
  [
    "fill Email with a@b.example and Name with Ada Byron",
    { kind: "type", text: "a@b.example", target: { name: "Email" } },
    { kind: "type", text: "Ada Byron", target: { name: "Name" } },
  ],
  [
    "type bob in Username and ada in Password",
    { kind: "type", text: "bob", target: { name: "Username" } },
    { kind: "type", text: "ada", target: { name: "Password" } },
  ],
  [
    "type fish in salt and chips in Search",
    { kind: "type", text: "fish in salt and chips", target: { name: "Search" } },
  ],
  // Keys.
  ["press Enter", { kind: "press", key: "Enter" }],
  ["press the enter key", { kind: "press", key: "Enter" }],
  ["hit Escape", { kind: "press", key: "Escape" }],
  ["press Ctrl+A", { kind: "press", key: "Control+A" }],
  ["press ctrl shift k", { kind: "click", target: { name: "ctrl shift k" } }],
  ["press Cmd + Enter", { kind: "press", key: "Meta+Enter" }],
  ["press the Delete key", { kind: "press", key: "Delete" }],
  ["press page down", { kind: "press", key: "PageDown" }],
  ["press F5", { kind: "press", key: "F5" }],
  ["press a", { kind: "press", key: "a" }],
  ["press Enter in the Search field", { kind: "press", key: "Enter", target: { name: "Search", role: "textbox" } }],
  ["press Tab 2 times", { kind: "press", key: "Tab" }, { kind: "press", key: "Tab" }],
  // Choosing.
  ["select Blue", { kind: "select", option: "Blue" }],
  ["choose Large from Size", { kind: "select", option: "Large", target: { name: "Size" } }],
  [
    "pick France in the Country dropdown",
    { kind: "select", option: "France", target: { name: "Country", role: "combobox" } },
  ],
  ["select the second option in Size", { kind: "select", optionOrdinal: 2, target: { name: "Size" } }],
  ["tick I agree to the terms", { kind: "check", checked: true, target: { name: "I agree to the terms" } }],
  ["uncheck Newsletter", { kind: "check", checked: false, target: { name: "Newsletter" } }],
  ["turn off Wi-Fi", { kind: "check", checked: false, target: { name: "Wi-Fi" } }],
  // Opening.
  ["open https://example.com/a,b?q=1", { kind: "open", address: "https://example.com/a,b?q=1" }],
  ["go to example.com", { kind: "open", address: "example.com" }],
  ["visit localhost:3000/cart.", { kind: "open", address: "localhost:3000/cart" }],
  ["go to /cart", { kind: "open", address: "/cart" }],
  ["open the Docs link", { kind: "open", target: { name: "Docs", role: "link" } }],
  // Scrolling and waiting.
  ["scroll down", { kind: "scroll", to: "down" }],
  ["scroll down twice", { kind: "scroll", to: "down" }, { kind: "scroll", to: "down" }],
  ["scroll to the bottom of the page", { kind: "scroll", to: "bottom" }],
  ["scroll down in the list", { kind: "scroll", to: "down", target: { role: "list" } }],
  ["scroll to Reviews", { kind: "scroll", to: "element", target: { name: "Reviews" } }],
  ["scroll to Top sellers", { kind: "scroll", to: "element", target: { name: "Top sellers" } }],
  ["wait for Results", { kind: "wait", text: "Results" }],
  ["wait until Loading is gone", { kind: "wait", text: "Loading", gone: true }],
  ["wait for the Save button to appear", { kind: "wait", text: "Save", target: { name: "Save", role: "button" } }],
  ["wait 3 seconds", { kind: "wait", seconds: 3 }],
  ["wait for half", { kind: "wait", text: "half" }],
  ["wait 500ms", { kind: "wait", seconds: 0.5 }],
  ["wait 40 seconds", { kind: "wait", seconds: 30 }, { kind: "wait", seconds: 10 }],
  ["wait until the address contains /done", { kind: "wait", url: "/done" }],
  ["wait for the page to load", { kind: "wait" }],
  // Several steps.
  [
    "type fish and chips in Search and click Go",
    { kind: "type", text: "fish and chips", target: { name: "Search" } },
    { kind: "click", target: { name: "Go" } },
  ],
  ["click Next and press Enter", { kind: "click", target: { name: "Next" } }, { kind: "press", key: "Enter" }],
  ["click A, then click B and then click C", { kind: "click" }, { kind: "click" }, { kind: "click" }],
  ["Please click A. Now press Enter!", { kind: "click", target: { name: "A" } }, { kind: "press", key: "Enter" }],
  ["1. click A\n2) click B\n- click C", { kind: "click" }, { kind: "click" }, { kind: "click" }],
  [
    "First, click A; next, could you click B",
    { kind: "click", target: { name: "A" } },
    { kind: "click", target: { name: "B" } },
  ],
  ["click A,press Enter", { kind: "click", target: { name: "A" } }, { kind: "press" }],
  [
    "click Cut and paste, then click Save and go to /cart",
    { kind: "click", target: { name: "Cut and paste" } },
    { kind: "click", target: { name: "Save" } },
    { kind: "open", address: "/cart" },
  ],
];

describe("sentences", () => {
  test.each(SENTENCES)("%s", (sentence, ...steps) => {
    const instructions = instructionsOf(parseCommands(sentence));
    expect(instructions).toMatchObject(steps);
  });

  it("keeps where each step stands in the task", () => {
    const task = "please click A, then type b in C";
    for (const instruction of instructionsOf(parseCommands(task))) {
      if (!("source" in instruction)) throw new Error(instruction.message);
      expect(task.slice(instruction.at, instruction.at + instruction.source.length)).toBe(instruction.source);
    }
  });

  it("keeps the whole phrase beside every reading of it", () => {
    const [first] = instructionsOf(parseCommands("fill First name with Bob"));
    expect(first).toMatchObject({ target: { spoken: "First name" } });
  });
});

describe("what is not understood", () => {
  test.each([
    ["", "nothing to do", 0],
    ["  \n ;", "nothing to do", 0],
    ["flurb the thing", "“flurb the thing” does not begin", 0],
    ["click Save; flurb it", "“flurb it” does not begin", 12],
    ["click Save and then flurb it", "“flurb it” does not begin", 20],
    ["click", "it does not say what it is meant for", 0],
    ["set Name", "what to set it to", 0],
    ["fill Name", "what to fill it with", 0],
    ["type", "the text to type", 0],
    ["what is the cheapest phone here?", "does not begin with", 0],
  ])("%s", (sentence, message, at) => {
    const result = parseCommands(sentence);
    expect(result).toMatchObject({ ok: false, at });
    expect(result.ok ? "" : result.message).toContain(message);
    expect(result.ok ? "" : result.message).toContain("What works: type mouse in the search box");
  });
});

it("refuses a text that no person typed", () => {
  expect(parseCommands("click a ".repeat(5000))).toMatchObject({ ok: false, at: 0 });
});

describe("for all texts", () => {
  const WORDS = [
    "click",
    "type",
    "in",
    "and",
    "then",
    ",",
    ";",
    ".",
    "\n",
    '"',
    "'",
    "“",
    "the",
    "first",
    "button",
    "next to",
    "of",
    "for",
    "wait",
    "until",
    "scroll",
    "to",
    "select",
    "from",
    "press",
    "Enter",
    "a",
    "Bob's",
    "{{secret:x}}",
    "#2",
    "constructor",
    "__proto__",
  ];

  it("never throws and always answers", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(typeof parseCommands(text).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on heaps of its own words", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        expect(typeof parseCommands(words.join(" ")).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });

  it("reads thousands of steps in one line", () => {
    const result = parseCommands(Array.from({ length: 1500 }, () => "click a").join(" and "));
    expect(instructionsOf(result)).toHaveLength(1500);
  });

  it("takes any quoted name as it is", () => {
    const QUOTING = /["'“”«»`‘’„‚‹›「」『』]/;
    const names = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }).filter((name) => !QUOTING.test(name));
    fc.assert(
      fc.property(names, names, (name, text) => {
        const [click, type] = instructionsOf(
          parseCommands(`click ${quote(name)}, type ${quote(text)} in ${quote(name)}`),
        );
        expect(click).toMatchObject({ kind: "click", target: { name } });
        expect(type).toMatchObject({ kind: "type", text, target: { name } });
      }),
      { numRuns: 500 },
    );
  });

  it("chooses quotes that a name does not hold itself", () => {
    fc.assert(
      fc.property(fc.subarray(['"', "'", "“", "”", "«", "`"]), (marks) => {
        const name = `a${marks.join("b")}c`;
        expect(instructionsOf(parseCommands(`click ${quote(name)}`))).toMatchObject([{ target: { name } }]);
      }),
    );
  });
});
