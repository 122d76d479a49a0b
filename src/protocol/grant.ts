/** Who may read and change which site. A site is an exact origin: scheme, host and port. */

export type Mode = "read" | "write";
export type SiteSetting = "allow" | "ask" | "deny";

/** What the user set for one site, kept across restarts. */
export interface SiteRule {
  read: SiteSetting;
  write: SiteSetting;
  /** When a run that has looked at the site last ended, in milliseconds since 1970; absent while none has. */
  lastUsed?: number;
}
export type SiteRules = Record<string, SiteRule>;

/** How long a grant lasts: one snapshot or action, this task, or until the user takes it back. */
export type GrantScope = "once" | "task" | "always";

export interface Grant {
  origin: string;
  mode: Mode;
  scope: GrantScope;
  /** Where it came from, for the log: the user's answer, a flag of the command line. */
  source: "user" | "flag";
}

export type SiteAnswer = "once" | "task" | "always" | "deny";

/**
 * The exact origin of an address, or undefined for what is no web page. Opaque origins (`null`) never match a grant.
 * A host with a sign that no name has is none either: where the browser takes patterns of hosts, it means others too.
 */
export function webOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (/[%*]/.test(url.hostname)) return undefined;
  return url.protocol === "http:" || url.protocol === "https:" ? url.origin : undefined;
}
