import { ModelError } from "../protocol/errors.ts";

/** A local model may think for minutes before its first token. */
export const FIRST_PIECE_MS = 10 * 60_000;

export interface StallLimits {
  /** Until the first piece. */
  firstMs: number;
  betweenMs: number;
}

/**
 * Passes a stream on and gives it up when nothing comes for too long. The time that the reader takes for a piece does
 * not count.
 * @throws {ModelError} `model-timeout`, retryable.
 */
export async function* withStallLimit<Piece>(
  pieces: AsyncIterable<Piece>,
  limits: StallLimits,
  giveUp: () => void,
): AsyncGenerator<Piece> {
  const stall: { afterMs: number | null } = { afterMs: null };
  const start = (limitMs: number) =>
    setTimeout(() => {
      stall.afterMs = limitMs;
      giveUp();
    }, limitMs);
  let timer = start(limits.firstMs);
  try {
    for await (const piece of pieces) {
      clearTimeout(timer);
      yield piece;
      timer = start(limits.betweenMs);
    }
  } catch (error) {
    if (stall.afterMs === null) throw error;
  } finally {
    clearTimeout(timer);
  }
  if (stall.afterMs !== null) throw stalled(stall.afterMs);
}

function stalled(limitMs: number): ModelError {
  return new ModelError("model-timeout", `The model has sent nothing for ${limitMs / 1000} s.`, { retryable: true });
}
