import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ground } from "./ground.ts";
import type { GroundContext } from "./grounding.ts";
import type { Instruction } from "./instruction.ts";
import { narrow } from "./narrow.ts";
import { parseCommands } from "./parse.ts";
import { control, pageOf, plain } from "./test-pages.ts";
import { quote } from "./tokens.ts";
import { VERBS } from "./verb-words.ts";
import { ATTACHED, DIALOG_NOUNS } from "./words.ts";

const CONNECTING =
  "to|onto|in|on|at|with|for|from|of|and|and drop it on|while holding shift|120, 80|100 pixels right|2 seconds|twice|" +
  "the|first|last|second|new|other|this|tab|window|dialog|OK|Cancel|cat.png|example.com|/cart|Save|Shift|Enter|" +
  'in a new tab|as a result|is visible|is ticked|,|.|;|"|“|”|constructor|{{secret:x}}';
const WORDS = [...Object.keys(VERBS), ...DIALOG_NOUNS, ...ATTACHED, ...CONNECTING.split("|")];

const PAGE = pageOf(
  plain("form", "Save", control("a1", "textbox", "Save", { focused: true }), control("a2", "button", "OK")),
  plain("dialog", "Save", control("a3", "button", "Cancel"), control("a4", "button", "", { inputType: "file" })),
  control("a5", "combobox", "to", { options: ["Save", "OK", "Enter"] }),
  control("a6", "tab", "new"),
  control("a7", "link", "Save", { href: "/save" }),
  control("a8", "checkbox", "Shift", { checked: false }),
);
const CONTEXT: GroundContext = {
  tabs: [
    { tab: "t1", current: false, title: "Save" },
    { tab: "t2", current: true },
  ],
  files: ["cat.png", "Save"],
};

const steps = fc
  .tuple(fc.constantFrom(...Object.keys(VERBS)), fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }))
  .map(([verb, words]) => [verb, ...words].join(" "));
const sentences = fc.array(steps, { minLength: 1, maxLength: 4 }).map((said) => said.join(", "));

function instructionsOf(task: string): Instruction[] {
  const parsed = parseCommands(task);
  return parsed.ok ? parsed.instructions : [];
}

describe("for all heaps of its own words", () => {
  it("every step that is read can be grounded, with and without a page, and answered for", () => {
    fc.assert(
      fc.property(
        sentences,
        fc.constantFrom("2", "the last one", "next to Save", "OK", "in the dialog", ""),
        (task, answer) => {
          for (const instruction of instructionsOf(task)) {
            const unread = ground(instruction, null, CONTEXT);
            expect(unread.kind).toBe(instruction.needsPage === false ? "action" : "missing");
            const grounded = ground(instruction, PAGE, CONTEXT);
            if (grounded.kind !== "ambiguous") continue;
            expect(grounded.candidates.length).toBeGreaterThan(1);
            narrow(instruction, answer, { candidates: grounded.candidates, page: PAGE, context: CONTEXT });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("each step is a stretch of the task, in order", () => {
    fc.assert(
      fc.property(sentences, (task) => {
        const ends = instructionsOf(task).map(({ at, source }) => {
          expect(task.slice(at, at + source.length)).toBe(source);
          return at;
        });
        expect(ends).toEqual([...ends].sort((left, right) => left - right));
      }),
      { numRuns: 200 },
    );
  });
});

describe("for all quoted texts", () => {
  const QUOTING = /["'“”«»`‘’„‚‹›「」『』]/;
  const texts = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }).filter((text) => !QUOTING.test(text));

  it("what is quoted reaches the step unchanged", () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [a, b] = [quote(one), quote(other)];
        const task = `drag ${a} to ${b}, upload ${a} to ${b}, answer the dialog with ${a}, hover over ${a}, hold ${b} for 2 seconds, save ${a} as a result, click ${b} at 1, 2, open ${a} in a new tab`;
        expect(instructionsOf(task)).toMatchObject([
          { kind: "drag", target: { name: one }, to: { name: other } },
          { kind: "upload", files: [[one]], target: { name: other } },
          { kind: "dialog", accept: true, text: one },
          { kind: "hover", target: { name: one } },
          { kind: "click", target: { name: other }, hold: 2000 },
          { kind: "save", text: one },
          { kind: "click", target: { name: other }, point: { x: 1, y: 2 } },
          { kind: "open", newTab: true },
        ]);
      }),
      { numRuns: 150 },
    );
  });
});

it.each([
  "drag a to b at 1 ",
  "click a at 1, 2 on ",
  "upload a.png and b.png to ",
  "hold a for 2 seconds and ",
  "go back and ",
])("reads thousands of “%s” without delay", (piece) => {
  const began = performance.now();
  parseCommands(piece.repeat(Math.floor(19_000 / piece.length)));
  expect(performance.now() - began).toBeLessThan(4000);
});
