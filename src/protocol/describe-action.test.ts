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
  [{ action: "press_key", key: "Enter", ref: "a1" }, undefined, "Press Enter in a1"],
  [{ action: "fill_form", fields: [] }, undefined, "Fill the form"],
  [{ action: "drag", ref: "a1", to: "a2" }, undefined, "Drag a1 to a2"],
  [{ action: "drag", ref: "a1", to: "a2" }, "card Ink to list Done", "Drag card Ink to list Done"],
  [{ action: "upload_file", ref: "a1", files: ["a.png", "b.png"] }, "Avatar", "Upload “a.png”, “b.png” to Avatar"],
  [{ action: "navigate", address: "https://shop.example/" }, undefined, "Open https://shop.example/"],
  [{ action: "navigate", ref: "a1" }, 'link "Docs"', 'Open link "Docs"'],
  [{ action: "open_tab", ref: "a1" }, undefined, "Open a1 in a new tab"],
  [{ action: "expand", part: 2 }, undefined, "Look closer at the page, part 2"],
  [{ action: "answer_dialog", accept: true, text: "Ada" }, undefined, "Answer OK to the dialog with “Ada”"],
  [{ action: "find_text", text: "x".repeat(81) }, undefined, `Find “${"x".repeat(80)}…”`],
])("%o on %s is “%s”", (action, target, text) => {
  expect(describeAction(action, target)).toBe(text);
});
