import { expect, test } from "vitest";
import { heardIn } from "./listener-answers.ts";

const on = (backendNodeId: number, ...types: string[]) => types.map((type) => ({ type, backendNodeId }));
const heard = (listeners: object[], ...tokens: string[]) => Object.fromEntries(heardIn({ listeners }, new Set(tokens)));

test("marked elements that listen for presses are heard of once each, those that only listen for keys apart", () => {
  const listeners = [
    ...on(3, "shop:0", "click", "pointerdown", "keydown"),
    ...on(4, "shop:1", "scroll"),
    ...on(5, "shop:2", "keydown"),
    ...on(6, "touchstart", "shop:3"),
  ];
  expect(heard(listeners, "shop")).toEqual({ shop: { pressed: [0, 3], keyed: [2] } });
});

test("each document hears of its own elements alone, however the answer mixes them", () => {
  const listeners = [...on(1, "shop:0"), ...on(2, "map:0", "click"), ...on(1, "click"), ...on(3, "map:1")];
  expect(heard(listeners, "shop", "map")).toEqual({
    shop: { pressed: [0], keyed: [] },
    map: { pressed: [0], keyed: [] },
  });
});

test("a document in which nothing listens hears so, and one whose marks were not seen hears nothing", () => {
  expect(heard([...on(1, "shop:0"), ...on(2, "shop:1")], "shop", "map")).toEqual({ shop: { pressed: [], keyed: [] } });
});

test("what was not marked, or by somebody else, is nobody's element", () => {
  const listeners = [...on(1, "click"), ...on(2, "other:0", "click"), { type: "click" }];
  expect(heard(listeners, "shop")).toEqual({});
});

test("a page's own listener that looks like a mark keeps no element from being heard of", () => {
  expect(heard(on(1, "other:7", "shop:0", "click"), "shop")).toEqual({ shop: { pressed: [0], keyed: [] } });
});
