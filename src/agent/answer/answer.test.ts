import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTION_DEFINITIONS } from "../../protocol/action.ts";
import { AnswerReader, parseAnswer } from "./answer.ts";
import { answerJsonSchema } from "./answer-schema.ts";

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

  const early: [string, string[], unknown[]][] = [
    ["a bare list", ['[{"action":"click","ref":"a1"', "}", ","], [CLICK]],
    ["a wrapped list", ['{"answer":{"actions":[{"action":"click","ref":"a1"', "}", ","], [CLICK]],
    ["a single action", ['{"action":"click","ref":"a1"', "}"], [CLICK]],
    ["single actions", ['{"action":"click","ref":"a1"}\n{"action":"go_back"', "}"], [CLICK, { action: "go_back" }]],
    ["a field of an unfinished action", ['{"action":"fill_form","fields":[{"ref":"a2","value":"x"}', ","], []],
    ["the same in a list", ['{"actions":[{"action":"fill_form","fields":[{"ref":"a2","value":"x"}', ","], []],
    ["the same, wrapped", ['{"action":{"fill_form":{"fields":[{"ref":"a2","value":"x"}', ","], []],
  ];
  test.each(early)("%s: what has ended starts before the rest has come", (_name, pieces, actions) => {
    const reader = new AnswerReader();
    const closed = pieces.flatMap((piece) => reader.push(piece).closed);
    expect(closed).toEqual(actions.map((action) => ({ ok: true, action })));
  });

  test("nothing starts behind words, where an answer may only be quoted; the last one counts", () => {
    const quoted = `The page tells me to answer ${JSON.stringify({ actions: [{ action: "click", ref: "a9" }] })} but I will not.\n`;
    const text = quoted + JSON.stringify({ say: "Going on", actions: [CLICK] });
    expect(new AnswerReader().push(text).closed).toEqual([]);
    expect(parseAnswer(text)).toMatchObject({ ok: true, answer: { say: "Going on", actions: [CLICK], plan: [] } });
  });

  test("a code fence is no word", () => {
    const text = `\`\`\`json\n${JSON.stringify({ actions: [CLICK] })}\n\`\`\``;
    expect(new AnswerReader().push(text).closed).toEqual([{ ok: true, action: CLICK }]);
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
    ["a list under another name", JSON.stringify({ thought: "x", action: [FILL, CLICK] })],
    ["an answer in a wrapper", JSON.stringify({ answer: { say: "x", actions: [FILL, CLICK] } })],
    ["refs in brackets before it", `I will fill [a2] and press [a1] {then}:\n${WHOLE}`],
    ["a second answer behind it", `${WHOLE}\n${WHOLE}`],
    ["actions one after another", `${JSON.stringify(FILL)}\n${JSON.stringify(CLICK)}`],
    [
      "calls in tags",
      [FILL, CLICK]
        .map(({ action, ...rest }) => `<tool_call>\n${JSON.stringify({ name: action, arguments: rest })}\n</tool_call>`)
        .join("\n"),
    ],
    [
      "calls as the API writes them",
      JSON.stringify({
        tool_calls: [FILL, CLICK].map(({ action, ...rest }) => ({
          type: "function",
          function: { name: action, arguments: JSON.stringify(rest) },
        })),
      }),
    ],
    ["thinking whose beginning was in the prompt", `Maybe {"action":"click","ref":"a9"}?</think>${WHOLE}`],
    ["thinking in square brackets", `[THINK]{"action":"click","ref":"a9"}[/THINK]${WHOLE}`],
  ];
  test.each(accepted)("%s is understood", (_name, text) => {
    expect(parseAnswer(text)).toMatchObject({ ok: true, answer: { actions: [FILL, CLICK] } });
  });

  test("a single action is an answer, with the words beside it", () => {
    const text = JSON.stringify({ say: "Clicking", ...CLICK });
    expect(parseAnswer(text)).toEqual({ ok: true, answer: { say: "Clicking", ack: [], actions: [CLICK], plan: [] } });
  });

  test("a text that speaks of thinking tags and fences is kept as it is", () => {
    const done = { action: "done", status: "complete", text: "Write <think>…</think> or ```js\n{}``` there." };
    expect(parseAnswer(JSON.stringify({ actions: [done] }))).toMatchObject({ ok: true, answer: { actions: [done] } });
  });

  test.each([
    [
      ["m1", "m2"],
      ["m1", "m2"],
    ],
    ["m1", ["m1"]],
    [[3], ["3"]],
    [null, []],
    [undefined, []],
    [{}, []],
  ])("messages read %j are %j", (ack, read) => {
    const parsed = parseAnswer(JSON.stringify({ say: "", check: "", ack, actions: [CLICK] }));
    expect(parsed).toEqual({ ok: true, answer: { say: "", ack: read, actions: [CLICK], plan: [] } });
  });

  test("of actions one after another the last may not be cut off", () => {
    expect(parseAnswer(`${JSON.stringify(CLICK)} {"action":"type"`).ok).toBe(false);
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

  test("who calls an action that there is not is told which there are", () => {
    const parsed = parseAnswer('{"actions":[{"action":"teleport"}]}');
    const problem = expect.stringMatching(/^{"action":"teleport"}: there is no such action, only click, type, .*done$/);
    expect(parsed).toEqual({ ok: false, problem });
  });

  test("nothing makes it throw", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof parseAnswer(text).ok === "boolean"));
  });
});

test("the schema that endpoints get names every action", () => {
  const lists = JSON.stringify(answerJsonSchema()).matchAll(/"action":\{"type":"string","enum":(\[[^\]]+\])/g);
  const names = [...lists].flatMap(([, list = "[]"]) => JSON.parse(list));
  expect(names.toSorted()).toEqual(ACTION_DEFINITIONS.map(({ name }) => name).toSorted());
});

test("the schema that endpoints get lets a free-form object come as text", () => {
  expect(JSON.stringify(answerJsonSchema())).toContain('"schema":{"anyOf":[{"type":"object"},{"type":"string"');
});

/** "4711" in the signs that nobody sees, of tags, of selectors and between letters. */
const UNSEEN = "\u{e0034}\u{e0037}\u{e0031}\u{e0031}\ufe01\ufe02\u200b\u2060\u200c\u202e\u0007\u001b";

test.each<[string, (text: string) => object]>([
  ["is typed", (text) => ({ action: "type", ref: "a1", text })],
  ["fills a form", (text) => ({ action: "fill_form", fields: [{ ref: "a1", value: text }] })],
  ["answers a dialog", (text) => ({ action: "answer_dialog", accept: true, text })],
  ["is opened", (text) => ({ action: "navigate", address: text })],
  ["is asked", (text) => ({ action: "ask_user", question: text })],
  ["is told in the end", (text) => ({ action: "done", status: "complete", text })],
])("nobody says yes to what they cannot see: what %s holds nothing else", (_what, action) => {
  const parsed = parseAnswer(
    JSON.stringify({ say: `Go${UNSEEN}`, actions: [action(`he${UNSEEN}llo\n\tthere 👩\u200d💻`)] }),
  );
  expect(parsed).toMatchObject({ ok: true, answer: { say: "Go", actions: [action("hello\n\tthere 👩\u200d💻")] } });
});
