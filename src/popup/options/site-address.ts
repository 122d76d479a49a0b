import { webOrigin } from "../../protocol/grant.ts";

export type SiteInput = { ok: true; origin: string } | { ok: false; problem: string };

/** Hosts of this machine speak plain http as a rule, all others https. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:|\/|$)/i;

/**
 * Reads what a person types for a site (`shop.example`, `localhost:3000`, a whole address) as an exact origin; a path
 * is dropped, for rules count for the site. Hosts come out in punycode, so that look-alike letters show.
 */
export function readSite(text: string): SiteInput {
  const input = text.trim();
  if (input === "") return { ok: false, problem: "Write a site, such as https://example.com." };
  if (input.includes("*")) {
    return { ok: false, problem: "A rule is for one exact site: write it without *." };
  }
  const origin = webOrigin(withScheme(input));
  if (origin === undefined || /[\s\\]/.test(input)) {
    return { ok: false, problem: `“${input}” is not a site on the web. It should look like https://example.com.` };
  }
  return { ok: true, origin };
}

/** `localhost:3000` would parse as the scheme `localhost`, so only `://` counts as one. */
function withScheme(input: string): string {
  if (input.includes("://")) return input;
  return LOOPBACK_HOST.test(input) ? `http://${input}` : `https://${input}`;
}
