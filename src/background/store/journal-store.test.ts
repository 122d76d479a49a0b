import { afterEach, expect, test, vi } from "vitest";
import { appendEvent, keptRuns } from "./journal-store.ts";

/** A request that fails, as Chrome's does when the profile's disk is busy or full. */
class FailingRequest extends EventTarget {
  readonly error = new DOMException("Internal error opening backing store", "UnknownError");

  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(new Event("error")));
  }
}

afterEach(() => vi.unstubAllGlobals());

test("a database that could not be opened is tried again, and what was to be written counts as not written", async () => {
  const open = vi.fn(() => new FailingRequest());
  vi.stubGlobal("indexedDB", { open });
  vi.stubGlobal("IDBRequest", FailingRequest);
  const resumed = { type: "run.resumed", runId: "r", seq: 2, at: 0 } as const;
  await expect(appendEvent(resumed)).rejects.toMatchObject({ code: "storage-full" });
  await expect(keptRuns()).rejects.toThrow("backing store");
  expect(open).toHaveBeenCalledTimes(2);
});
