/** Editors of text and of code, by both inputs. */

import { INPUTS } from "../../src/protocol/settings.ts";
import { readOutline, refOf } from "../model/outline.ts";
import { effectsOf, expect, fill, test } from "./fixtures.ts";

const PROGRAM = "const c = 3;\nif (c) {\n  d();\n}";

for (const input of INPUTS) {
  test(`Quill, Lexical and CodeMirror hold what is written, ${input}`, async ({ drive }) => {
    const { outcomes, state } = await drive("editors", input, [
      fill([
        ["textbox", "Letter", "Dear Ada,\nhow are you?"],
        ["textbox", "Message", "Hello\nthere"],
        ["textbox", "Program", PROGRAM],
        ["textbox", "Plain", "one\ntwo"],
      ]),
      (outline) => [
        { action: "type", ref: refOf(outline, "textbox", "Message"), text: " again", clear: false },
        { action: "type", ref: refOf(outline, "textbox", "Program"), text: "\ne();", clear: false },
        { action: "type", ref: refOf(outline, "textbox", "Letter"), text: "" },
      ],
    ]);
    expect(effectsOf(outcomes[0])).toEqual(Array.from({ length: 4 }, () => "value set"));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "done", "done", "done"]);
    expect(state.values).toEqual({
      letter: "\n",
      message: "Hello\nthere again",
      program: `${PROGRAM}\ne();`,
      plain: "one\ntwo",
    });
  });

  test(`Monaco and Ace, which draw their text themselves, are typed into, ${input}`, async ({ drive }) => {
    const ace = (outline: string) =>
      readOutline(outline).find(({ role, name }) => role === "textbox" && name === "")?.ref ?? "";
    const { outcomes, state } = await drive("code", input, [
      (outline) => [
        { action: "type", ref: refOf(outline, "textbox", /^Editor content/), text: PROGRAM },
        { action: "type", ref: ace(outline), text: "one\ntwo" },
        { action: "type", ref: refOf(outline, "textbox", "Between"), text: "x" },
      ],
      (outline) => [
        { action: "type", ref: refOf(outline, "textbox", /^Editor content/), text: "\ne();", clear: false },
        { action: "type", ref: ace(outline), text: "" },
      ],
    ]);
    expect(outcomes.map(({ outcome, effect }) => `${outcome}: ${effect.split("\n")[0]}`)).toEqual([
      "done: value set",
      "done: value set",
      "done: value set",
      "done: value set",
      "done: value cleared",
    ]);
    expect(state.values).toEqual({ monaco: `${PROGRAM}\ne();`, ace: "", between: "x" });
  });
}
