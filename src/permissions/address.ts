/** Which addresses a run may open at all, before any grant is looked at (threat-model.md D8). */

export type AddressCheck = { ok: true; url: URL } | { ok: false; reason: string };

/** Control, format and other invisible characters: `URL` would drop some of them without a word. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/**
 * Parses an address and holds it against the policy.
 * @param named Origins that the user named: they alone may be IP addresses or lie on this machine or its network.
 */
export function checkAddress(address: string, named: readonly string[]): AddressCheck {
  if (INVISIBLE.test(address) || address.includes("\\")) {
    return no("The address holds a backslash or invisible characters.");
  }
  if (!URL.canParse(address)) return no(`“${address}” is no full address.`);
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return no(`Only http and https addresses can be opened, not “${url.protocol}”.`);
  }
  if (url.username !== "" || url.password !== "") return no("The address holds a user name or password.");
  if (isWebStore(url)) return no("Chrome lets no extension act on its web store.");
  if (isPrivateHost(url.hostname) && !named.includes(url.origin)) {
    return no(`${url.origin} lies on this machine or its network, or is a bare IP address, and you did not name it.`);
  }
  return { ok: true, url };
}

function no(reason: string): AddressCheck {
  return { ok: false, reason };
}

function isWebStore(url: URL): boolean {
  const host = withoutRootDot(url.hostname);
  if (host === "chromewebstore.google.com") return true;
  return host === "chrome.google.com" && /^\/webstore(?:\/|$)/.test(url.pathname);
}

function withoutRootDot(host: string): string {
  return host.replace(/\.+$/, "");
}

/** Names that never leave the machine or its network (RFC 6761, 6762, 8375, and common routers' choices). */
const LOCAL_SUFFIXES = ["localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa"];

/**
 * IP literals, loopback, and names of the local network. `URL` has already turned every spelling of an IPv4 address
 * (decimal, octal, hexadecimal, short) into four numbers.
 */
function isPrivateHost(hostname: string): boolean {
  const host = withoutRootDot(hostname.toLowerCase());
  if (host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host)) return true;
  if (!host.includes(".")) return true;
  return LOCAL_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

/** What in a text may be an address: with a scheme, or a host with or without a path. */
const ADDRESS_IN_TEXT =
  /https?:\/\/[^\s"'“”«»‘’<>`]+|(?<![\p{L}\p{N}@./-])(?:localhost|\[[0-9a-f:.]+\]|(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?#][^\s"'“”«»‘’<>`]*)?/giu;

/** Whether the user's own words hold this address, letter for letter once both are parsed. */
export function isNamedByUser(address: string, task: string): boolean {
  if (!URL.canParse(address)) return false;
  const { href } = new URL(address);
  return addressesIn(task).some((one) => one.href === href);
}

/** Origins of the addresses in the user's words, for `run.started`. Without a scheme both http and https are meant. */
export function originsNamedIn(task: string): string[] {
  return [...new Set(addressesIn(task).map((url) => url.origin))];
}

function addressesIn(task: string): URL[] {
  return [...task.matchAll(ADDRESS_IN_TEXT)].flatMap(([found]) => spellings(found)).flatMap(parsed);
}

/** An address at the end of a sentence or in brackets may or may not own its last marks. */
function spellings(found: string): string[] {
  const bare = found.replace(/[.,;:!?)\]}]+$/u, "");
  const both = bare === found ? [found] : [found, bare];
  return both.flatMap((one) => (/^https?:\/\//i.test(one) ? [one] : [`https://${one}`, `http://${one}`]));
}

function parsed(address: string): URL[] {
  return URL.canParse(address) ? [new URL(address)] : [];
}
