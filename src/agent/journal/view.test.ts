import { expect, test } from "vitest";
import { describeSize } from "../../protocol/describe-size.ts";
import { answer, DONE, makeWorld, run, type Thing } from "../test-world.ts";
import { fold } from "./reduce.ts";
import { viewOf } from "./view.ts";

const SAVE: Thing = { ref: "a1", role: "button", name: "Save" };

const viewAfter = (world: ReturnType<typeof makeWorld>, count = world.journal.length) => {
  const events = world.journal.slice(0, count);
  return viewOf("run", fold(events), events, "");
};

test("the log tells the run in order: an action's line follows it to its outcome", async () => {
  const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer({ action: "click", ref: "a1" }) : DONE));
  await run(world);
  const view = viewAfter(world);
  expect(view.entries.map(({ text, outcome }) => (outcome ? `${outcome}: ${text}` : text))).toEqual([
    "Save it",
    "Read https://shop.example/",
    "Going on",
    "done: Click button “Save”",
    "Read https://shop.example/",
    "Going on",
    "Done: Saved.",
  ]);
  expect(view).toMatchObject({ status: "Done", active: false, result: { status: "done", text: "Saved." } });
});

test("any part of a journal has a status and keys that stay", async () => {
  const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer({ action: "click", ref: "a1" }) : DONE));
  await run(world);
  const last = viewAfter(world).entries.map(({ id }) => id);
  for (let count = 1; count <= world.journal.length; count++) {
    const view = viewAfter(world, count);
    expect(["Planning", "Acting", "Done"]).toContain(view.status);
    expect(last.slice(0, view.entries.length)).toEqual(view.entries.map(({ id }) => id));
  }
});

test("a page that is shown whole has one size", () => {
  expect(describeSize(41_000, 1870)).toBe("page 41,000 → 1,870 tokens");
  expect(describeSize(300, 300)).toBe("page 300 tokens");
});

test("the model's words say how long before their end what they announce was begun", () => {
  const facts = { runId: "run", at: 0 };
  const usage = { in: 0, cached: 0, out: 0 };
  const entriesFor = (savedMs: number) => {
    const answered = {
      type: "model.answered" as const,
      step: 1,
      answer: "{}",
      usage,
      ms: 3000,
      firstTokenMs: 300,
      savedMs,
    };
    const events = [
      { type: "model.said" as const, step: 1, text: "Going on", seq: 1, ...facts },
      { ...answered, seq: 2, ...facts },
    ];
    return viewOf("run", fold(events), events, "").entries;
  };
  expect(entriesFor(1240)).toMatchObject([{ text: "Going on", detail: "begun 1.2 s before its end" }]);
  expect(entriesFor(20)[0]).not.toHaveProperty("detail");
});
