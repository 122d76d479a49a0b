import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AnswerReader, answerJsonSchema, parseAction, parseAnswer } from "./answer.ts";

const CLICK = { action: "click", ref: "a1" };
const FILL = {
  action: "fill_form",
  fields: [
    { ref: "a2", value: "a } b ] c" },
    { ref: "a3", value: true },
  ],
};
const WHOLE = JSON.stringify({
  say: 'Filling "it" in',
  check: "",
  ack: [],
  actions: [FILL, CLICK],
  memory: "",
  plan: "",
});

describe("reading while it streams", () => {
  test("every action closes exactly once, in order, however the answer is cut into pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        const reader = new AnswerReader();
        const closed = [];
        for (let at = 0, turn = 0; at < WHOLE.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          closed.push(...reader.push(WHOLE.slice(at, at + size)).closed);
          at += size;
        }
        expect(closed).toEqual([
          { ok: true, action: FILL },
          { ok: true, action: CLICK },
        ]);
      }),
    );
  });

  test("an action closes with its own last brace, before the rest has arrived", () => {
    const reader = new AnswerReader();
    expect(reader.push('{"say":"Go","actions":[{"action":"click","ref":"a1"').closed).toEqual([]);
    expect(reader.push("}").closed).toEqual([{ ok: true, action: CLICK }]);
  });

  test("the words are shown as they come", () => {
    const reader = new AnswerReader();
    expect(reader.push('{"say":"Open').say).toBe("Open");
    expect(reader.push("ing the").say).toBe("Opening the");
  });

  test("braces in a model's thinking are not actions", () => {
    const reader = new AnswerReader();
    expect(reader.push('<think>maybe {"actions":[{"action":"click","ref":"a9"}]}</think>').closed).toEqual([]);
    expect(reader.push(`\n\`\`\`json\n${WHOLE}`).closed).toHaveLength(2);
  });
});

describe("reading the whole", () => {
  const accepted: [string, string][] = [
    ["plain JSON", WHOLE],
    ["a code fence", `\`\`\`json\n${WHOLE}\n\`\`\``],
    ["talk before and after", `Here is my answer:\n\`\`\`\n${WHOLE}\n\`\`\`\nGood luck!`],
    ["reasoning tags", `<think>hm {</think>${WHOLE}`],
    ["trailing commas", WHOLE.replace('}],"memory"', '},],"memory"')],
    ["a bare list of actions", JSON.stringify([FILL, CLICK])],
  ];
  test.each(accepted)("%s is understood", (_name, text) => {
    expect(parseAnswer(text)).toMatchObject({ ok: true, answer: { actions: [FILL, CLICK] } });
  });

  test("an answer that was cut off is refused, wherever it was cut", () => {
    for (let length = 0; length < WHOLE.length; length++) expect(parseAnswer(WHOLE.slice(0, length)).ok).toBe(false);
  });

  test.each([
    "",
    "no",
    "[]",
    "{}",
    '{"actions":[]}',
    '{"actions":[{"action":"run_script","code":"1"}]}',
    '{"actions":[{"action":"click"}]}',
  ])("%j is refused with a reason", (text) => {
    const parsed = parseAnswer(text);
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringMatching(/\w/) });
  });

  test("nothing makes it throw", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseAnswer(text).ok === "boolean"));
  });
});

describe("other agents' words", () => {
  const pairs: [unknown, unknown][] = [
    [{ name: "click", arguments: { element: "[a1]" } }, CLICK],
    [{ click: { ref: "a1" } }, CLICK],
    [
      { action: "goto", url: "https://a.example" },
      { action: "navigate", address: "https://a.example" },
    ],
    [
      { action: "input_text", ref: "a1", text: "x", submit: null },
      { action: "type", ref: "a1", text: "x" },
    ],
    [
      { action: "press", key: "Enter" },
      { action: "press_key", key: "Enter" },
    ],
    [
      { action: "select_option", ref: "a1", value: "Blue" },
      { action: "select_option", ref: "a1", option: "Blue" },
    ],
    [
      { action: "scroll", direction: "down" },
      { action: "scroll", to: "down" },
    ],
    [
      { action: "finish", success: true, text: "ok" },
      { action: "done", status: "complete", text: "ok" },
    ],
    [
      { action: "wait_for", text: "Saved" },
      { action: "wait_for", text: "Saved" },
    ],
  ];
  test.each(pairs)("%j is %j", (raw, action) => {
    expect(parseAction(raw)).toEqual({ ok: true, action });
  });

  test("names that every object has are no actions", () => {
    expect(parseAction({ action: "constructor" }).ok).toBe(false);
    expect(parseAction({ action: "__proto__" }).ok).toBe(false);
  });
});

test("the schema that endpoints get names every action", () => {
  const schema = JSON.stringify(answerJsonSchema());
  for (const name of ["click", "fill_form", "press_key", "done"]) expect(schema).toContain(`"const":"${name}"`);
});
