import { expect, test } from "vitest";
import type { Action } from "../protocol/action.ts";
import { withField } from "./edit-action.ts";

test("the field is put differently, and all else stays", () => {
  const action: Action = { action: "type", ref: "a3", text: "Ada", submit: true };
  expect(withField(action, "text", "Grace")).toEqual({ action: "type", ref: "a3", text: "Grace", submit: true });
  expect(action.text).toBe("Ada");
});

test("a field that lies deeper is found by its way", () => {
  const action: Action = {
    action: "fill_form",
    fields: [
      { ref: "a1", value: "Ada" },
      { ref: "a2", value: true },
    ],
  };
  expect(withField(action, "fields.0.value", "Grace")).toEqual({
    action: "fill_form",
    fields: [
      { ref: "a1", value: "Grace" },
      { ref: "a2", value: true },
    ],
  });
});

test("a number stays a number", () => {
  expect(withField({ action: "wait_for", seconds: 2 }, "seconds", "5")).toEqual({ action: "wait_for", seconds: 5 });
});

test("a field that was not set is set", () => {
  expect(withField({ action: "navigate" }, "address", "https://a.example/")).toEqual({
    action: "navigate",
    address: "https://a.example/",
  });
});
