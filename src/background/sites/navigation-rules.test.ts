import { expect, test } from "vitest";
import { type GuardedRun, navigationRules } from "./navigation-rules.ts";

const RUN: GuardedRun = { tabs: [7], others: [1, 2], origins: ["https://shop.example", "http://127.0.0.1:8080"] };

const described = (runs: GuardedRun[]) =>
  navigationRules(runs).map(({ action, condition }) => [action.type, condition.urlFilter, condition.resourceTypes]);

test("without runs there are no rules, and a run without tabs has none", () => {
  expect(navigationRules([])).toEqual([]);
  expect(navigationRules([{ ...RUN, tabs: [] }])).toEqual([]);
});

test("a run's tabs go nowhere but to its origins, letter for letter, and post into no other frame", () => {
  expect(described([{ ...RUN, origins: ["https://shop.example:443"] }]).slice(0, 3)).toEqual([
    ["block", undefined, ["main_frame"]],
    ["block", undefined, ["sub_frame"]],
    ["allow", "|https://shop.example/", ["main_frame", "sub_frame"]],
  ]);
});

test("what its sites open is held in every tab but those of others", () => {
  const ofPages = navigationRules([RUN]).filter(({ condition }) => condition.initiatorDomains);
  expect(ofPages.map(({ action }) => action.type)).toEqual(["block", "allow", "allow"]);
  for (const { condition } of ofPages) {
    expect(condition).toMatchObject({ initiatorDomains: ["shop.example", "127.0.0.1"], excludedTabIds: [1, 2] });
  }
});

test("what a site opens is held also where its host is written with the root's dot", () => {
  const rules = navigationRules([{ ...RUN, origins: ["https://shop.example."] }]);
  const ofPages = rules.filter(({ condition }) => condition.initiatorDomains);
  expect(ofPages.map(({ condition }) => condition.initiatorDomains)).toEqual([["shop.example"], ["shop.example"]]);
  expect(ofPages.map(({ condition }) => condition.urlFilter)).toEqual([undefined, "|https://shop.example./"]);
});

test("what is allowed goes before what is blocked, and no two rules share a number", () => {
  const rules = navigationRules([RUN, { ...RUN, tabs: [9], others: [7] }]);
  for (const { action, priority } of rules) expect(priority).toBe(action.type === "allow" ? 2 : 1);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("one run's sites are not open to another", () => {
  const rules = navigationRules([RUN, { tabs: [9], others: [7], origins: ["https://mail.example"] }]);
  const ofShop = rules.filter(({ condition }) => condition.urlFilter === "|https://shop.example/");
  expect(ofShop.some(({ condition }) => condition.tabIds?.includes(9))).toBe(false);
});
