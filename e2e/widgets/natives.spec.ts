/** The browser's own fields under React, by both inputs: what is kept, what is refused, and what is said of it. */
import { fileURLToPath } from "node:url";
import { INPUTS } from "../../src/protocol/settings.ts";
import { refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const ICON = fileURLToPath(new URL("../../assets/icon.png", import.meta.url));

const KEPT = fill([
  ["textbox", "Name", "Ada"],
  ["textbox", "Remarks", "one\ntwo"],
  ["textbox", "Date", "2027-03-05"],
  ["textbox", "Time", "07:30"],
  ["textbox", "Moment", "2027-03-05T07:30"],
  ["textbox", "Month", "2027-03"],
  ["textbox", "Week", "2027-W09"],
  ["textbox", "Colour", "#ff8800"],
  ["slider", "Range", "73"],
  ["spinbutton", "Number", "12"],
  ["combobox", "One", "Green"],
  ["listbox", "Many", "Elm"],
  ["checkbox", "Tick", true],
  ["radio", "Choice b", true],
]);

const NOT_KEPT = fill([
  ["textbox", "Digits only", "12ab34"],
  ["textbox", "Stubborn", "other"],
  ["textbox", "Mail", "no mail"],
  ["textbox", "Code", "abc"],
  ["textbox", "Longest", "123456789"],
  ["textbox", "Fixed", "x"],
  ["textbox", "Off", "x"],
  ["textbox", "Date", "5 March"],
  ["slider", "Range", "300"],
  ["combobox", "One", "Grey"],
  ["combobox", "One", "Blue"],
  ["checkbox", "Tick", "perhaps"],
  ["checkbox", "Never", true],
  ["radio", "Choice a", false],
  ["textbox", "Name", true],
  ["button", "Photos", "icon.png"],
]);

/** Each step asks for its answer before it lets on to the next. */
const STEPS = [
  (outline: string) => [{ action: "click" as const, ref: refOf(outline, "button", "Next") }],
  (outline: string) => [
    { action: "type" as const, ref: refOf(outline, "textbox", "First answer"), text: "yes", submit: true },
  ],
  (outline: string) => [
    { action: "type" as const, ref: refOf(outline, "textbox", "Second answer"), text: "no" },
    { action: "click" as const, ref: refOf(outline, "button", "Finish") },
  ],
];

for (const input of INPUTS) {
  test(`fields of the browser's are set and keep their values, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive(
      "natives",
      input,
      [
        KEPT,
        (outline) => [
          { action: "select_option", ref: refOf(outline, "listbox", "Many"), option: "Fir" },
          { action: "set_checked", ref: refOf(outline, "checkbox", "Tick"), checked: false },
          { action: "upload_file", ref: refOf(outline, "button", "Photos"), files: ["icon.png"] },
        ],
        ...STEPS,
      ],
      { files: [ICON] },
    );
    expect(outcomes.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "fill_form done",
      "select_option done",
      "set_checked done",
      "upload_file done",
      "click done",
      "type done",
      "type done",
      "click done",
    ]);
    expect(state.values).toMatchObject({
      Name: "Ada",
      Remarks: "one\ntwo",
      Date: "2027-03-05",
      Time: "07:30",
      Moment: "2027-03-05T07:30",
      Month: "2027-03",
      Week: "2027-W09",
      Colour: "#ff8800",
      Range: "73",
      Number: "12",
      One: "Green",
      Many: ["Elm", "Fir"],
      Tick: false,
      Choice: "b",
      Photos: [expect.stringMatching(/^icon\.png \d+$/)],
      First: "yes",
      Second: "no",
      step: 3,
    });
    expect(state.events.Name).toEqual(
      [
        "pointerdown",
        "mousedown",
        "pointerup",
        "mouseup",
        "click",
        "beforeinput",
        "input",
        "keydown",
        "keyup",
        "change",
      ].map((type) => expect.stringMatching(`^${type} ${input === "trusted" ? "trusted" : ""}`)),
    );
  });

  test(`what a field does not keep is said with the page's own words, ${input}`, async ({ drive }) => {
    const { outcomes } = await drive("natives", input, [NOT_KEPT]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["failed"]);
    expect(effectsOf(outcomes[0])).toEqual([
      'the value did not stick: textbox "Digits only" holds "1234"',
      'the value did not stick: textbox "Stubborn" holds "fixed"',
      expect.stringMatching(/^value set; the page says: .*@/),
      "value set; the page says: Please match the requested format.",
      'the value did not stick: textbox "Longest" holds "12345"',
      "the field is read-only: see whether a click opens something to choose from",
      "target is disabled",
      '"5 March" is no value for it: give YYYY-MM-DD',
      '"300" is no value for it: give a number from 0 to 100',
      'option "Grey" is disabled',
      'no option "Blue"; there are: Red, Green, Grey',
      'this takes true or false, not "perhaps"',
      "pressed, but it is still unchecked",
      "a radio button cannot be unchecked: choose another one",
      "this field takes text, not true or false",
      "this is a file field: use upload_file",
    ]);
  });
}
