/** Secrets that the user has saved, in `storage.local`, which content scripts cannot read. A value leaves it for its own site alone. */
import { ProtocolError } from "../../protocol/errors.ts";
import { checkSecret, type SavedSecret, type SavedSecretView } from "../../protocol/secret.ts";
import { localArea } from "./kept-area.ts";

const KEY = "savedSecrets";

export async function readSavedSecrets(): Promise<SavedSecret[]> {
  const stored = await localArea.get(KEY);
  return Array.isArray(stored) ? (stored as SavedSecret[]) : []; // Written below alone.
}

/** What our own pages may know: everything but the values. */
export async function viewSecrets(): Promise<SavedSecretView[]> {
  return (await readSavedSecrets()).map(({ name, origin }) => ({ name, origin }));
}

/** One change after the other: each reads what the one before it wrote. */
let writing: Promise<unknown> = Promise.resolve();

function change(make: (secrets: SavedSecret[]) => SavedSecret[]): Promise<SavedSecretView[]> {
  const done = writing.then(async () => {
    await localArea.set({ [KEY]: make(await readSavedSecrets()) });
    return viewSecrets();
  });
  writing = done.catch(() => undefined);
  return done;
}

/** Saves a secret. @throws {ProtocolError} when it is none, or its name is taken */
export function addSecret(typed: SavedSecret): Promise<SavedSecretView[]> {
  return change((secrets) => {
    const checked = checkSecret(typed);
    if (!checked.ok) throw new ProtocolError("message-invalid", checked.problem);
    const { secret } = checked;
    if (secrets.some(({ name }) => name === secret.name)) {
      throw new ProtocolError("message-invalid", `There is a secret “${secret.name}” already: forget it first.`);
    }
    return [...secrets, secret];
  });
}

export const forgetSecret = (name: string): Promise<SavedSecretView[]> =>
  change((secrets) => secrets.filter((secret) => secret.name !== name));
