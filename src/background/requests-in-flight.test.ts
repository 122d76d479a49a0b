import { beforeEach, expect, test, vi } from "vitest";
import { GIVEN_UP_AFTER_MS, RequestsInFlight } from "./requests-in-flight.ts";

const TAB = 7;
let requests: RequestsInFlight;

beforeEach(() => {
  vi.useFakeTimers();
  requests = new RequestsInFlight();
  return () => void vi.useRealTimers();
});

const sent = (requestId: string, type = "Fetch") =>
  requests.told(TAB, "Network.requestWillBeSent", { requestId, type, request: { url: "https://a.example/secret" } });
const ended = (requestId: string, method = "Network.loadingFinished") => requests.told(TAB, method, { requestId });

/** Whether the wait for what began after `mark` is over by now. */
async function isOver(wait: Promise<unknown>): Promise<boolean> {
  const PENDING = Symbol();
  await vi.advanceTimersByTimeAsync(0);
  return (await Promise.race([wait, Promise.resolve(PENDING)])) !== PENDING;
}

test("without a request there is nothing to wait for", () => {
  expect(requests.since(TAB, requests.mark())).toBe(0);
});

test.each(["Document", "XHR", "Fetch", "Script", "Stylesheet"])(
  "a %s is waited for until it has ended",
  async (type) => {
    const mark = requests.mark();
    sent("1", type);
    expect(requests.since(TAB, mark)).toBe(1);
    const wait = requests.ended(TAB, mark);
    expect(await isOver(wait)).toBe(false);
    ended("1");
    expect(await isOver(wait)).toBe(true);
    expect(requests.since(TAB, mark)).toBe(0);
  },
);

test.each(["Image", "Font", "Media", "Ping", "WebSocket", "EventSource", "Prefetch", "Preflight", "Other"])(
  "what shows nothing that can be acted on does not count: %s",
  (type) => {
    const mark = requests.mark();
    sent("1", type);
    expect(requests.since(TAB, mark)).toBe(0);
  },
);

test.each(["Network.loadingFinished", "Network.loadingFailed", "Network.requestServedFromCache"])(
  "%s ends a request",
  (method) => {
    const mark = requests.mark();
    sent("1");
    ended("1", method);
    expect(requests.since(TAB, mark)).toBe(0);
  },
);

test("what was under way before the action is not waited for: a long poll", () => {
  sent("poll");
  expect(requests.since(TAB, requests.mark())).toBe(0);
});

test("a redirect goes on under the same name, and began when its first request did", () => {
  sent("old");
  const mark = requests.mark();
  sent("old");
  sent("new");
  sent("new");
  expect(requests.since(TAB, mark)).toBe(1);
  ended("new");
  expect(requests.since(TAB, mark)).toBe(0);
});

test("all of several are waited for", async () => {
  const mark = requests.mark();
  sent("1");
  sent("2");
  const wait = requests.ended(TAB, mark);
  ended("1");
  expect(await isOver(wait)).toBe(false);
  ended("2");
  expect(await isOver(wait)).toBe(true);
});

test("what lasts too long is given up, and no longer counts", async () => {
  const mark = requests.mark();
  sent("1");
  const wait = requests.ended(TAB, mark);
  await vi.advanceTimersByTimeAsync(GIVEN_UP_AFTER_MS - 100);
  expect(await isOver(wait)).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(await isOver(wait)).toBe(true);
  expect(requests.since(TAB, mark)).toBe(0);
});

test("of the requests of another tab nothing is waited for", () => {
  const mark = requests.mark();
  sent("1");
  expect(requests.since(TAB + 1, mark)).toBe(0);
});

test("with the attachment all that is known of the tab goes, and whoever waits goes on", async () => {
  const mark = requests.mark();
  sent("1");
  const wait = requests.ended(TAB, mark);
  requests.forget(TAB);
  expect(await isOver(wait)).toBe(true);
  expect(requests.since(TAB, mark)).toBe(0);
});

test.each([[undefined], [null], ["1"], [{}], [{ requestId: 1, type: "Fetch" }], [{ requestId: "1" }]])(
  "an event that makes no sense is no request: %j",
  (params) => {
    const mark = requests.mark();
    requests.told(TAB, "Network.requestWillBeSent", params);
    requests.told(TAB, "Network.loadingFinished", params);
    expect(requests.since(TAB, mark)).toBe(0);
  },
);

test("a page that asks for something all the while is not waited for", async () => {
  const mark = requests.mark();
  sent("1");
  const wait = requests.ended(TAB, mark);
  for (let each = 2; each < 50; each += 1) {
    sent(String(each));
    await vi.advanceTimersByTimeAsync(100);
    ended(String(each - 1));
  }
  expect(await isOver(wait)).toBe(true);
});
