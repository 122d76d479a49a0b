import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CORE_OPTIONS } from "./built-in.ts";
import { modelInPlace } from "./built-in-download.ts";
import { TestPromptApi } from "./test-prompt-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that fetches its model when it is told to go on. */
function fetching() {
  let report = (_loaded: number) => {};
  let finish = () => {};
  let fail = (_error: Error) => {};
  const chrome = new TestPromptApi({
    state: "downloadable",
    download: (tell) => {
      report = tell;
      return new Promise((resolve, reject) => {
        finish = resolve;
        fail = reject;
      });
    },
  });
  const { api } = chrome;
  const wait = (signal = new AbortController().signal) => modelInPlace(api, CORE_OPTIONS, signal, 1000);
  return {
    chrome,
    wait,
    report: (loaded: number) => report(loaded),
    finish: () => finish(),
    fail: (error: Error) => fail(error),
  };
}

test("whoever waits goes on when the model is there, and nothing is left behind", async () => {
  const { chrome, wait, finish } = fetching();
  const both = [wait(), wait()];
  await vi.advanceTimersByTimeAsync(10);
  finish();
  await Promise.all(both);
  expect(chrome).toMatchObject({ destroyed: 1, created: [CORE_OPTIONS] });
  expect(vi.getTimerCount()).toBe(0);
});

test("a long download is a fault that says how far it is and comes again, without starting anew", async () => {
  const { chrome, wait, report } = fetching();
  const first = expect(wait()).rejects.toMatchObject({
    code: "model-downloading",
    retryable: true,
    message: expect.stringContaining("fetching its built-in model (37 %)"),
  });
  await vi.advanceTimersByTimeAsync(10);
  report(0.379);
  await vi.advanceTimersByTimeAsync(1000);
  await first;
  const second = expect(wait()).rejects.toThrow("(90 %)");
  report(0.9);
  await vi.advanceTimersByTimeAsync(1000);
  await second;
  expect(chrome.created).toHaveLength(1);
});

test("before Chrome has said how far it is no number is made up", async () => {
  const { wait } = fetching();
  const failure = expect(wait()).rejects.toThrow("built-in model. That");
  await vi.advanceTimersByTimeAsync(1000);
  await failure;
});

test("a stopped run waits no longer, and the download goes on for the next", async () => {
  const { chrome, wait, finish } = fetching();
  const aborter = new AbortController();
  const stopped = expect(wait(aborter.signal)).rejects.toBe("stop");
  aborter.abort("stop");
  await stopped;
  const next = wait();
  await vi.advanceTimersByTimeAsync(0);
  finish();
  await next;
  expect(chrome.created).toHaveLength(1);
  expect(chrome.created[0]?.signal).toBeUndefined();
});

test("a download that failed says why, and can be begun again", async () => {
  const { chrome, wait, fail } = fetching();
  const failed = expect(wait()).rejects.toThrow("disk full");
  await vi.advanceTimersByTimeAsync(0);
  fail(new Error("disk full"));
  await failed;
  const again = wait(AbortSignal.timeout(1));
  await Promise.allSettled([again, vi.advanceTimersByTimeAsync(1000)]);
  expect(chrome.created).toHaveLength(2);
});
