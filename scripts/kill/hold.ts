/**
 * Stops a worker exactly at an event of its journal. The worker itself is made to hold still there: the event is written
 * and nobody who waits for that ever hears of it, or it never comes to be written. Nothing of a run can go on then, for
 * each event is awaited before its effect, so whoever ends the worker afterwards ends it at exactly this point.
 */
import type { Worker } from "playwright";
import type { RunEventType } from "../../src/protocol/event.ts";

/** On which side of an event the worker dies. */
export type Edge = "before" | "after";

export interface Boundary {
  /** Counted from 1, over the events that this worker writes from now on. */
  nth: number;
  /** Only events of this type are counted; without it all are. */
  type?: RunEventType;
  edge: Edge;
}

/**
 * Arms the worker. @returns the type of the event at which it stands still, once it does
 * @throws when the worker ends before
 */
export function holdAt(worker: Worker, boundary: Boundary): Promise<string> {
  // No named functions in here: the loader would wrap them in a helper that the worker does not have.
  return worker.evaluate(({ nth, edge, type }) => {
    const { add } = IDBObjectStore.prototype;
    const { transaction } = IDBDatabase.prototype;
    const held: { by: IDBTransaction | null; type: string } = { by: null, type: "" };
    let count = 0;
    return new Promise<string>((resolve) => {
      IDBObjectStore.prototype.add = function (...given: [{ type: string }]) {
        if (this.name !== "events" || (type !== undefined && given[0].type !== type) || ++count < nth)
          return add.apply(this, given);
        held.type = given[0].type;
        if (count === nth && edge === "after") {
          held.by = this.transaction;
          return add.apply(this, given);
        }
        resolve(held.type);
        // What is awaited here never comes; the type is that of a request, which has nothing more to say.
        return new Promise(() => undefined) as never;
      };
      IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
        const opened = transaction.apply(this, given);
        // The first listener: who comes after it does not hear that the event is written.
        opened.addEventListener("complete", (event) => {
          if (opened !== held.by) return;
          event.stopImmediatePropagation();
          resolve(held.type);
        });
        return opened;
      };
    });
  }, boundary);
}
