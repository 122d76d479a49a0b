import { expect, test } from "vitest";
import type { RunEvent } from "../../protocol/event.ts";
import { answer, click, DONE, makeWorld, run } from "../test-world.ts";
import { sentTotals } from "./ledger.ts";
import { fold } from "./reduce.ts";
import { viewOf } from "./view.ts";

const asked = ({ journal }: { journal: RunEvent[] }) =>
  journal.flatMap((event) => (event.type === "model.asked" ? (event.sent ?? []) : []));

test("each request is journaled with its bytes, to whom it goes, and what of it is hidden", async () => {
  const world = makeWorld([{ ref: "a1", role: "button", name: "Grüße, hunter2-xyz" }], (_request, call) =>
    call === 1 ? answer(click("a1")) : DONE,
  );
  world.secrets = { "task-1": "hunter2-xyz" };
  await run(world);
  const bytes = world.requests.map(({ messages }) =>
    Buffer.byteLength(messages.map(({ content }) => content).join("\n")),
  );
  expect(asked(world)).toEqual(bytes.map((size) => ({ to: "test/scripted", bytes: size, masked: ["task-1"] })));
  const total = { to: "test/scripted", requests: 2, bytes: (bytes[0] ?? 0) + (bytes[1] ?? 0), masked: ["task-1"] };
  expect(viewOf("run", fold(world.journal), world.journal, "").sent).toEqual([total]);
});

test("a request beside the turns counts too, by whom it goes to", () => {
  const event = (seq: number, to: string, bytes: number): RunEvent => ({
    type: "model.asked",
    step: 1,
    attempt: 1,
    sent: { to, bytes },
    runId: "r",
    seq,
    at: 0,
  });
  expect(sentTotals([event(1, "a/x", 10), event(2, "b/y", 5), event(3, "a/x", 1)])).toEqual([
    { to: "a/x", requests: 2, bytes: 11, masked: [] },
    { to: "b/y", requests: 1, bytes: 5, masked: [] },
  ]);
});

test("without a model nothing is sent, and nothing is said of it", async () => {
  expect(sentTotals([])).toEqual([]);
});
