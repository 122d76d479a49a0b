import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { within } from "./time-limit.ts";

const never = new Promise<never>(() => undefined);

describe("work within a limit", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("gives its value, asks for nothing else, and leaves no timer behind", async () => {
    const late = vi.fn();
    await expect(within(100, Promise.resolve("done"), late)).resolves.toBe("done");
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(late).not.toHaveBeenCalled();
  });

  test("fails as it fails, and leaves no timer behind", async () => {
    const fault = new Error("no page");
    await expect(within(100, Promise.reject(fault), () => "late")).rejects.toBe(fault);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is waited for up to the limit and not longer", async () => {
    const settled = vi.fn();
    void within(100, never, () => "late").then(settled);
    await vi.advanceTimersByTimeAsync(99);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith("late");
  });

  test("may still come first when what stands for it takes its time too", async () => {
    const work = new Promise((resolve) => setTimeout(resolve, 150, "work"));
    const result = within(100, work, () => never);
    await vi.advanceTimersByTimeAsync(150);
    await expect(result).resolves.toBe("work");
  });

  test("fails with the fault of what stands for it", async () => {
    const result = within(100, never, () => Promise.reject(new Error("refused")));
    const refused = expect(result).rejects.toThrow("refused");
    await vi.advanceTimersByTimeAsync(100);
    await refused;
  });

  test("that fails after the limit is nobody's fault", async () => {
    const work = new Promise((_resolve, reject) => setTimeout(reject, 150, new Error("too late")));
    const result = within(100, work, () => "late");
    await vi.advanceTimersByTimeAsync(150);
    await expect(result).resolves.toBe("late");
  });
});
