/** Files for the next task: handed to the background as soon as they are chosen, named when the task starts. */
import type { StoreApi } from "zustand/vanilla";
import { refusalOf } from "./file-size.ts";
import type { CallBackground } from "./messaging.ts";
import type { AttachedFile, PanelState } from "./panel-state.ts";
import type { readBase64 } from "./read-base64.ts";

export class Attachments {
  /** By key: the background's id, or null for a file that it did not get. */
  private readonly uploads = new Map<string, Promise<string | null>>();

  constructor(
    private readonly store: StoreApi<PanelState>,
    private readonly call: CallBackground,
    private readonly read: typeof readBase64,
  ) {}

  /** Takes files; those that are too large are named in the notice, at once. */
  add(files: readonly File[]): void {
    this.store.setState({ notice: refusalOf(files) });
    for (const file of files) {
      if (refusalOf([file]) !== null) continue;
      const key = crypto.randomUUID();
      this.change((attached) => [...attached, { key, name: file.name, size: file.size, isReady: false }]);
      this.uploads.set(key, this.upload(key, file));
    }
  }

  async remove(key: string): Promise<void> {
    this.forget([key]);
    const upload = this.uploads.get(key);
    this.uploads.delete(key);
    const attachmentId = await upload;
    if (attachmentId) await this.call("attachment-remove", { attachmentId });
  }

  /** The files that are there now, once the background has them; null when it did not get one of them. */
  async ready(): Promise<{ keys: string[]; attachmentIds: string[] } | null> {
    const uploads = this.keys().map(async (key) => ({ key, id: await this.uploads.get(key) }));
    const ended = await Promise.all(uploads);
    if (ended.some(({ id }) => id === null)) return null;
    const attached = this.keys(); // Without what the user took away meanwhile.
    const files = ended.filter(({ key }) => attached.includes(key));
    return {
      keys: files.map(({ key }) => key),
      attachmentIds: files.map(({ id }) => id).filter((id) => typeof id === "string"),
    };
  }

  /** These belong to a task now. */
  handedOver(keys: readonly string[]): void {
    this.forget(keys);
    for (const key of keys) this.uploads.delete(key);
  }

  private async upload(key: string, file: File): Promise<string | null> {
    const base64 = await this.read(file).catch(() => null);
    if (base64 === null)
      return this.fail(key, `“${file.name}” cannot be read. Choose it again; a folder cannot be attached.`);
    const reply = await this.call("attachment-add", { name: file.name, type: file.type, base64 });
    if (!reply.ok) return this.fail(key, reply.error.message);
    this.change((attached) => attached.map((one) => (one.key === key ? { ...one, isReady: true } : one)));
    return reply.value.attachmentId;
  }

  /** One that the user has taken away meanwhile needs no words. */
  private fail(key: string, notice: string): null {
    if (this.keys().includes(key)) this.store.setState({ notice });
    this.forget([key]);
    return null;
  }

  private keys(): string[] {
    return this.store.getState().attached.map(({ key }) => key);
  }

  private forget(keys: readonly string[]): void {
    this.change((attached) => attached.filter(({ key }) => !keys.includes(key)));
  }

  private change(change: (attached: AttachedFile[]) => AttachedFile[]): void {
    this.store.setState(({ attached }) => ({ attached: change(attached) }));
  }
}
