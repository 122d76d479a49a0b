import { describe, expect, it, test } from "vitest";
import type { GroundContext } from "./grounding.ts";
import { actionOf, control, pageOf, plain } from "./test-pages.ts";

const PAGE = pageOf(plain("heading", "Prices"), control("a1", "link", "Docs", { href: "/docs" }));
const TABBED = pageOf(control("a1", "tab", "Profile"), control("a2", "tab", "Billing"));

/** Three tabs; the second is closed, the third is at work. */
const THREE: GroundContext = {
  tabs: [
    { tab: "t1", current: false, title: "Shop" },
    { tab: "t3", current: true, title: "Docs – Shop" },
    { tab: "t4", current: false, title: "Help" },
  ],
};
const ONE: GroundContext = { tabs: [{ tab: "t1", current: true }] };

describe("with several tabs", () => {
  test.each([
    ["switch to tab 4", { action: "switch_tab", tab: "t4" }],
    ["go to the first tab", { action: "switch_tab", tab: "t1" }],
    ["switch to the second tab", { action: "switch_tab", tab: "t3" }],
    ["switch to the last tab", { action: "switch_tab", tab: "t4" }],
    ["switch to the new tab", { action: "switch_tab", tab: "t4" }],
    ["switch to the next tab", { action: "switch_tab", tab: "t4" }],
    ["switch to the previous tab", { action: "switch_tab", tab: "t1" }],
    ["go back to the original tab", { action: "switch_tab", tab: "t1" }],
    ["switch to the Help tab", { action: "switch_tab", tab: "t4" }],
    ["close this tab", { action: "close_tab", tab: "t3" }],
    ["close tab 4", { action: "close_tab", tab: "t4" }],
    ["close the Help tab", { action: "close_tab", tab: "t4" }],
  ])("%s", (command, action) => {
    expect(actionOf(command, PAGE, THREE)).toEqual(action);
  });

  test.each([
    ["switch to tab 2", "There is no tab t2."],
    ["switch to the ninth tab", "There is no such tab."],
    ["switch to the other tab", "Several tabs fit that."],
    ["switch to the Shop window", "Shop"],
  ])("%s says which tabs there are", (command, message) => {
    const said = actionOf(command, PAGE, { tabs: THREE.tabs?.map((tab) => ({ ...tab, title: "Shop" })) ?? [] });
    expect(said).toContain(message);
    expect(said).toContain("The tabs of this task: t1 (Shop), t3 (Shop, this one), t4 (Shop).");
  });

  it("takes a number for a tab of the browser, and a name for one of the page first", () => {
    expect(actionOf("switch to the second tab", TABBED, THREE)).toEqual({ action: "switch_tab", tab: "t3" });
    expect(actionOf("switch to the Billing tab", TABBED, THREE)).toEqual({ action: "click", ref: "a2" });
  });
});

describe("with a single tab", () => {
  it("counts the tabs within the page", () => {
    expect(actionOf("go to the second tab", TABBED, ONE)).toEqual({ action: "click", ref: "a2" });
  });

  it("has no other and no new one", () => {
    expect(actionOf("switch to the new tab", PAGE, ONE)).toContain("There is only this tab.");
    expect(actionOf("switch to the other tab", PAGE, ONE)).toContain("There is only this tab.");
  });
});

it("without knowing the tabs takes one within the page first", () => {
  expect(actionOf("go to the second tab", TABBED)).toEqual({ action: "click", ref: "a2" });
});

it("without knowing the tabs takes a name and asks for a number otherwise", () => {
  expect(actionOf("switch to tab 2", PAGE)).toEqual({ action: "switch_tab", tab: "t2" });
  expect(actionOf("close this tab", PAGE)).toContain("say its number");
});

describe("links and addresses in new tabs", () => {
  test.each([
    ["open example.com in a new tab", { action: "open_tab", address: "https://example.com" }],
    ["open a new tab with /cart", { action: "open_tab", address: "https://shop.example/cart" }],
    ["open the Docs link in a new tab", { action: "open_tab", ref: "a1" }],
    ["go back", { action: "go_back" }],
    ["reload", { action: "reload" }],
  ])("%s", (command, action) => {
    expect(actionOf(command, PAGE)).toEqual(action);
  });

  it("opens nothing but links", () => {
    const page = pageOf(control("a1", "button", "Docs"));
    expect(actionOf("open Docs in a new tab", page)).toMatch(/^missing: button "Docs" is no link/);
  });
});
