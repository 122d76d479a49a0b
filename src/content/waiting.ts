/** Waits that rest on conditions, never on a fixed sleep, and that end in hidden tabs too. */

/** Longer than any frame of a visible page; a hidden one draws none, and there this is what ends the wait. */
const FRAME_FALLBACK_MS = 60;
const POLL_MS = 50;

/** Resolves at the next frame, or a little later where none is drawn soon. */
export const nextFrame = (): Promise<void> => frameDrawn(FRAME_FALLBACK_MS);

/** Resolves at the next frame, or when `limitMs` have passed. */
export function frameDrawn(limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(finish);
    const timer = setTimeout(finish, limitMs);
  });
}

/** Resolves when the document has nothing to do, or `limitMs` have passed. */
export function idle(limitMs: number): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: limitMs }));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The same, ended early when the signal is aborted. */
export function pauseUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, signal.aborted ? 0 : milliseconds);
    signal.addEventListener("abort", finish);
  });
}

/**
 * Asks `probe` until it answers something other than undefined.
 * @returns the answer, or undefined when `limitMs` have passed. Rejects with the signal's reason when it is aborted.
 */
export async function until<Value>(
  probe: () => Value | undefined,
  { limitMs, everyMs = POLL_MS, signal }: { limitMs: number; everyMs?: number; signal?: AbortSignal },
): Promise<Value | undefined> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    signal?.throwIfAborted();
    const answer = probe();
    if (answer !== undefined) return answer;
    const left = deadline - performance.now();
    if (left <= 0) return undefined;
    await pause(Math.min(everyMs, left));
  }
}
