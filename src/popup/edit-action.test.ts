import { expect, test } from "vitest";
import type { Action } from "../protocol/action.ts";
import { withField } from "./edit-action.ts";

test("the field is put differently, all else stays, and so does the action that was handed in", () => {
  const action: Action = { action: "type", ref: "a3", text: "Ada", submit: true };
  expect(withField(action, "text", "Grace")).toEqual({ action: "type", ref: "a3", text: "Grace", submit: true });
  expect(action.text).toBe("Ada");
});
