/** Answers with faults in them, whatever they are: no crash, and no action that was not wholly and validly said. */
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { actionSchema } from "../../protocol/action.ts";
import { mangledData, mangledText } from "../../protocol/test-mangled.ts";
import { DONE, makeWorld, run, type Thing } from "../test-world.ts";
import { AnswerReader, parseAnswer } from "./answer.ts";
import { jsonValues } from "./json-values.ts";

const SAVE = { action: "click", ref: "a1" };
const PAY = { action: "click", ref: "a2" };
const FILL = {
  action: "fill_form",
  fields: [
    { ref: "a3", value: 'a } "b" ]' },
    { ref: "a4", value: true },
  ],
};
const TYPE = { action: "type", ref: "a3", text: "mugs\nand {cups}", submit: true };
const OPEN = { action: "navigate", address: "https://shop.example/?q=1" };
const EXTRACT = { action: "extract", schema: { type: "array", items: { type: "object" } } };
const LISTS = [[SAVE], [PAY], [FILL, SAVE], [TYPE, PAY], [OPEN], [EXTRACT, { action: "scroll", to: "bottom" }]];

const whole = (actions: unknown[]) => ({
  say: 'Going "on"',
  check: "fine",
  ack: ["f1"],
  actions,
  memory: "",
  plan: "",
});

/** The shapes in which models give an answer. */
const SHAPES: ((actions: unknown[]) => unknown)[] = [
  whole,
  (actions) => actions,
  (actions) => ({ answer: whole(actions) }),
  (actions) => actions[0],
  (actions) => ({ actions: actions.map((action) => ({ [String(Reflect.get(Object(action), "action"))]: action })) }),
];
const WRAPS: ((json: string) => string)[] = [
  (json) => json,
  (json) => `\`\`\`json\n${json}\n\`\`\``,
  (json) => `<think>{"actions":[]} hm</think>${json}`,
  (json) => `Here is what I will do:\n${json}\nThat is all.`,
  (json) => json.replaceAll('"', "'"),
];

const data = mangledData(LISTS.flatMap((list) => SHAPES.map((shape) => shape(list))));
const written = fc.tuple(data, fc.constantFrom(...WRAPS)).map(([value, wrap]) => wrap(JSON.stringify(value) ?? ""));
const sound = fc
  .tuple(fc.constantFrom(...LISTS), fc.constantFrom(...SHAPES), fc.constantFrom(...WRAPS))
  .map(([list, shape, wrap]) => wrap(JSON.stringify(shape(list))));
const answers = fc.oneof(
  { weight: 4, arbitrary: mangledText(sound) },
  { weight: 4, arbitrary: written },
  { weight: 2, arbitrary: mangledText(written) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });

function inPieces(text: string, lengths: number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = lengths[pieces.length % lengths.length] ?? 1;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

/** Whether each value in a text can be read as it stands, and none is thought about. */
const isSound = (text: string): boolean =>
  !/<\/?think|THINK\]/i.test(text) && jsonValues(text).complete.every((value) => parses(value));

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const CASES = inject("cases");

test("an action of any answer is a valid one, and while it streams nothing closes that the whole answer lacks", () => {
  const property = fc.property(answers, sizes, (text, lengths) => {
    const parsed = parseAnswer(text);
    const reader = new AnswerReader();
    const closed = inPieces(text, lengths).flatMap((piece) => reader.push(piece).closed);
    const early = closed.flatMap((one) => (one.ok ? [one.action] : []));
    for (const action of [...early, ...(parsed.ok ? parsed.answer.actions : [])]) {
      expect(actionSchema.parse(action)).toEqual(action);
    }
    // What comes later may make it mean another thing; then nothing consequential of it is done, as below.
    if (parsed.ok && reader.agreesWith(parsed.answer)) {
      expect(parsed.answer.actions.slice(0, early.length)).toEqual(early);
    } else if (parsed.ok) expect(isSound(text)).toBe(false);
  });
  fc.assert(property, { numRuns: CASES });
}, 3_600_000);

const THINGS: Thing[] = [
  { ref: "a1", role: "button", name: "Save" },
  { ref: "a2", role: "button", name: "Pay now" },
  { ref: "a3", role: "textbox", name: "Search" },
  { ref: "a4", role: "checkbox", name: "Gift" },
];

test("a run ends whatever it is answered, and nothing consequential comes of an answer that cannot be read", async () => {
  const property = fc.asyncProperty(answers, sizes, async (text, lengths) => {
    const world = makeWorld(THINGS, (_request, call) => (call === 1 ? inPieces(text, lengths) : DONE));
    const finished = await run(world, { attendance: { attended: false, confirmed: "all" } });
    expect(finished.type).toBe("run.finished");
    const paid = world.performed.some(({ action }) => "ref" in action && action.ref === "a2");
    const parsed = parseAnswer(text);
    const said = parsed.ok ? parsed.answer.actions : [];
    if (paid) expect(said.some((action) => "ref" in action && action.ref === "a2")).toBe(true);
  });
  await fc.assert(property, { numRuns: Math.ceil(CASES / 10) });
}, 3_600_000);
