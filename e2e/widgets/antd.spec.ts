/** Ant Design's form, by both inputs: lists without roles, lists behind lists, calendars that lie over the next field. */
import { fileURLToPath } from "node:url";
import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const ICON = fileURLToPath(new URL("../../assets/icon.png", import.meta.url));

const FORM = fill([
  ["textbox", "Ship", "Argo"],
  ["combobox", "Flag", "Birch"],
  ["combobox", "Harbour", "Port 42"],
  ["combobox", "Captain", "Ahab the Younger"],
  ["combobox", "Crew", "Bob"],
  ["combobox", "Marks", "fragile"],
  ["combobox", "Region", "North / Oslo"],
  ["combobox", "Cargo", "Saw"],
  ["textbox", "Sails on", "2027-03-05"],
  ["textbox", "Sails at", "07:30:00"],
  ["spinbutton", "Berths", "7"],
  ["slider", "Speed", "35"],
  ["checkbox", "Insured", true],
  ["switch", "Night watch", true],
  ["radio", "Second", true],
]);

for (const input of INPUTS) {
  test(`a form of Ant Design's is filled, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive(
      "antd",
      input,
      [
        FORM,
        fill([
          ["combobox", /^Crew/, "Cyd"],
          ["combobox", /^Flag/, "Dahlia"],
          ["slider", "Speed", "37"],
          ["slider", "Speed", "170"],
        ]),
        (outline) => [
          { action: "upload_file", ref: refOf(outline, "button", "Choose papers"), files: ["icon.png"] },
          { action: "hover", ref: refOf(outline, "button", "Orders") },
          { action: "wait_for", text: "Repaint" },
        ],
        (outline) => [{ action: "click", ref: refOf(outline, "menuitem", "Repaint") }],
      ],
      { files: [ICON] },
    );
    expect(effectsOf(outcomes[0])).toEqual([
      "value set",
      'selected "Birch"',
      'selected "Port 42"',
      'selected "Ahab the Younger"',
      'selected "Bob"',
      'selected "fragile"',
      'selected "North / Oslo"',
      'selected "Saw"',
      "value set",
      // Whether the calendar before it has shut decides whether Tab was pressed already.
      expect.stringMatching(/^value set(, and confirmed by Tab)?$/),
      "value set",
      "value set: now 35",
      "checked",
      "checked",
      "checked",
    ]);
    expect(effectsOf(outcomes[1])).toEqual([
      'selected "Cyd"',
      expect.stringMatching(/^no option "Dahlia"; there are: Amber, Birch, Cedar$/),
      "the value did not stick: it has stops at 35 and 40, and stands at 40",
      "170 is outside: it goes from 0 to 100",
    ]);
    expect(state.values).toMatchObject({
      ship: "Argo",
      flag: "birch",
      harbour: "port-42",
      captain: "ahab the younger",
      crew: ["bob", "cyd"],
      marks: ["fragile"],
      region: ["North", "Oslo"],
      cargo: "saw",
      sails: "2027-03-05",
      time: "07:30:00",
      berths: 7,
      speed: 40,
      insured: true,
      watch: true,
      class: "second",
      papers: ["icon.png"],
      order: "Repaint",
    });
  });
}
