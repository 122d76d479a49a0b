import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallPiece } from "./completion.ts";
import { CallTranscript } from "./tool-calls.ts";

const piece = (part: Partial<CallPiece>): CallPiece => ({ id: null, index: 0, name: "", arguments: "", ...part });

function transcribe(pieces: Partial<CallPiece>[], takesActions = true): string {
  const transcript = new CallTranscript(takesActions);
  return pieces.map((part) => transcript.push(piece(part))).join("") + transcript.end();
}

const CLICK = { id: "c1", index: 0, name: "click", arguments: '{"ref":"a1"}' };

test("an action ends with its own last brace, before the call after it has begun", () => {
  const transcript = new CallTranscript(true);
  const pieces = [piece({ id: "c1", name: "type", arguments: "" }), piece({ arguments: '{ "ref": "a1",' })];
  expect(pieces.map((part) => transcript.push(part)).join("")).toBe(
    '{"say":"","actions":[{"action":"type","ref": "a1",',
  );
  expect(transcript.push(piece({ arguments: '"text":"a } \\" b"}' }))).toBe('"text":"a } \\" b"}');
  expect(transcript.end()).toBe("]}");
});

describe("calls become one list of actions", () => {
  const open = { id: "c2", index: 1, name: "open_tab", arguments: '{"address":"https://a.example"}' };
  const cases: [string, Partial<CallPiece>[]][] = [
    ["one after another", [CLICK, open]],
    [
      "without ids",
      [
        { ...CLICK, id: null },
        { ...open, id: null },
      ],
    ],
    ["all with the index 0", [CLICK, { ...open, index: 0 }]],
    [
      "without ids and all with the index 0",
      [
        { ...CLICK, id: null },
        { ...open, id: null, index: 0 },
      ],
    ],
    [
      "without an index",
      [
        { ...CLICK, index: null },
        { ...open, index: null },
      ],
    ],
    ["with their name in every piece", [{ ...CLICK, arguments: '{"ref":' }, { ...CLICK, arguments: '"a1"}' }, open]],
    [
      "with their pieces mixed",
      [
        { ...CLICK, arguments: "" },
        { ...open, arguments: '{"address":' },
        { index: 0, arguments: '{"ref":"a1"}' },
        { index: 1, arguments: '"https://a.example"}' },
      ],
    ],
  ];
  test.each(cases)("%s", (_name, pieces) => {
    expect(JSON.parse(transcribe(pieces))).toEqual({
      say: "",
      actions: [
        { action: "click", ref: "a1" },
        { action: "open_tab", address: "https://a.example" },
      ],
    });
  });
});

test.each(["", "{}", "{ }", " {\n} "])("arguments %j are none", (args) => {
  expect(JSON.parse(transcribe([{ ...CLICK, name: "go_back", arguments: args }]))).toEqual({
    say: "",
    actions: [{ action: "go_back" }],
  });
});

test("however the arguments are cut, the action is the same", () => {
  const args = JSON.stringify({ ref: "a1", text: 'a } " ] \\ b', nested: { list: [{}, [1]] } });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: args.length })), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), args.length];
      const pieces = places.slice(1).map((to, index) => ({ arguments: args.slice(places[index], to) }));
      const text = transcribe([{ id: "c1", name: "type" }, ...pieces]);
      expect(JSON.parse(text)).toEqual({ say: "", actions: [{ action: "type", ...JSON.parse(args) }] });
    }),
  );
});

test.each(['{"ref":"a1"', '{"ref":"a1","more":{"x":1}', '{"ref":"a'])(
  "a call cut off after %s leaves an answer cut off",
  (args) => {
    const text = `{"say":"","actions":[{"action":"click",${args.slice(1)}`;
    expect(transcribe([{ ...CLICK, arguments: args }])).toBe(text);
  },
);

test("words before the calls are what the model says", () => {
  const transcript = new CallTranscript(true);
  transcript.hear("<think>{hm}</think>\nI'll open the\n“cart”.");
  expect(JSON.parse(transcript.push(piece(CLICK)) + transcript.end())).toMatchObject({
    say: "I'll open the “cart”.",
  });
});

test("another agent's tool keeps a field called action", () => {
  const call = { id: "c1", name: "browser_tabs", arguments: '{"action":"new"}' };
  expect(JSON.parse(transcribe([call]))).toEqual({ say: "", actions: [{ tool: "browser_tabs", action: "new" }] });
});

test("a call that carries the whole answer is that answer", () => {
  const answer = '{"say":"Go","actions":[]}';
  expect(
    transcribe([{ id: "c1", name: "answer", arguments: answer.slice(0, 9) }, { arguments: answer.slice(9) }]),
  ).toBe(answer);
});

test("where an answer is no list of actions, any call carries it", () => {
  expect(transcribe([{ id: "c1", name: "click", arguments: '{"verdict":"allow"}' }], false)).toBe(
    '{"verdict":"allow"}',
  );
});
