import { expect, test } from "vitest";
import { ANSWER_DELAY_MS, armWhenRead } from "./arming.ts";

/** A clock and a window that the test moves by hand. */
function world() {
  const reports: boolean[] = [];
  let now = 0;
  let visible = true;
  let due: { at: number; run(): void } | undefined;
  let listener: (() => void) | undefined;
  const stop = armWhenRead((armed) => reports.push(armed), {
    isVisible: () => visible,
    onVisibilityChange: (changed) => {
      listener = changed;
      return () => {
        listener = undefined;
      };
    },
    schedule: (run, delayMs) => {
      due = { at: now + delayMs, run };
      return () => {
        due = undefined;
      };
    },
  });
  return {
    reports,
    stop,
    pass: (ms: number) => {
      now += ms;
      if (due && due.at <= now) {
        const { run } = due;
        due = undefined;
        run();
      }
    },
    show: (isVisible: boolean) => {
      visible = isVisible;
      listener?.();
    },
  };
}

test("answers stay disabled until the text has been shown for the whole delay", () => {
  const { reports, pass } = world();
  pass(ANSWER_DELAY_MS - 1);
  expect(reports).toEqual([]);
  pass(1);
  expect(reports).toEqual([true]);
});

test("a panel that comes back into view disarms and waits anew", () => {
  const { reports, pass, show } = world();
  pass(ANSWER_DELAY_MS);
  show(false);
  show(true);
  expect(reports).toEqual([true, false]);
  pass(ANSWER_DELAY_MS - 1);
  expect(reports).toEqual([true, false]);
  pass(1);
  expect(reports).toEqual([true, false, true]);
});

test("a panel that goes out of view does not start the delay again", () => {
  const { reports, pass, show } = world();
  pass(300);
  show(false);
  pass(200);
  expect(reports).toEqual([true]);
});

test("a question that is gone reports nothing more", () => {
  const { reports, pass, show, stop } = world();
  stop();
  pass(ANSWER_DELAY_MS);
  show(true);
  expect(reports).toEqual([]);
});
