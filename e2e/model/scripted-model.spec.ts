import { expect, test } from "@playwright/test";
import OpenAI from "openai";
import { refOf } from "./outline.ts";
import { startScriptedModel } from "./scripted-model.ts";

const askedWith = (outline: string) => [
  { role: "user" as const, content: `Page:\n<page-data b1>\n${outline}\n</page-data b1>` },
];

test("an answer is computed from the request and streams in pieces", async () => {
  const model = await startScriptedModel(({ outline }) => ({
    say: "Saving",
    actions: [{ action: "click", ref: refOf(outline, "button", "Save") }],
  }));
  try {
    const client = new OpenAI({ baseURL: model.settings.baseUrl, apiKey: model.settings.apiKey });
    const messages = askedWith("button Save[a12]");
    const stream = await client.chat.completions.create({ model: "scripted", stream: true, messages });
    const pieces: string[] = [];
    for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? "");
    expect(pieces.length).toBeGreaterThan(3);
    expect(JSON.parse(pieces.join(""))).toMatchObject({ say: "Saving", actions: [{ action: "click", ref: "a12" }] });
    expect(model.requests()).toEqual([messages]);
  } finally {
    await model.stop();
  }
});

test("a script that finds nothing fails the call and keeps the reason", async () => {
  const model = await startScriptedModel(({ outline }) => ({
    actions: [{ action: "click", ref: refOf(outline, "button", "Save") }],
  }));
  try {
    const client = new OpenAI({ baseURL: model.settings.baseUrl, apiKey: model.settings.apiKey, maxRetries: 0 });
    const call = client.chat.completions.create({ model: "scripted", messages: askedWith("Elsewhere[a1]") });
    await expect(call).rejects.toThrow(/0 lines/);
    expect(model.problems()).toHaveLength(1);
  } finally {
    await model.stop();
  }
});
