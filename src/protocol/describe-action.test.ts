import { expect, test } from "vitest";
import type { Action } from "./action.ts";
import { describeAction } from "./describe-action.ts";

test.each<[Action, string | undefined, string]>([
  [{ action: "click", ref: "a1" }, 'button "Save"', 'Click button "Save"'],
  [{ action: "click", ref: "a1", count: 2 }, 'row "Bob"', 'Double-click row "Bob"'],
  [{ action: "click", ref: "a1" }, undefined, "Click a1"],
  [{ action: "type", ref: "a1", text: "mug", submit: true }, "Search", "Type “mug” into Search and press Enter"],
  [{ action: "scroll", to: "bottom" }, undefined, "Scroll to the bottom"],
  [{ action: "scroll", to: "down" }, undefined, "Scroll down"],
  [{ action: "scroll", to: "element", ref: "a1" }, 'heading "Reviews"', 'Scroll to heading "Reviews"'],
  [{ action: "wait_for", seconds: 20 }, undefined, "Wait for 20 s"],
  [{ action: "wait_for" }, undefined, "Wait for the page to be quiet"],
  [{ action: "wait_for", text: "Saving…", gone: true, seconds: 5 }, undefined, "Wait for “Saving…” to be gone"],
  [{ action: "press_key", key: "Enter" }, undefined, "Press Enter"],
])("%o on %s is “%s”", (action, target, text) => {
  expect(describeAction(action, target).text).toBe(text);
});
