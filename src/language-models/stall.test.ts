import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withStallLimit } from "./stall.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LIMITS = { firstMs: 1000, betweenMs: 100 };

/** A stream that sends what it is told to, and ends when it is given up. */
function source() {
  const stream = new TransformStream<string, string>(undefined, undefined, { highWaterMark: 10 });
  const writer = stream.writable.getWriter();
  async function* pieces() {
    const reader = stream.readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  }
  return { pieces: pieces(), send: (piece: string) => writer.write(piece), giveUp: () => void writer.close() };
}

test("the first piece may take longer than those after it", async () => {
  const { pieces, send, giveUp } = source();
  const limited = withStallLimit(pieces, LIMITS, giveUp);
  const first = limited.next();
  await vi.advanceTimersByTimeAsync(900);
  await send("a");
  expect(await first).toEqual({ done: false, value: "a" });
  const second = limited.next();
  const failure = expect(second).rejects.toMatchObject({ code: "model-timeout", retryable: true });
  await vi.advanceTimersByTimeAsync(101);
  await failure;
});

test("nothing at all is a stall too", async () => {
  const { pieces, giveUp } = source();
  const failure = expect(withStallLimit(pieces, LIMITS, giveUp).next()).rejects.toThrow("nothing for 1 s");
  await vi.advanceTimersByTimeAsync(1001);
  await failure;
});

test("the time that the reader takes does not count", async () => {
  const { pieces, send, giveUp } = source();
  await send("a");
  await send("b");
  const limited = withStallLimit(pieces, LIMITS, giveUp);
  await limited.next();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await limited.next()).toEqual({ done: false, value: "b" });
  expect(vi.getTimerCount()).toBe(0);
});

test("an error of the stream's own stays what it is", async () => {
  async function* failing() {
    yield "a";
    throw new Error("cut");
  }
  const limited = withStallLimit(failing(), LIMITS, () => undefined);
  await limited.next();
  await expect(limited.next()).rejects.toThrow("cut");
});
