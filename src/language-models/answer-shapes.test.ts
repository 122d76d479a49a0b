/** Over real HTTP: the shapes in which common models and servers give an answer, all of which come out as its text. */
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chunk, content, DONE, event, sse, streams, TestEndpoint } from "./test-endpoint.ts";

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = new TestEndpoint(createServer);
  await endpoint.open();
});
afterEach(() => endpoint.close());

const ANSWER = '{"say":"Go","actions":[{"action":"click","ref":"a1"}]}';
const CALLED = '{"say":"","actions":[{"action":"click","ref":"a1"},{"action":"go_back"}]}';
const STOP = content("", "stop") + DONE;

const call = (index: number, id: string | undefined, name: string | undefined, args: unknown) =>
  chunk({ tool_calls: [{ index, id, type: "function", function: { name, arguments: args } }] });
const CALLS_END = chunk({}, "tool_calls") + DONE;

describe("text", () => {
  const shapes: [string, string[]][] = [
    ["in pieces", [content(ANSWER.slice(0, 20)), content(ANSWER.slice(20)), STOP]],
    ["as a list of parts", [content([{ type: "text", text: ANSWER }]), STOP]],
    [
      "as parts beside thinking",
      [
        content([{ type: "thinking", thinking: [{ type: "text", text: '{"actions":[]}' }] }]),
        content([{ type: "text", text: ANSWER }]),
        STOP,
      ],
    ],
    ["after reasoning_content", [chunk({ reasoning_content: '{"actions":[]}' }), content(ANSWER), STOP]],
    ["after reasoning", [chunk({ reasoning: "{hm", content: "" }), content(ANSWER), STOP]],
    ["after comments that keep the line open", [": PROCESSING\n\n", content(ANSWER), ": PROCESSING\n\n", STOP]],
    ["after a chunk without choices", [event({ choices: [], prompt_filter_results: [] }), content(ANSWER), STOP]],
    [
      "with nulls",
      [chunk({ role: "assistant", content: null, refusal: null, tool_calls: null }), content(ANSWER), STOP],
    ],
    [
      "in a chunk that calls itself a message",
      [event({ choices: [{ message: { content: ANSWER }, finish_reason: "stop" }] })],
    ],
  ];
  test.each(shapes)("%s", async (_name, events) => {
    endpoint.handler = streams(...events);
    expect(await endpoint.askText()).toBe(ANSWER);
  });

  test("in one piece from a server that does not stream", async () => {
    endpoint.handler = (_body, response) => {
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      const usage = { prompt_tokens: 9, completion_tokens: 4, prompt_cache_hit_tokens: 3 };
      response.end(JSON.stringify({ choices: [{ message: { content: ANSWER }, finish_reason: "stop" }], usage }));
    };
    expect(await endpoint.ask()).toEqual([
      { kind: "text", text: ANSWER },
      { kind: "end", usage: { in: 9, cached: 3, out: 4 }, finish: "stop" },
    ]);
  });
});

describe("calls of tools that nobody offered", () => {
  const shapes: [string, string[]][] = [
    [
      "one after another, their arguments in pieces",
      [
        call(0, "c1", "click", ""),
        call(0, undefined, undefined, '{"ref":'),
        call(0, undefined, undefined, '"a1"}'),
        call(1, "c2", "go_back", "{}"),
        CALLS_END,
      ],
    ],
    [
      "all in one chunk, with their arguments as objects",
      [
        chunk({
          tool_calls: [
            { id: "c1", function: { name: "click", arguments: { ref: "a1" } } },
            { id: "c2", function: { name: "go_back", arguments: {} } },
          ],
        }),
        CALLS_END,
      ],
    ],
    ["that end as if they were text", [call(0, "c1", "click", '{"ref":"a1"}'), call(0, "c2", "go_back", ""), STOP]],
    [
      "with thinking before and between",
      [
        chunk({ reasoning_content: "hm" }),
        call(0, "c1", "click", '{"ref":"a1"}'),
        chunk({ reasoning_content: "and" }),
        call(1, "c2", "functions.go_back", "{}"),
        CALLS_END,
      ],
    ],
  ];
  test.each(shapes)("%s", async (_name, events) => {
    endpoint.handler = streams(...events);
    expect(await endpoint.askText()).toBe(CALLED);
  });

  test("the old function_call", async () => {
    endpoint.handler = streams(
      chunk({ function_call: { name: "click", arguments: "" } }),
      chunk({ function_call: { arguments: '{"ref":"a1"}' } }),
      chunk({}, "function_call") + DONE,
    );
    expect(await endpoint.askText()).toBe('{"say":"","actions":[{"action":"click","ref":"a1"}]}');
  });

  test("one call that carries the whole answer", async () => {
    endpoint.handler = streams(
      call(0, "c1", "answer", ANSWER.slice(0, 9)),
      call(0, "c1", "", ANSWER.slice(9)),
      CALLS_END,
    );
    expect(await endpoint.askText()).toBe(ANSWER);
  });

  test("words before them are what the model says", async () => {
    endpoint.handler = streams(
      content("I'll open "),
      content("it."),
      call(0, "c1", "click", '{"ref":"a1"}'),
      CALLS_END,
    );
    expect(await endpoint.askText()).toBe(
      `I'll open it.{"say":"I'll open it.","actions":[{"action":"click","ref":"a1"}]}`,
    );
  });

  test("the first action is there while the second still comes", async () => {
    let goOn = () => {};
    endpoint.handler = (_body, response) => {
      sse(response).write(call(0, "c1", "click", '{"ref":"a1"}'));
      goOn = () => response.end(call(1, "c2", "go_back", "{}") + CALLS_END);
    };
    let text = "";
    for await (const delta of endpoint.stream()) {
      if (delta.kind !== "text") continue;
      text += delta.text;
      // The server sends the rest only now.
      if (text.endsWith('{"action":"click","ref":"a1"}')) goOn();
    }
    expect(text).toBe(CALLED);
  });
});
