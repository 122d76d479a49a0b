import { describe, expect, test } from "vitest";
import type { SiteRule } from "../../protocol/grant.ts";
import type { Question } from "../../protocol/question.ts";
import { isSiteNeeded, type RunNeeds, type SiteNeeds, takesBack } from "./site-needs.ts";

const SHOP = "https://shop.example";
const NOTHING: SiteNeeds = { rules: {}, baseUrls: [], runs: [] };
const IDLE: RunNeeds = { grants: [], question: null, awaitsChrome: null };

const siteQuestion = (origin: string): Question => ({
  kind: "site",
  origin,
  access: "read",
  modes: ["read"],
  reason: "to see the page",
});

describe("a site is needed", () => {
  test.each<[string, Partial<SiteNeeds>]>([
    ["while a rule allows reading it", { rules: { [SHOP]: { read: "allow", write: "ask" } } }],
    ["while a rule allows changing it", { rules: { [SHOP]: { read: "ask", write: "allow" } } }],
    ["while a model is asked there", { baseUrls: ["", "https://shop.example/v1/"] }],
    ["while a run holds a grant for it", { runs: [IDLE, { ...IDLE, grants: [{ origin: SHOP }] }] }],
    ["while Chrome asks for it", { runs: [{ ...IDLE, awaitsChrome: SHOP }] }],
    ["while a run asks for it", { runs: [{ ...IDLE, question: { question: siteQuestion(SHOP) } }] }],
  ])("%s", (_when, needs) => {
    expect(isSiteNeeded(SHOP, { ...NOTHING, ...needs })).toBe(true);
  });
});

describe("a site is not needed", () => {
  test.each<[string, Partial<SiteNeeds>]>([
    ["when nothing is said of it", {}],
    ["when its rule asks or denies", { rules: { [SHOP]: { read: "ask", write: "deny" } } }],
    ["when it may be changed but not read", { rules: { [SHOP]: { read: "deny", write: "allow" } } }],
    ["for another port", { rules: { [`${SHOP}:8443`]: { read: "allow", write: "allow" } } }],
    ["for a model on a sub-domain", { baseUrls: ["https://api.shop.example/v1"] }],
    [
      "for a run that asks about something else",
      { runs: [{ ...IDLE, question: { question: siteQuestion("https://other.example") } }] },
    ],
  ])("%s", (_when, needs) => {
    expect(isSiteNeeded(SHOP, { ...NOTHING, ...needs })).toBe(false);
  });

  test("because its name is that of something every object has", () => {
    expect(isSiteNeeded("toString", NOTHING)).toBe(false);
  });
});

describe("a change of a rule takes a site back", () => {
  const rule = (read: SiteRule["read"], write: SiteRule["write"]): SiteRule => ({ read, write });
  test.each<[string, SiteRule | null, SiteRule | null, boolean]>([
    ["when an allowed site is removed", rule("allow", "allow"), null, true],
    ["when an allowed site is to be asked about", rule("allow", "ask"), rule("ask", "ask"), true],
    ["when only changing was allowed and is no more", rule("ask", "allow"), rule("ask", "deny"), true],
    ["when reading is denied, though changing is allowed", rule("allow", "allow"), rule("deny", "allow"), true],
    ["when a site is denied that was asked about", rule("ask", "ask"), rule("deny", "ask"), true],
    ["when a site is denied that nobody had decided about", null, rule("deny", "deny"), true],
    ["not when reading is still allowed", rule("allow", "allow"), rule("allow", "deny"), false],
    ["not when it is allowed from now on", rule("ask", "ask"), rule("allow", "ask"), false],
    ["not when a site is added that asks", null, rule("ask", "ask"), false],
    ["not when a site that asks is removed", rule("ask", "ask"), null, false],
    ["not again when it was denied before", rule("deny", "ask"), rule("deny", "deny"), false],
  ])("%s", (_when, before, after, taken) => {
    expect(takesBack(before, after)).toBe(taken);
  });
});
