import { expect, test } from "vitest";
import { readTabChoice } from "./tab-choice.ts";

test.each([
  ["", { kind: "active" }],
  ["?theme=dark", { kind: "active" }],
  ["?tab=12", { kind: "fixed", tabId: 12 }],
  ["?tab=0", { kind: "fixed", tabId: 0 }],
  ["?tab=", { kind: "invalid", text: "" }],
  ["?tab=-1", { kind: "invalid", text: "-1" }],
  ["?tab=1e3", { kind: "invalid", text: "1e3" }],
  ["?tab=twelve", { kind: "invalid", text: "twelve" }],
])("the address ending in “%s” chooses its tab and never another one", (search, choice) => {
  expect(readTabChoice(search)).toEqual(choice);
});
