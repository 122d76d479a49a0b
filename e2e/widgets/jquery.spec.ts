/** Widgets of jQuery UI and Select2, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { readOutline, refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, holding, test } from "./fixtures.ts";

const FORM = fill([
  ["textbox", "Day", "2027-03-05"],
  ["combobox", "Speed", "Fast"],
  ["spinbutton", "Count", "5"],
  ["checkbox", "With ice", true],
  ["combobox", "Choose one", "Bear"],
  ["combobox", "Letters", "Beta"],
  ["combobox", "Words", "new word"],
  ["combobox", "Person", "Ann Dahl"],
]);

/** The handle of the slider: the one thing there that can be pressed and has no name. */
const handleIn = (outline: string) =>
  readOutline(outline).find(({ role, name }) => role === "clickable" && name === "")?.ref ?? "";

for (const input of INPUTS) {
  test(`fields of jQuery UI and Select2 are filled, and things dragged, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("jquery", input, [
      FORM,
      (outline) => [
        { action: "type", ref: refOf(outline, "textbox", "Town"), text: "Br" },
        { action: "wait_for", text: "Brest" },
      ],
      (outline) => [{ action: "click", ref: holding(outline, "Brest") }],
      (outline) => [
        { action: "drag", ref: handleIn(outline), dx: 44 },
        { action: "drag", ref: holding(outline, "Parcel"), to: holding(outline, "Crate") },
        { action: "drag", ref: holding(outline, "Ink"), to: holding(outline, "Stamp") },
      ],
    ]);
    expect(effectsOf(outcomes[0])).toEqual([
      "value set",
      'selected "Fast"',
      "value set",
      "checked",
      'selected "Bear"',
      'selected "Beta"',
      'selected "new word"',
      'selected "Ann Dahl"',
    ]);
    expect(outcomes.slice(1).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 6 }, () => "done"));
    expect(state.values).toMatchObject({
      day: "2027-03-05",
      town: "Brest",
      speed: "Fast",
      count: 5,
      ice: true,
      animal: "Bear",
      letters: ["Beta"],
      words: ["new word"],
      person: "p1",
      level: 40,
      crate: "parcel",
    });
    expect(state.values.order).toEqual(expect.arrayContaining(["Ink"]));
    expect(state.values.order).not.toEqual(["Ink", "Paper", "Stamp"]);
  });
}
