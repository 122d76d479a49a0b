import { expect, test } from "vitest";
import { meaningOfKey, nameOfNowKey, type PressedKey } from "./enter-key.ts";

const ENTER: PressedKey = {
  key: "Enter",
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
};

test.each<[string, Partial<PressedKey>, ReturnType<typeof meaningOfKey>]>([
  ["Enter sends", {}, "send"],
  ["Control+Enter does it now", { ctrlKey: true }, "now"],
  ["Command+Enter does it now", { metaKey: true }, "now"],
  ["Shift+Enter is the field's", { shiftKey: true }, null],
  ["Control+Shift+Enter is the field's", { ctrlKey: true, shiftKey: true }, null],
  ["the Enter that picks a word is the input method's", { isComposing: true }, null],
  ["an Enter that is held down sends once and breaks no line", { repeat: true }, "held"],
  ["another key is the field's", { key: "a", ctrlKey: true }, null],
])("%s", (_name, pressed, meaning) => {
  expect(meaningOfKey({ ...ENTER, ...pressed })).toBe(meaning);
});

test("the key is called as it is printed on the keyboard", () => {
  expect(nameOfNowKey("MacIntel")).toBe("⌘+Enter");
  expect(nameOfNowKey("Linux x86_64")).toBe("Ctrl+Enter");
});
