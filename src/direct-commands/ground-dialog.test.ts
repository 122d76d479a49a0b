import { describe, expect, it, test } from "vitest";
import { ground } from "./ground.ts";
import { narrow } from "./narrow.ts";
import { actionOf, control, pageOf, plain, read } from "./test-pages.ts";

const ACCEPT = { action: "answer_dialog", accept: true };
const CANCEL = { action: "answer_dialog", accept: false };

describe("while a dialog of the browser is open", () => {
  test.each([
    ["accept the dialog", ACCEPT],
    ["press OK in the dialog", ACCEPT],
    ["dismiss the alert", CANCEL],
    ["click Cancel in the dialog", CANCEL],
    ["answer the prompt with “Ada”", { ...ACCEPT, text: "Ada" }],
  ])("%s answers it without a page", (command, action) => {
    expect(actionOf(command, null)).toEqual(action);
  });

  test.each(["click OK", "type x in Name", "go back", "wait for x"])("%s is told to answer first", (command) => {
    expect(actionOf(command, null)).toContain("“accept the dialog”");
  });
});

const DRAWN = pageOf(
  control("a1", "button", "OK"),
  plain(
    "dialog",
    "Delete it?",
    control("b1", "button", "OK"),
    control("b2", "button", "Cancel"),
    control("b3", "button", "Close"),
  ),
);

describe("a dialog that the page draws", () => {
  test.each([
    ["accept the dialog", "b1"],
    ["press OK in the dialog", "b1"],
    ["cancel the dialog", "b2"],
    ["click the Close button in the dialog", "b3"],
  ])("%s clicks its button", (command, ref) => {
    expect(actionOf(command, DRAWN)).toEqual({ action: "click", ref });
  });

  it("names its buttons when none is the one", () => {
    const page = pageOf(plain("dialog", "Rate us", control("b1", "button", "5 stars")));
    expect(actionOf("accept the dialog", page)).toContain("It has: “5 stars”. Say which one to click.");
  });

  it("asks when two of its buttons are called alike", () => {
    const panes = (ref: string, name: string) =>
      plain("group", "", plain("heading", name), control(ref, "button", "OK"));
    const page = pageOf(plain("dialog", "", panes("b1", "Mail"), panes("b2", "Post")));
    const instruction = read("accept the dialog");
    const asked = ground(instruction, page);
    const candidates = asked.kind === "ambiguous" ? asked.candidates : [];
    expect(candidates).toHaveLength(2);
    expect(narrow(instruction, "2", { candidates, page })).toMatchObject({ action: { action: "click", ref: "b2" } });
  });
});

it("means the browser's dialog when the page draws none", () => {
  expect(actionOf("press OK in the dialog", pageOf(control("a1", "button", "OK")))).toEqual(ACCEPT);
});

it("presses the button of the page when no dialog is spoken of", () => {
  expect(actionOf("press OK", pageOf(control("a1", "button", "OK")))).toEqual({ action: "click", ref: "a1" });
});
