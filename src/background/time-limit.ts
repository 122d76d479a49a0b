/** Work that nobody waits for longer than a limit. */

/**
 * The value of the work; once the limit has passed, whichever comes first of that and of what `late` gives. The work
 * itself goes on, and its failure after that is nobody's.
 */
export async function within<Value, Late>(
  limitMs: number,
  work: Promise<Value>,
  late: () => Late | Promise<Late>,
): Promise<Value | Late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  try {
    return await Promise.race([work, passed.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
