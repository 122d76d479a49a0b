/** Work that may not take for ever. */

/**
 * The result of the work.
 * @param limit milliseconds
 * @throws when the work fails, or has not ended after so long; it is then left to itself
 */
export async function within<Result>(limit: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${limit / 1_000} s`)), limit);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
