/**
 * An area of `chrome.storage` as this worker last read it. A step of a run asks for secrets and rules a dozen times, and
 * to ask the browser takes a millisecond or two each time. What changes is read anew, whoever has changed it.
 */

/** What is needed of `chrome.storage.local` or `chrome.storage.session`. */
export type Area = Pick<chrome.storage.StorageArea, "get" | "set" | "remove" | "onChanged">;

export class KeptArea {
  private readonly kept = new Map<string, Promise<unknown>>();
  private isListening = false;

  /** @param area is asked for at each use: as a module is loaded there may be none yet */
  constructor(private readonly area: () => Area) {}

  /** The value under a key; undefined when there is none. It is shared: whoever changes it must make a copy. */
  async get(key: string): Promise<unknown> {
    this.listen();
    const known = this.kept.get(key);
    if (known) return known;
    const reading = this.area()
      .get(key)
      .then((stored: Record<string, unknown>) => stored[key]);
    this.kept.set(key, reading);
    try {
      return await reading;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  async set(values: Record<string, unknown>): Promise<void> {
    await this.changing(Object.keys(values), this.area().set(values));
  }

  async remove(key: string): Promise<void> {
    await this.changing([key], this.area().remove(key));
  }

  /** What is read while a change is under way may be the value of before. */
  private async changing(keys: string[], change: Promise<void>): Promise<void> {
    try {
      await change;
    } finally {
      for (const key of keys) this.kept.delete(key);
    }
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.area().onChanged.addListener((changes) => {
      for (const key of Object.keys(changes)) this.kept.delete(key);
    });
  }
}

/** Kept on the disk, beyond the end of the browser. */
export const localArea = new KeptArea(() => chrome.storage.local);

/** Kept in memory, and only as long as the browser runs. */
export const sessionArea = new KeptArea(() => chrome.storage.session);
