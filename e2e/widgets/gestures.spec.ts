/** Presses of every kind, menus, keys, sorted lists and an endless one, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf } from "../model/outline.ts";
import { expect, holding, test } from "./fixtures.ts";

for (const input of INPUTS) {
  const how = input === "trusted" ? "trusted" : "scripted";
  const events = (...types: string[]) => types.map((type) => `${type} ${how}`);
  const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];

  test(`presses reach the page as a hand's do, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("gestures", input, [
      (outline) => [
        { action: "click", ref: refOf(outline, "button", "Once") },
        { action: "click", ref: refOf(outline, "button", "Twice"), count: 2 },
        { action: "click", ref: refOf(outline, "button", "Held"), hold: 400 },
        { action: "click", ref: refOf(outline, "button", "With keys"), modifiers: ["Control", "Shift"] },
        { action: "press_key", ref: refOf(outline, "textbox", "Keys"), key: "Control+k" },
        { action: "click", ref: refOf(outline, "button", "Has a menu"), button: "right" },
      ],
      (outline) => [{ action: "click", ref: refOf(outline, "menuitem", "Rename it") }],
      (outline) => [{ action: "hover", ref: holding(outline, "Products") }],
      (outline) => [{ action: "click", ref: holding(outline, "Lamps") }],
      (outline) => [{ action: "click", ref: refOf(outline, "button", "Disabled") }],
    ]);
    expect(outcomes.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      ...["click done", "click done", "click done", "click done", "press_key done", "click done"],
      ...["click done", "hover done", "click done", "click refused"],
    ]);
    expect(outcomes.at(-1)?.effect).toBe("target is disabled");
    expect(state.values).toMatchObject({
      once: 1,
      twice: 2,
      held: true,
      with: { ctrlKey: true, shiftKey: true, altKey: false },
      key: "Control+k",
      renamed: true,
      lamps: true,
    });
    expect(state.events.once).toEqual(events(...PRESS));
    expect(state.events.twice).toEqual(events(...PRESS, ...PRESS, "dblclick"));
    expect(state.events.held).toEqual(events(...PRESS));
    expect(state.events.aside).toEqual(
      events("pointerdown", "mousedown", "contextmenu", "pointerup", "mouseup", "auxclick"),
    );
  });

  test(`lists are sorted by hand and by HTML5, between lists too, and an endless one is scrolled, ${input}`, async ({
    drive,
  }) => {
    const { outcomes, state } = await drive("gestures", input, [
      (outline) => [{ action: "drag", ref: holding(outline, "Apple"), to: holding(outline, "Corn") }],
      (outline) => [{ action: "drag", ref: holding(outline, "Xylem"), to: holding(outline, "Zinc") }],
      (outline) => [{ action: "drag", ref: holding(outline, "Lemon"), to: holding(outline, "Rice") }],
      (outline) => [
        { action: "scroll", to: "bottom", ref: refOf(outline, "button", "Row 1") },
        { action: "drag", ref: holding(outline, "Bread"), to: holding(outline, "Bread") },
      ],
    ]);
    expect(outcomes.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "drag done",
      "drag done",
      "drag done",
      "scroll done",
      "drag refused",
    ]);
    expect(state.values).toMatchObject({
      left: [],
      right: expect.arrayContaining(["l", "r"]),
    });
    // Whether it comes to lie before or behind the one that it was dropped on depends on the way the pointer took.
    expect([
      ["b", "a", "c"],
      ["b", "c", "a"],
    ]).toContainEqual(state.values.native);
    expect([
      ["y", "x", "z"],
      ["y", "z", "x"],
    ]).toContainEqual(state.values.fallback);
    expect(state.values.rows).toBeGreaterThan(10);
  });
}
