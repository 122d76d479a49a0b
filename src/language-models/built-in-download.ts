/** Chrome fetches its model when a session is first asked for: gigabytes, so a run waits a while and then says how far it is. */
import { ModelError } from "../protocol/errors.ts";
import type { CoreOptions, PromptApi } from "./prompt-api.ts";

/** A run is told how far the download is after so long, and then asks again. */
const REPORT_AFTER_MS = 60_000;
const ASK_AGAIN_MS = 1000;

interface Download {
  done: Promise<void>;
  /** From 0 to 1; null before Chrome has said. */
  loaded: number | null;
}

/** One download a worker, whoever waits for it: that a run was stopped does not end it. */
const downloads = new WeakMap<PromptApi, Download>();

/**
 * Resolves when the model is there.
 * @throws {ModelError} `model-downloading`, retryable, when it is not by `reportAfterMs`; or why it cannot be fetched.
 */
export async function modelInPlace(
  api: PromptApi,
  options: CoreOptions,
  signal: AbortSignal,
  reportAfterMs = REPORT_AFTER_MS,
): Promise<void> {
  const download = downloads.get(api) ?? start(api, options);
  const { ended, release } = deadline(reportAfterMs, signal);
  try {
    await Promise.race([download.done, ended]);
  } catch (error) {
    if (error !== TOO_LONG) throw error;
    throw stillFetching(download.loaded);
  } finally {
    release();
  }
}

function start(api: PromptApi, options: CoreOptions): Download {
  const download: Download = { done: Promise.resolve(), loaded: null };
  download.done = api
    .create({
      ...options,
      monitor: (monitor) =>
        monitor.addEventListener("downloadprogress", ({ loaded }) => {
          download.loaded = loaded;
        }),
    })
    .then((session) => session.destroy())
    .finally(() => downloads.delete(api));
  // Each waiter sees the failure itself; with none left it is nobody's.
  download.done.catch(() => undefined);
  downloads.set(api, download);
  return download;
}

const TOO_LONG = Symbol("still downloading");

/** A promise that only ever rejects: with the time, or with the signal. */
function deadline(ms: number, signal: AbortSignal): { ended: Promise<never>; release: () => void } {
  let release = () => {};
  const ended = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(TOO_LONG), ms);
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    release = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
  });
  return { ended, release };
}

function stillFetching(loaded: number | null): ModelError {
  const progress = loaded === null ? "" : ` (${Math.floor(loaded * 100)} %)`;
  return new ModelError(
    "model-downloading",
    `Chrome is fetching its built-in model${progress}. That can take some minutes; run the task again when it is there.`,
    { retryable: true, retryAfterMs: ASK_AGAIN_MS },
  );
}
