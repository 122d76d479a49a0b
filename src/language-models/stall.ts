import { ModelError } from "../protocol/errors.ts";

/**
 * Passes a stream on and gives it up when nothing comes for `limitMs` after its first piece.
 * @throws {ModelError} `model-timeout`, retryable.
 */
export async function* withStallLimit<Piece>(
  pieces: AsyncIterable<Piece>,
  limitMs: number,
  giveUp: () => void,
): AsyncGenerator<Piece> {
  let stalled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stalled = true;
      giveUp();
    }, limitMs);
  };
  try {
    for await (const piece of pieces) {
      restart();
      yield piece;
    }
  } finally {
    clearTimeout(timer);
  }
  if (stalled) {
    throw new ModelError("model-timeout", `The model stopped in mid-answer for ${limitMs / 1000} s.`, {
      retryable: true,
    });
  }
}
