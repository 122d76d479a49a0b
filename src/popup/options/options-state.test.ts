import { expect, test } from "vitest";
import { progressText } from "./options-state.ts";

test("a connection that works names the model and the seconds it took", () => {
  expect(progressText({ kind: "connected", model: "qwen3:8b", ms: 1849 })).toBe(
    "Connected: qwen3:8b answered in 1.8 s",
  );
});

test("a problem leaves the status empty, for an alert says it", () => {
  expect(progressText({ kind: "problem", message: "The key was refused." })).toBe("");
});
