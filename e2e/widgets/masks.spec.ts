/** Fields with a mask or a calendar of their own, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const FORM = fill([
  ["textbox", "Phone", "5551234567"],
  ["textbox", "Amount", "12345.67"],
  ["textbox", "Expires", "12/29"],
  ["textbox", "Hex", "ff00zz"],
  ["textbox", "Leaves", "2027-03-05"],
  ["textbox", "Typed day", "2027-03-06"],
  ["textbox", "Meets", "2027-03-07 14:30"],
]);

for (const input of INPUTS) {
  test(`masks let through what fits them, and calendars what is typed, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("masks", input, [
      FORM,
      (outline) => [{ action: "press_key", ref: refOf(outline, "textbox", "Meets"), key: "Enter" }],
    ]);
    expect(effectsOf(outcomes[0])).toEqual([
      'value set, as "(555) 123-4567"',
      'value set, as "12,345.67"',
      "value set",
      'the value did not stick: textbox "Hex" holds "ff00"',
      "the field is read-only: see whether a click opens something to choose from",
      "value set",
      "value set",
    ]);
    expect(state.values).toMatchObject({
      phone: "5551234567",
      amount: 12345.67,
      expires: "12/29",
      hex: "ff00",
      typed: "2027-03-06",
      meets: "2027-03-07 14:30",
    });
  });
}
