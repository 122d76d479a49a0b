import { describe, expect, it, test } from "vitest";
import { actionOf, control, pageOf, plain } from "./test-pages.ts";

const FOCUSED = { focused: true } as const;
const LINES = { focused: true, multiline: true } as const;
const search = plain("search", "", control("s1", "searchbox", "Find"), control("s2", "button", "Search"));

describe("from the field with the focus", () => {
  test.each([
    ["a search field", control("a1", "searchbox", "Find", FOCUSED)],
    ["an e-mail field", control("a1", "textbox", "Mail", { ...FOCUSED, inputType: "email" })],
    ["a password", control("a1", "textbox", "Password", { ...FOCUSED, secret: "password" })],
    ["a text field without a button", control("a1", "textbox", "Todo", FOCUSED)],
  ])("%s takes Enter", (_, field) => {
    expect(actionOf("submit", pageOf(field, search))).toEqual({ action: "press_key", key: "Enter", ref: "a1" });
  });

  it("presses the button of the form that a field of many lines is in", () => {
    const form = plain(
      "form",
      "Note",
      control("a1", "textbox", "Text", LINES),
      control("a2", "button", "Post it", { submits: true }),
    );
    expect(actionOf("submit the form", pageOf(search, form))).toEqual({ action: "click", ref: "a2" });
  });

  it("goes by the button's name where no button says that it submits", () => {
    const form = plain("generic", "", control("a1", "textbox", "Text", LINES), control("a2", "button", "Send message"));
    expect(actionOf("submit", pageOf(search, form))).toEqual({ action: "click", ref: "a2" });
  });

  it("takes no button of another form", () => {
    const page = pageOf(search, control("a1", "textbox", "Text", LINES), control("a2", "button", "Emoji"));
    expect(actionOf("submit", page)).toBe(
      'missing: Enter would only add a line to textbox "Text". Say which button to click.',
    );
  });

  it("asks when the form has two", () => {
    const form = plain(
      "form",
      "Note",
      control("a1", "textbox", "Text", LINES),
      control("a2", "button", "Save"),
      control("a3", "button", "Send"),
    );
    expect(actionOf("submit", pageOf(form))).toMatch(/^ambiguous: .*1: button "Save".*2: button "Send"/);
  });
});

describe("without a focus", () => {
  it("takes the only button that sends", () => {
    const page = pageOf(
      control("a1", "textbox", "Name"),
      control("a2", "button", "Help"),
      control("a3", "button", "Sign up"),
    );
    expect(actionOf("submit the form", page)).toEqual({ action: "click", ref: "a3" });
  });

  it("takes the form that is named", () => {
    const form = plain("form", "Login", control("a1", "textbox", "Name"), control("a2", "button", "Log in"));
    expect(actionOf("submit the Login form", pageOf(search, form))).toEqual({ action: "click", ref: "a2" });
    expect(actionOf("submit the Order form", pageOf(search, form))).toContain("There is no form “Order” here.");
  });

  it("says so when nothing can be told", () => {
    expect(actionOf("submit", pageOf(control("a1", "button", "Help")))).toMatch(/^missing: No field has the focus/);
  });
});
