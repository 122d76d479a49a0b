/** Material UI's form, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf, shows } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const FORM = fill([
  ["textbox", "Full name", "Ada Lovelace"],
  ["textbox", "Code", "abcdef"],
  ["textbox", "Notes", "first line\nsecond line"],
  ["combobox", "Country", "Norway"],
  ["combobox", "Days", "Tuesday"],
  ["combobox", "Fruit", "Cherry"],
  ["combobox", "Tags", "Fast"],
  ["checkbox", "Accept terms", true],
  ["switch", "Alerts", false],
  ["radio", "Large", true],
  ["radio", "4 Stars", true],
  ["slider", "Volume", "45"],
]);

for (const input of INPUTS) {
  test(`a form of Material UI's is filled, its lists shut and its menu used, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("mui", input, [
      FORM,
      fill([
        ["combobox", "Fruit", "Ap"],
        ["combobox", /^Days/, "Friday"],
        ["combobox", /^Country/, "Atlantis"],
      ]),
      (outline) => [
        { action: "type", ref: refOf(outline, "combobox", /^Tags/), text: "Sturdy", submit: true },
        { action: "click", ref: refOf(outline, "button", "Keep it") },
        { action: "click", ref: refOf(outline, "button", "More") },
      ],
      (outline) => {
        expect(shows(outline, "Rename")).toBe(true);
        return [{ action: "click", ref: refOf(outline, "menuitem", "Archive") }];
      },
      (outline) => [{ action: "click", ref: refOf(outline, "button", "Cannot") }],
    ]);
    expect(effectsOf(outcomes[0])).toEqual([
      "value set",
      'value set, as "ABCDEF"',
      "value set",
      'selected "Norway"',
      'selected "Tuesday"',
      'selected "Cherry"',
      'selected "Fast"',
      "checked",
      "unchecked",
      "checked",
      "checked",
      "value set",
    ]);
    expect(effectsOf(outcomes[1])).toEqual([
      '"Ap" fits several: Apple, Apricot',
      'selected "Friday"',
      'no option "Atlantis"; there are: Ireland, Norway, Peru',
    ]);
    expect(outcomes.at(-1)).toMatchObject({ outcome: "refused", effect: "target is disabled" });
    expect(state.values).toMatchObject({
      name: "Ada Lovelace",
      code: "ABCDEF",
      notes: "first line\nsecond line",
      country: "Norway",
      days: ["Tuesday", "Friday"],
      fruit: "Cherry",
      tags: ["Fast", "Sturdy"],
      terms: true,
      alerts: false,
      size: "large",
      stars: 4,
      volume: 45,
      menu: "archive",
      saves: 1,
    });
    const how = input === "trusted" ? "trusted" : "scripted";
    expect(state.events.save).toEqual(
      ["pointerdown", "mousedown", "pointerup", "mouseup", "click"].map((type) => `${type} ${how}`),
    );
  });
}
