import { expect, test } from "vitest";
import type { PageAction } from "../../protocol/action.ts";
import type { InputRequest } from "../../protocol/messages.ts";
import { isInputOf } from "./input-scope.ts";

const press = (button: "left" | "right" = "left"): InputRequest => ({
  primitive: "press",
  x: 1,
  y: 1,
  button,
  count: 1,
  modifiers: [],
});
const key = (name: string, ...modifiers: ("Alt" | "Control" | "Meta" | "Shift")[]): InputRequest => ({
  primitive: "key",
  key: name,
  modifiers,
});
const text = (value: string): InputRequest => ({ primitive: "insert-text", text: value });
const wheel: InputRequest = { primitive: "wheel", x: 1, y: 1, deltaX: 0, deltaY: 100 };

const down: InputRequest = { primitive: "down", x: 1, y: 1 };
const up: InputRequest = { primitive: "up", x: 1, y: 1 };
const move: InputRequest = { primitive: "move", x: 1, y: 1 };
const held = (hold: number): InputRequest => ({
  primitive: "press",
  x: 1,
  y: 1,
  button: "left",
  count: 1,
  modifiers: [],
  hold,
});

const CLICK: PageAction = { action: "click", ref: "a1" };
const TYPE: PageAction = { action: "type", ref: "a1", text: "Ada" };
const FILL: PageAction = {
  action: "fill_form",
  fields: [
    { ref: "a1", value: "Ada" },
    { ref: "a2", value: true },
  ],
};
const DRAG: PageAction = { action: "drag", ref: "a1", to: "a2" };
const HOVER: PageAction = { action: "hover", ref: "a1" };
const UPLOAD: PageAction = { action: "upload_file", ref: "a1", files: ["a.png"] };
const FIND: PageAction = { action: "find_text", text: "Ada" };

test.each<[string, PageAction, InputRequest, boolean]>([
  ["a click presses", CLICK, press(), true],
  ["a click presses only its own button", CLICK, press("right"), false],
  ["a click types nothing", CLICK, text("Ada"), false],
  ["a click presses no key", CLICK, key("Enter"), false],
  ["typing types its text", TYPE, text("Ada"), true],
  ["typing types no other text", TYPE, text("Eve"), false],
  ["typing submits only when it says so", TYPE, key("Enter"), false],
  ["typing may submit", { ...TYPE, submit: true }, key("Enter"), true],
  ["filling types any of its texts", FILL, text("Ada"), true],
  ["filling does not submit", FILL, key("Enter"), false],
  ["reading makes no input", FIND, press(), false],
  ["reading does not scroll by wheel", FIND, wheel, false],
  ["scrolling does", { action: "scroll", to: "down" }, wheel, true],
  ["a key is the key that was named", { action: "press_key", key: "Control+A" }, key("a", "Control"), true],
  [
    "whatever order its modifiers are in",
    { action: "press_key", key: "Shift+Control+Z" },
    key("Z", "Control", "Shift"),
    true,
  ],
  ["with all that was named held", { action: "press_key", key: "Control+A" }, key("a"), false],
  ["and nothing else", { action: "press_key", key: "v" }, key("v", "Control"), false],
  ["typing may select what an editor holds", TYPE, key("a", "Control"), true],
  ["typing holds nothing else", TYPE, key("Backspace", "Alt"), false],
  ["typing submits without anything held", { ...TYPE, submit: true }, key("Enter", "Control"), false],
  ["by whatever name", { action: "press_key", key: "Esc" }, key("Escape"), true],
  ["and no other", { action: "press_key", key: "Tab" }, key("Enter"), false],
  ["a click holds the button as long as it says", { ...CLICK, hold: 800 }, held(800), true],
  ["a click holds it no longer than that", { ...CLICK, hold: 800 }, held(5000), false],
  ["a click that holds is not cut short", { ...CLICK, hold: 800 }, press(), false],
  ["a click that does not say so holds nothing", CLICK, held(800), false],
  ["typing holds nothing", TYPE, held(800), false],
  ["a click does not press in halves", CLICK, down, false],
  ["a drag presses in halves", DRAG, down, true],
  ["a drag moves", DRAG, move, true],
  ["a drag lets go", DRAG, up, true],
  ["a drag does not click", DRAG, press(), false],
  ["a drag presses no key", DRAG, key("Escape"), false],
  ["hovering moves", HOVER, move, true],
  ["hovering presses nothing", HOVER, press(), false],
  ["hovering holds nothing down", HOVER, down, false],
  ["uploading presses nothing", UPLOAD, press(), false],
  ["uploading types nothing", UPLOAD, text("a.png"), false],
])("%s", (_name, action, input, allowed) => {
  expect(isInputOf(action, input)).toBe(allowed);
});
