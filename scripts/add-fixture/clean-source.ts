/** What may stand in a fixture: no address of anybody, no secret, nothing that is loaded from elsewhere. Pure. */

/** Stands for every address that is not the page's own. */
export const SOMEWHERE = "https://example.org";
/** Longer values of attributes are data and not markup. */
const LONGEST_VALUE = 300;

/** Path and query on the page's own site, else the path on an address that is nobody's; other schemes lose what follows. */
export function withoutHost(address: string, base: string): string {
  if (address.trim() === "" || address.startsWith("#")) return address;
  if (!URL.canParse(address, base)) return "#";
  const { protocol, origin, pathname, search, hash } = new URL(address, base);
  if (protocol !== "http:" && protocol !== "https:" && protocol !== "file:") return protocol;
  const path = `${pathname}${withoutValues(search)}${hash}`;
  return origin === new URL(base).origin || protocol === "file:" ? path : `${SOMEWHERE}${path}`;
}

/** A query tells links apart; its values may be tokens. */
function withoutValues(query: string): string {
  return query.length > 60 ? "?q" : query;
}

/** A rule or a style without what it would load. */
export function withoutAddresses(css: string): string {
  return css
    .replace(/@(?:import|namespace|charset)\b[^;]*;/gi, "")
    .replace(/@font-face\s*\{[^}]*\}/gi, "")
    .replace(/url\((?:"[^"]*"|'[^']*'|[^)"']*)\)/gi, "none");
}

/** Whether an attribute is dropped: it runs something, carries data, or loads something. */
export function isDropped(name: string, value: string): boolean {
  if (/^(?:nonce|integrity|srcset|srcdoc|ping|crossorigin|imagesrcset|background|xmlns:.*)$/.test(name)) return true;
  return value.length > LONGEST_VALUE && !["style", "d", "points", "class"].includes(name);
}

/** What a fixture should not hold and a program cannot take out: told to whoever adds it. */
export function leftIn(html: string): string[] {
  const found = [
    ...(html.match(/\bhttps?:\/\/(?!example\.org|www\.w3\.org)[\w.-]+/gi) ?? []),
    ...(html.match(/[\w.+-]+@(?!example\.)[\w-]+\.[\w.]+/g) ?? []),
    ...(html.match(/<script\b/gi) ?? []),
  ];
  return [...new Set(found)];
}
