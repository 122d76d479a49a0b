/**
 * Files that the user attached to a task, in IndexedDB: they outlive the worker, not the day. The journal holds only
 * what describes them; what they hold is read when a page is given it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { AgentError, ConfigurationError } from "../../protocol/errors.ts";
import type { Attachment } from "../../protocol/event.ts";
import type { FileContent } from "../../protocol/messages.ts";
import { cleanFileName, makeNamesUnique } from "./file-names.ts";

interface AttachmentRow extends FileContent {
  attachmentId: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  addedAt: number;
}

interface Schema extends DBSchema {
  files: { key: string; value: AttachmentRow; indexes: { addedAt: number } };
}

const MEGABYTE = 1024 * 1024;
/** The largest file that is taken. */
const LARGEST_FILE = 20 * MEGABYTE;
/** Files go to a page in one message, and Chrome sends none of 64 MB; base64 makes a third more of them. */
const MOST_AT_ONCE = 40 * MEGABYTE;
const KEPT_MS = 24 * 60 * 60 * 1000;

const MIME_TYPE = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

let database: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>("deckhand-attachments", 1, {
    upgrade(db) {
      db.createObjectStore("files", { keyPath: "attachmentId" }).createIndex("addedAt", "addedAt");
    },
    terminated() {
      database = undefined;
    },
  });
  // A database that could not be opened is tried again the next time.
  database.catch(() => {
    database = undefined;
  });
  return database;
}

/**
 * Keeps a file for a task that is not started yet.
 * @throws {ConfigurationError} `file-refused` when it is over 20 MB or not what it should be, `storage-full` when the
 *   browser refuses to write
 */
export async function addAttachment(file: FileContent): Promise<{ attachmentId: string }> {
  const name = cleanFileName(file.name);
  const size = sizeOf(file, name);
  const type = MIME_TYPE.test(file.type) ? file.type : "";
  const attachmentId = crypto.randomUUID();
  const row: AttachmentRow = { attachmentId, name, type, base64: file.base64, size, addedAt: Date.now() };
  await write(async (db) => {
    await db.add("files", row);
  });
  return { attachmentId };
}

/** Forgets a file; one that is not there is none the worse for it. */
export async function removeAttachment(attachmentId: string): Promise<void> {
  await (await open()).delete("files", attachmentId);
}

/**
 * What is to be known of files without what they hold, in the order asked for. Names are made unique: `a (2).png`.
 * @throws {ConfigurationError} `file-missing` when one is no longer kept
 */
export async function describeAttachments(attachmentIds: readonly string[]): Promise<Attachment[]> {
  const rows = await Promise.all([...new Set(attachmentIds)].map(readRow));
  const names = makeNamesUnique(rows.map(({ name }) => name));
  return rows.map(({ attachmentId, name, type, size }, index) => ({
    attachmentId,
    name: names[index] ?? name,
    type,
    size,
  }));
}

/**
 * What the named files of a task hold, under the names that the task knows them by.
 * @throws {ConfigurationError} `file-missing` for a name that none of them has, or one that is no longer kept;
 *   `file-refused` when they are too much for one message
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  names: readonly string[],
): Promise<FileContent[]> {
  const wanted = [...new Set(names)].map((name) => attachmentNamed(attachments, name));
  const bytes = wanted.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_AT_ONCE) {
    throw refused(
      `These files are ${megabytes(bytes)} together. A page can be given ${megabytes(MOST_AT_ONCE)} at once.`,
    );
  }
  return Promise.all(
    wanted.map(async ({ attachmentId, name }) => {
      const { type, base64 } = await readRow(attachmentId);
      return { name, type, base64 };
    }),
  );
}

/** Forgets files that were attached more than a day ago. */
export async function pruneAttachments(): Promise<void> {
  const transaction = (await open()).transaction("files", "readwrite");
  const old = IDBKeyRange.upperBound(Date.now() - KEPT_MS);
  for (const key of await transaction.store.index("addedAt").getAllKeys(old)) await transaction.store.delete(key);
  await transaction.done;
}

async function readRow(attachmentId: string): Promise<AttachmentRow> {
  const row = await (await open()).get("files", attachmentId);
  if (!row) throw new ConfigurationError("file-missing", "An attached file is no longer kept. Attach it again.");
  return row;
}

function attachmentNamed(attachments: readonly Attachment[], name: string): Attachment {
  const attachment = attachments.find((candidate) => candidate.name === name);
  if (attachment) return attachment;
  const known = attachments.map((candidate) => `“${candidate.name}”`).join(", ");
  const what = known === "" ? "No file is attached to this task." : `Attached to this task: ${known}.`;
  throw new ConfigurationError("file-missing", `There is no file “${cleanFileName(name)}”. ${what}`);
}

/** Bytes of a file, which must be one that can be kept. */
function sizeOf({ base64 }: FileContent, name: string): number {
  if (base64.length % 4 !== 0) throw refused(`The file “${name}” did not arrive whole. Attach it again.`);
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  const size = (base64.length / 4) * 3 - padding;
  if (size > LARGEST_FILE) {
    throw refused(`The file “${name}” has ${megabytes(size)}. A file can have up to ${megabytes(LARGEST_FILE)}.`);
  }
  if (!BASE64.test(base64)) throw refused(`The file “${name}” did not arrive whole. Attach it again.`);
  return size;
}

const refused = (message: string) => new ConfigurationError("file-refused", message);
const megabytes = (bytes: number) => `${Math.ceil((bytes / MEGABYTE) * 10) / 10} MB`;

async function write(work: (db: IDBPDatabase<Schema>) => Promise<void>): Promise<void> {
  try {
    await work(await open());
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new ConfigurationError(
      "storage-full",
      "Deckhand cannot keep this file. Free some disk space and attach it again.",
      { cause: error },
    );
  }
}
