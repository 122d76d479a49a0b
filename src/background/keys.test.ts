import { expect, test } from "vitest";
import { keyDefinition, modifierBits } from "./keys.ts";

test.each([
  ["Enter", { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" }],
  ["esc", { key: "Escape", code: "Escape", windowsVirtualKeyCode: 27 }],
  ["a", { key: "a", code: "KeyA", windowsVirtualKeyCode: 65, text: "a" }],
  ["7", { key: "7", code: "Digit7", windowsVirtualKeyCode: 55, text: "7" }],
  ["é", { key: "é", code: "", windowsVirtualKeyCode: 0, text: "é" }],
  ["Space", { key: " ", code: "Space", windowsVirtualKeyCode: 32, text: " " }],
  ["F5", { key: "F5", code: "F5", windowsVirtualKeyCode: 116 }],
])("%s is known", (name, definition) => {
  expect(keyDefinition(name)).toEqual(definition);
});

test.each(["", "Enterr", "constructor", "ab"])("%j is no key", (name) => {
  expect(keyDefinition(name)).toBeUndefined();
});

test("modifiers add up", () => {
  expect(modifierBits(["Alt", "Control", "Meta", "Shift"])).toBe(15);
});
