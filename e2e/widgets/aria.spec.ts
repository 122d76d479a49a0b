/** React Aria's form, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const FORM = fill([
  ["textbox", "Email", "ada"],
  ["searchbox", "Find", "ships"],
  ["textbox", "Guests", "4"],
  ["combobox", "City", "Bergen"],
  ["button", /Pet$/, "Dog"],
  ["listbox", "Toppings", "Figs"],
  ["spinbutton", /^mm/, "3"],
  ["spinbutton", /^dd/, "5"],
  ["spinbutton", /^yyyy/, "2027"],
  ["slider", "Light", "45"],
  ["checkbox", "Newsletter", true],
  ["checkbox", "Judo", true],
  ["switch", "Wi-Fi", true],
  ["radio", "Week", true],
]);

for (const input of INPUTS) {
  test(`a form of React Aria's is filled and its buttons pressed, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("aria", input, [
      FORM,
      (outline) => [
        { action: "select_option", ref: refOf(outline, "listbox", "Toppings"), option: "Nuts" },
        { action: "set_checked", ref: refOf(outline, "button", "Pin"), checked: true },
        { action: "press_key", ref: refOf(outline, "searchbox", "Find"), key: "Enter" },
        { action: "click", ref: refOf(outline, "tab", "Two") },
        { action: "click", ref: refOf(outline, "button", "Keep it") },
        { action: "click", ref: refOf(outline, "button", "Actions") },
      ],
      (outline) => [{ action: "click", ref: refOf(outline, "menuitem", "Cut") }],
    ]);
    expect(effectsOf(outcomes[0])).toEqual([
      expect.stringMatching(/^value set; the page says: .*@/),
      "value set",
      "value set",
      'selected "Bergen"',
      'selected "Dog"',
      'selected "Figs"',
      "value set",
      "value set",
      "value set",
      "value set",
      "checked",
      "checked",
      "checked",
      "checked",
    ]);
    expect(outcomes.slice(1).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => "done"));
    expect(state.values).toMatchObject({
      email: "ada",
      search: "ships",
      sought: "ships",
      guests: 4,
      city: "bergen",
      pet: "dog",
      toppings: ["figs", "nuts"],
      date: "2027-03-05",
      light: 45,
      news: true,
      sports: ["judo"],
      wifi: true,
      plan: "week",
      pinned: true,
      tab: "two",
      menu: "cut",
      saves: 1,
    });
  });
}
