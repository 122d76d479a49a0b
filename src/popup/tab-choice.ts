/** Which tab a panel acts on: the one named in its address (`?tab=<id>`), else the active one. */
export type TabChoice = { kind: "active" } | { kind: "fixed"; tabId: number } | { kind: "invalid"; text: string };

/** Reads `location.search`. A number that is none is reported, so that a slip never acts on some other tab. */
export function readTabChoice(search: string): TabChoice {
  const text = new URLSearchParams(search).get("tab");
  if (text === null) return { kind: "active" };
  return /^\d{1,15}$/.test(text) ? { kind: "fixed", tabId: Number(text) } : { kind: "invalid", text };
}
