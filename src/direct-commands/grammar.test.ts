import { describe, expect, it, test } from "vitest";
import { parseCommands } from "./parse.ts";

function stepsOf(sentence: string): object[] {
  const parsed = parseCommands(sentence);
  return parsed.ok ? parsed.instructions : [{ message: parsed.message }];
}

type Sentence = [sentence: string, ...steps: object[]];

function holds(sentences: Sentence[]): void {
  test.each(sentences)("%s", (sentence, ...steps) => {
    const said = stepsOf(sentence);
    expect(said).toMatchObject(steps);
    expect(said).toHaveLength(steps.length);
  });
}

describe("clicks of another manner", () => {
  holds([
    ["hold Save for 2 seconds", { kind: "click", hold: 2000, target: { name: "Save" } }],
    ["press and hold the Record button for 500 ms", { kind: "click", hold: 500, target: { name: "Record" } }],
    ["click and hold Save for a second", { kind: "click", hold: 1000 }],
    ["long-press the photo", { kind: "click", hold: 1000, target: { role: "image" } }],
    ["hold Hold my beer for 1.5s", { kind: "click", hold: 1500, target: { name: "Hold my beer" } }],
    ["hold Shift and click Ann", { kind: "click", modifiers: ["Shift"], target: { name: "Ann" } }],
    ["hold down the Save", { kind: "click", hold: 1000, target: { name: "Save" } }],
    ["click Ann while holding ctrl", { kind: "click", modifiers: ["Control"], target: { name: "Ann" } }],
    ["control-click Ann", { kind: "click", modifiers: ["Control"] }],
    ["right-click Ann", { kind: "click", button: "right" }],
    ["click Ann with the right mouse button", { kind: "click", button: "right", target: { name: "Ann" } }],
    ["click the canvas Map at 120, 80", { kind: "click", point: { x: 120, y: 80 }, target: { name: "canvas Map" } }],
    ["click Map at (120,80), press Enter", { kind: "click", point: { x: 120, y: 80 } }, { kind: "press" }],
    ["click at 120, 80 in the Map", { kind: "click", point: { x: 120, y: 80 }, target: { name: "Map" } }],
    ["double-click 10.5 x 20 on Map", { kind: "click", count: 2, point: { x: 10.5, y: 20 }, target: { name: "Map" } }],
    ["click Map at x 120 y 80", { kind: "click", point: { x: 120, y: 80 } }],
    ["click Lunch at 12:30", { kind: "click", target: { spoken: "Lunch at 12:30" } }],
    ["click Party at 12/24", { kind: "click", target: { spoken: "Party at 12/24" } }],
  ]);

  it.each([
    ["hold Save for 1 minute", "a time of at most 10 seconds"],
    ["hold Enter", "keys can be pressed, not held"],
    ["click at 10, 20", "what the point is in"],
  ])("%s is refused with what would do", (sentence, message) => {
    expect(stepsOf(sentence)).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});

describe("pointing and dragging", () => {
  holds([
    ["hover over Menu", { kind: "hover", target: { name: "Menu" } }],
    ["hover Menu, click Save", { kind: "hover" }, { kind: "click" }],
    ["point at the second row", { kind: "hover", target: { role: "row", ordinal: 2 } }],
    ["move the mouse over the Help icon", { kind: "hover", target: { name: "Help", role: "icon" } }],
    ["drag Ink to Done", { kind: "drag", target: { name: "Ink" }, to: { name: "Done" } }],
    ["drag “Ink to go” onto the Done column", { kind: "drag", target: { name: "Ink to go" }, to: { name: "Done" } }],
    ["drag Ink and drop it on Done", { kind: "drag", target: { name: "Ink" }, to: { name: "Done" } }],
    ["drag and drop Ink into Done", { kind: "drag", target: { name: "Ink" }, to: { name: "Done" } }],
    [
      "drag Ticket to Ride to Done",
      { kind: "drag", target: { name: "Ticket to Ride" }, to: { name: "Done" }, otherwise: [{ to: {} }] },
    ],
    ["drag Ink 100 pixels right", { kind: "drag", target: { name: "Ink" }, by: { dx: 100, dy: 0 } }],
    ["drag Ink by 40px to the left and 10 px up", { kind: "drag", by: { dx: -40, dy: -10 } }],
    ["drag Volume right by 30", { kind: "drag", target: { name: "Volume" }, by: { dx: 30, dy: 0 } }],
    ["drag Ink by 10, -20", { kind: "drag", by: { dx: 10, dy: -20 } }],
    ["drag Ink 20 down then click Save", { kind: "drag", by: { dx: 0, dy: 20 } }, { kind: "click" }],
    ["drag the slider to 50 and press Enter", { kind: "drag", to: { name: "50" } }, { kind: "press" }],
  ]);

  it.each([
    ["drag Ink", "where to, or how far"],
    ["drag Ink to the right", "where to, or how far"],
    ["drag Ink 99999 pixels right", "at most 10000 pixels"],
    ["drag", "what to drag and where to"],
  ])("%s is refused with what would do", (sentence, message) => {
    expect(stepsOf(sentence)).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});

describe("files", () => {
  holds([
    ["upload cat.png to Avatar", { kind: "upload", files: [["cat.png"]], target: { name: "Avatar" } }],
    [
      "attach “my cat.png” to the Photos field",
      { kind: "upload", files: [["my cat.png"]], target: { name: "Photos" } },
    ],
    ["upload cat.png", { kind: "upload", files: [["cat.png"]] }],
    [
      "upload a.png, b.png and c.pdf to Papers, then click Save",
      { kind: "upload", files: [["a.png", "b.png", "c.pdf"], ["a.png, b.png and c.pdf"]] },
      { kind: "click" },
    ],
    ["attach the file cv.pdf as Résumé", { kind: "upload", files: [["cv.pdf"]], target: { name: "Résumé" } }],
    ["upload the attached file to Avatar", { kind: "upload", files: [], target: { name: "Avatar" } }],
    ["upload “a b.png” and “c.png” to Photos", { kind: "upload", files: [["a b.png", "c.png"], [expect.any(String)]] }],
    ["click Edit and upload photo", { kind: "click", target: { spoken: "Edit and upload photo" } }],
  ]);
});

it("asks for the file first", () => {
  expect(stepsOf("attach to Avatar cat.png")).toMatchObject([
    { message: expect.stringContaining("the file by its name") },
  ]);
});

describe("tabs and history", () => {
  holds([
    ["go back", { kind: "back" }],
    ["Go back to the previous page.", { kind: "back" }],
    ["go back two pages", { kind: "back" }, { kind: "back" }],
    ["click Next and go back", { kind: "click", target: { name: "Next" } }, { kind: "back" }],
    ["go back to the first tab", { kind: "switch-tab", tab: { ordinal: 1 } }],
    ["go back to example.com", { kind: "open", address: "example.com" }],
    ["reload", { kind: "reload" }],
    ["refresh the page, click Save", { kind: "reload" }, { kind: "click" }],
    ["open example.com in a new tab", { kind: "open", address: "example.com", newTab: true }],
    ["open the Docs link in a new tab", { kind: "open", newTab: true, target: { name: "Docs", role: "link" } }],
    ["open a new tab with example.com", { kind: "open", address: "example.com", newTab: true }],
    ["open a new tab and go to example.com", { kind: "open", address: "example.com", newTab: true }],
    ["switch to tab 2", { kind: "switch-tab", tab: { tab: "t2" } }],
    ["go to the first tab", { kind: "switch-tab", tab: { ordinal: 1 } }],
    ["switch to the last tab", { kind: "switch-tab", tab: { ordinal: "last" } }],
    ["switch to the new tab", { kind: "switch-tab", tab: { which: "new" } }],
    ["switch to the new window", { kind: "switch-tab", tab: { which: "new" } }],
    ["switch back to the tab I started in", { kind: "switch-tab", tab: { which: "original" } }],
    ["switch to t3", { kind: "switch-tab", tab: { tab: "t3" } }],
    ["switch to the Docs tab", { kind: "switch-tab", tab: { title: "Docs" }, target: { name: "Docs", role: "tab" } }],
    ["switch to dark mode", { kind: "open", target: { name: "dark mode" } }],
    ["open tab 2", { kind: "switch-tab", tab: { tab: "t2" } }],
    ["open the second tab", { kind: "open", target: { role: "tab", ordinal: 2 } }],
    ["close this tab", { kind: "close-tab", tab: { which: "current" } }],
    ["close the tab", { kind: "close-tab", tab: { which: "current" } }],
    ["close tab 2", { kind: "close-tab", tab: { tab: "t2" } }],
    ["close the other tab and go back", { kind: "close-tab", tab: { which: "other" } }, { kind: "back" }],
    ["click Save and close", { kind: "click", target: { name: "Save and close" } }],
    ["click Open in a new tab", { kind: "click", target: { spoken: "Open in a new tab" } }],
  ]);

  it.each([
    ["open a new tab", "what to open in it"],
    ["refresh the prices", "that the page is meant"],
    ["go back home", "how far"],
    ["close the door", "what can be closed"],
  ])("%s is refused with what would do", (sentence, message) => {
    expect(stepsOf(sentence)).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});

describe("dialogs", () => {
  holds([
    ["accept the dialog", { kind: "dialog", needsPage: false, accept: true }],
    ["accept the alert", { kind: "dialog", accept: true }],
    ["dismiss the confirmation", { kind: "dialog", accept: false }],
    ["cancel the dialog", { kind: "dialog", accept: false }],
    ["close the popup", { kind: "dialog", accept: false }],
    ["press OK in the dialog", { kind: "dialog", accept: true, target: { spoken: "OK in the dialog" } }],
    ["click the Cancel button in the dialog", { kind: "dialog", accept: false }],
    ["answer the dialog with “Ada”", { kind: "dialog", accept: true, text: "Ada" }],
    ["answer “no, thanks” to the prompt", { kind: "dialog", accept: true, text: "no, thanks" }],
    ["accept the prompt with Ada Byron", { kind: "dialog", accept: true, text: "Ada Byron" }],
    ["answer yes in the dialog", { kind: "dialog", accept: true }],
    ["reply No to the prompt", { kind: "dialog", accept: false }],
    ["click Delete and accept the dialog", { kind: "click", target: { name: "Delete" } }, { kind: "dialog" }],
    ["press OK", { kind: "click", target: { name: "OK" } }],
    ["click Delete in the dialog", { kind: "click" }],
    ["click Review and accept", { kind: "click", target: { name: "Review and accept" } }],
  ]);

  it("says how to press a button that is none of a dialog's", () => {
    expect(stepsOf("accept all cookies")).toMatchObject([{ message: expect.stringContaining("click “Accept all”") }]);
  });
});

describe("steps as testers write them", () => {
  holds([
    [
      "Given I am on /login\nWhen I fill in Username with Ada\nAnd I press the Sign in button\nThen I should see “Welcome”",
      { kind: "open", address: "/login" },
      { kind: "type", text: "Ada" },
      { kind: "click", target: { spoken: "the Sign in button" } },
      { kind: "wait", text: "Welcome" },
    ],
    ["I should not see Loading", { kind: "wait", text: "Loading", gone: true }],
    ["check that “Thank you” is visible", { kind: "wait", text: "Thank you" }],
    ["verify that the address contains /done", { kind: "wait", url: "/done" }],
    ["make sure Newsletter is ticked", { kind: "check", checked: true, target: { name: "Newsletter" } }],
    ["check that box", { kind: "check", checked: true }],
    ["save “42 items” as a result", { kind: "save", text: "42 items" }],
  ]);

  it("checks without changing what it checks", () => {
    expect(stepsOf("verify Newsletter is ticked")).toMatchObject([
      { message: expect.stringContaining("check that “Thank you” is visible") },
    ]);
  });
});
