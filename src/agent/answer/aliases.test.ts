import { describe, expect, test } from "vitest";
import { parseAction } from "./answer.ts";

const CLICK = { action: "click", ref: "a1" };

describe("other agents' words", () => {
  const pairs: [unknown, unknown][] = [
    [{ name: "click", arguments: { element: "[a1]" } }, CLICK],
    [{ name: "click", arguments: '{"ref":"a1"}' }, CLICK],
    [{ type: "function", function: { name: "click", arguments: '{"ref":"a1"}' } }, CLICK],
    [{ recipient_name: "functions.click", parameters: { ref: "@a1" } }, CLICK],
    [{ click: { ref: "a1" } }, CLICK],
    [{ action: { click: { ref: "a1" } } }.action, CLICK],
    [{ tool: "browser", action: "click", ref: "a1" }, CLICK],
    [{ name: "browser_click", arguments: { element: "Submit button", ref: "a1" } }, CLICK],
    [
      { name: "browser_click", arguments: { element: "Row", ref: "a1", doubleClick: true } },
      { ...CLICK, count: 2 },
    ],
    [
      { action: "right_click", ref: "ref=a1" },
      { ...CLICK, button: "right" },
    ],
    [
      { action: "goto", url: "https://a.example" },
      { action: "navigate", address: "https://a.example" },
    ],
    [{ go_to_url: { url: "https://a.example", new_tab: true } }, { action: "open_tab", address: "https://a.example" }],
    [
      { action: "input_text", ref: "a1", text: "x", submit: null },
      { action: "type", ref: "a1", text: "x" },
    ],
    [
      { action: "press", key: "Enter" },
      { action: "press_key", key: "Enter" },
    ],
    [
      { action: "hotkey", keys: ["Control", "A"] },
      { action: "press_key", key: "Control+A" },
    ],
    [
      { action: "select_option", ref: "a1", value: "Blue" },
      { action: "select_option", ref: "a1", option: "Blue" },
    ],
    [
      { name: "browser_select_option", arguments: { element: "Colour", ref: "a1", values: ["Blue"] } },
      { action: "select_option", ref: "a1", option: "Blue" },
    ],
    [
      { action: "uncheck", ref: "a1" },
      { action: "set_checked", ref: "a1", checked: false },
    ],
    [
      { name: "browser_fill_form", arguments: { fields: [{ name: "Age", type: "textbox", ref: "a1", value: 7 }] } },
      { action: "fill_form", fields: [{ ref: "a1", value: "7" }] },
    ],
    [
      { action: "fill_form", fields: { a1: "Ada", a2: true } },
      {
        action: "fill_form",
        fields: [
          { ref: "a1", value: "Ada" },
          { ref: "a2", value: true },
        ],
      },
    ],
    [
      { action: "scroll", direction: "down" },
      { action: "scroll", to: "down" },
    ],
    [{ scroll: { down: false, num_pages: 1 } }, { action: "scroll", to: "up" }],
    [
      { action: "finish", success: true, text: "ok" },
      { action: "done", status: "complete", text: "ok" },
    ],
    [{ done: { success: false, text: "no such mug" } }, { action: "done", status: "blocked", text: "no such mug" }],
    [
      { action: "wait_for", text: "Saved" },
      { action: "wait_for", text: "Saved" },
    ],
    [
      { name: "browser_wait_for", arguments: { textGone: "Loading" } },
      { action: "wait_for", text: "Loading", gone: true },
    ],
    [
      { action: "wait", ms: 1500 },
      { action: "wait_for", seconds: 1.5 },
    ],
    [{ hover_element: { element: "a1" } }, { action: "hover", ref: "a1" }],
    [
      { name: "browser_drag", arguments: { startElement: "Card", startRef: "a1", endElement: "Done", endRef: "a2" } },
      { action: "drag", ref: "a1", to: "a2" },
    ],
    [
      { action: "drag_and_drop", source: "[a1]", target: "[a2]" },
      { action: "drag", ref: "a1", to: "a2" },
    ],
    [
      { action: "drag", ref: "a1", offset_x: 30, offset_y: 0 },
      { action: "drag", ref: "a1", dx: 30, dy: 0 },
    ],
    [
      { name: "browser_file_upload", arguments: { ref: "a1", paths: ["/home/ada/cv.pdf"] } },
      { action: "upload_file", ref: "a1", files: ["cv.pdf"] },
    ],
    [
      { action: "upload", element: "a1", file: "C:\\Files\\cv.pdf" },
      { action: "upload_file", ref: "a1", files: ["cv.pdf"] },
    ],
    [{ action: "back" }, { action: "go_back" }],
    [{ go_back_page: {} }, { action: "go_back" }],
    [{ name: "browser_navigate_back", arguments: {} }, { action: "go_back" }],
    [{ action: "refresh" }, { action: "reload" }],
    [
      { action: "new_tab", url: "https://a.example" },
      { action: "open_tab", address: "https://a.example" },
    ],
    [
      { tool: "browser_tabs", action: "new", url: "https://a.example" },
      { action: "open_tab", address: "https://a.example" },
    ],
    [
      { name: "browser_tabs", arguments: { action: "select", tab: "t2" } },
      { action: "switch_tab", tab: "t2" },
    ],
    [
      { action: "switch_tab", tab: 2 },
      { action: "switch_tab", tab: "t2" },
    ],
    [
      { action: "close_tab", tab_id: "[t3]" },
      { action: "close_tab", tab: "t3" },
    ],
    [
      { action: "show_more", ref: "a1" },
      { action: "expand", ref: "a1" },
    ],
    [{ action: "get_page_text" }, { action: "read_page" }],
    [{ extract_content: { goal: "prices" } }, { action: "read_page" }],
    [
      { action: "extract_data", schema: { type: "object", properties: { price: { type: "string" } } } },
      { action: "extract", schema: { type: "object", properties: { price: { type: "string" } } } },
    ],
    [
      { action: "extract", schema: '{"type":"object"}', ref: null },
      { action: "extract", schema: { type: "object" } },
    ],
    [
      { action: "remember", content: "7 mugs" },
      { action: "note", text: "7 mugs" },
    ],
    [{ scratchpad: { note: "7 mugs" } }, { action: "note", text: "7 mugs" }],
    [
      { action: "save_finding", finding: "7 mugs" },
      { action: "save_result", text: "7 mugs" },
    ],
    [
      { name: "browser_handle_dialog", arguments: { accept: true, promptText: "Ada" } },
      { action: "answer_dialog", accept: true, text: "Ada" },
    ],
    [{ action: "dismiss_dialog" }, { action: "answer_dialog", accept: false }],
    [
      { action: "handle_dialog", accept: "accept" },
      { action: "answer_dialog", accept: true },
    ],
    [
      { action: "askHuman", prompt: "Which?" },
      { action: "ask_user", question: "Which?" },
    ],
  ];
  test.each(pairs)("%j is %j", (raw, action) => {
    expect(parseAction(raw)).toEqual({ ok: true, action });
  });

  test.each([
    [{ action: "constructor" }],
    [{ action: "__proto__" }],
    [{ action: "run_script", code: "1" }],
    [{ constructor: { ref: "a1" } }],
    // An index may count from nought or from one: which tab is meant would be a guess.
    [{ name: "browser_tabs", arguments: { action: "close", index: 1 } }],
    [{ action: "extract", schema: "prices" }],
    [{ action: "upload_file", ref: "a1", files: [] }],
    [null],
    ["click a1"],
  ])("%j is refused, with the model's own words in the reason", (raw) => {
    expect(parseAction(raw)).toEqual({ ok: false, problem: expect.stringContaining(JSON.stringify(raw)) });
  });
});
