/** Messages that are being written, by run: what was meant for one run is never sent to another. */
export type Drafts = Readonly<Record<string, string>>;

/** What is left in the field once `sent` has gone: nothing, or what was added while it was on its way. */
export function withoutSent(draft: string, sent: string): string {
  return draft.startsWith(sent) ? draft.slice(sent.length).trimStart() : draft;
}
