/** What counts as an address in a task, and what it becomes. */
import { FILE_LIKE_DOMAINS } from "./words.ts";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}](?::\d{1,5})?(?:[/?#]\S*)?$/u;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:[/?#]\S*)?$/;
const LOCAL = /^(?:localhost|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/i;

/** Whether a single word is meant as an address: with a scheme, a host, or a path that begins with a slash. */
export function looksLikeAddress(word: string): boolean {
  if (/\s/.test(word) || word === "" || word === "/") return word === "/";
  if (word.startsWith("/")) return !word.startsWith("//");
  return isHostLike(word) || (SCHEME.test(word) && word.length > word.indexOf(":") + 1);
}

function isHostLike(word: string): boolean {
  return LOCAL.test(word) || IPV4.test(word) || HOST.test(word);
}

/** "readme.md" may be a host and may be a file's name. */
export function mayBeFileName(word: string): boolean {
  const ending = /^[^/:]+\.([a-z]+)$/i.exec(word)?.[1];
  return ending !== undefined && FILE_LIKE_DOMAINS.has(ending.toLowerCase());
}

export type ResolvedAddress = { ok: true; address: string } | { ok: false; message: string };

/**
 * The full address that was meant. Without a scheme a host gets https, this machine gets http; a path belongs to the
 * page. Only http and https pass.
 */
export function resolveAddress(word: string, pageUrl: string): ResolvedAddress {
  const address = withScheme(word, pageUrl);
  if (address === undefined || !URL.canParse(address)) return { ok: false, message: `“${word}” is no address.` };
  const url = new URL(address);
  if (url.protocol === "http:" || url.protocol === "https:") return { ok: true, address: keepSpelling(address, url) };
  return { ok: false, message: `Only http and https addresses can be opened, not “${url.protocol}”.` };
}

function withScheme(word: string, pageUrl: string): string | undefined {
  if (word.startsWith("/")) return URL.canParse(word, pageUrl) ? new URL(word, pageUrl).href : undefined;
  if (LOCAL.test(word) || /^127(?:\.\d{1,3}){3}(?:[:/?#]|$)/.test(word)) return `http://${word}`;
  return isHostLike(word) ? `https://${word}` : word;
}

/** `https://example.com` stays as short as it was said; anything odd takes the parser's spelling. */
function keepSpelling(address: string, url: URL): string {
  return url.href === `${address}/` ? address : url.href;
}
