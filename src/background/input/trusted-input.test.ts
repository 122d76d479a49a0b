import { beforeEach, expect, test, vi } from "vitest";
import { attachDebugger, detachDebugger } from "../debugger.ts";
import { makeInput, releaseButton } from "./trusted-input.ts";

const TAB = 7;
let sent: Record<string, unknown>[];
/** How long the page takes to answer an input. */
let answerAfterMs = 0;

beforeEach(async () => {
  const debug = {
    attach: () => Promise.resolve(),
    detach: () => Promise.resolve(),
    sendCommand: (_target: object, method: string, params: Record<string, unknown>) => {
      if (method.startsWith("Input.")) sent.push(params);
      if (answerAfterMs === 0) return Promise.resolve({});
      return new Promise((resolve) => setTimeout(resolve, answerAfterMs, {}));
    },
  };
  sent = [];
  Object.defineProperty(globalThis, "chrome", { configurable: true, value: { debugger: debug } });
  await releaseButton(TAB);
  await detachDebugger(TAB);
  await attachDebugger(TAB);
  sent = [];
});

const told = () => sent.map(({ type, x, y, buttons }) => [type, x, y, buttons]);

test("a drag holds the button from its press to its release, and no longer", async () => {
  await makeInput(TAB, { primitive: "down", x: 1, y: 2 });
  await makeInput(TAB, { primitive: "move", x: 3, y: 4 });
  await makeInput(TAB, { primitive: "up", x: 5, y: 6 });
  await makeInput(TAB, { primitive: "move", x: 7, y: 8 });
  expect(told()).toEqual([
    ["mouseMoved", 1, 2, undefined],
    ["mousePressed", 1, 2, 1],
    ["mouseMoved", 3, 4, 1],
    ["mouseReleased", 5, 6, undefined],
    ["mouseMoved", 7, 8, undefined],
  ]);
});

test("a button that was left down is let go where it was pressed, once: nothing is dropped elsewhere", async () => {
  await makeInput(TAB, { primitive: "down", x: 1, y: 2 });
  await makeInput(TAB, { primitive: "move", x: 3, y: 4 });
  sent = [];
  await releaseButton(TAB);
  await releaseButton(TAB);
  expect(told()).toEqual([
    ["mouseMoved", 1, 2, 1],
    ["mouseReleased", 1, 2, undefined],
  ]);
});

test("a press that is to be held is released only when its time is over", async () => {
  vi.useFakeTimers();
  try {
    const input = { primitive: "press", x: 1, y: 2, button: "left", count: 1, modifiers: [], hold: 800 } as const;
    const made = makeInput(TAB, { ...input, modifiers: [] });
    await vi.advanceTimersByTimeAsync(799);
    expect(sent.at(-1)).toMatchObject({ type: "mousePressed" });
    await vi.advanceTimersByTimeAsync(1);
    await made;
    expect(sent.at(-1)).toMatchObject({ type: "mouseReleased" });
  } finally {
    vi.useRealTimers();
  }
});

test("how long a press is held counts from its arrival: a page that is busy sees no shorter one", async () => {
  vi.useFakeTimers();
  try {
    answerAfterMs = 300;
    const made = makeInput(TAB, { primitive: "press", x: 1, y: 2, button: "left", count: 1, modifiers: [], hold: 800 });
    await vi.advanceTimersByTimeAsync(1099);
    expect(sent.at(-1)).toMatchObject({ type: "mousePressed" });
    await vi.advanceTimersByTimeAsync(301);
    await made;
    expect(sent.at(-1)).toMatchObject({ type: "mouseReleased" });
  } finally {
    answerAfterMs = 0;
    vi.useRealTimers();
  }
});
