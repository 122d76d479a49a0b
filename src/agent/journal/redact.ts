/** The last gate before anything is written or sent: known secret values are replaced by their names, however they are spelt. */

/** Values shorter than this are words that occur by themselves; replacing them would say more than it hides. */
const SHORTEST_SECRET = 3;

function spellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const addressed = addressSpellings(value);
  const inSmallLetters = addressed.map((one) => one.replace(/%../g, (code) => code.toLowerCase()));
  return [...new Set([value, json, markup(value), ...addressed, ...inSmallLetters, ...base64Spellings(value)])];
}

/** As a script, a form's fields, and each part of an address write it. */
function addressSpellings(value: string): string[] {
  const url = new URL("https://a.example/");
  url.pathname = `/x${value}x`;
  url.search = `x${value}x`;
  url.hash = `x${value}x`;
  const parts = [url.pathname.slice(2, -1), url.search.slice(2, -1), url.hash.slice(2, -1)];
  // Half a character, which a script may hold, has no spelling in UTF-8.
  const encoded = encodeURIComponent(value.toWellFormed());
  const field = new URLSearchParams({ x: value }).toString().slice(2);
  // Of a value with line breaks or dots an address keeps less, which is no spelling of it.
  return [encoded, field, ...parts.filter((part) => part.length >= value.length)];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** As HTML is written: in an attribute with quotes, in text without. */
const markup = (value: string): string => value.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

function base64Spellings(value: string): string[] {
  const bytes = new TextEncoder().encode(value);
  const base64 = btoa(String.fromCharCode(...bytes));
  const bare = base64.replace(/=+$/, "");
  return [base64, bare, bare.replaceAll("+", "-").replaceAll("/", "_")];
}

/**
 * A function that replaces every known secret in a text by `{{secret:name}}`: raw, JSON-escaped, URL- and base64-encoded.
 * @param secrets values by name
 */
export function redactor(secrets: Record<string, string>): (text: string) => string {
  const pairs = Object.entries(secrets)
    .filter(([, value]) => value.length >= SHORTEST_SECRET)
    .flatMap(([name, value]) => spellings(value).map((spelling) => ({ spelling, mask: `{{secret:${name}}}` })))
    .sort((left, right) => right.spelling.length - left.spelling.length);
  return (text) => pairs.reduce((result, { spelling, mask }) => result.replaceAll(spelling, mask), text);
}

/** What the run works with and nobody writes: a password that happens to be part of it must not break it. */
const MACHINE_FIELDS = new Set([
  "access",
  "action",
  "actionId",
  "boundary",
  "by",
  "code",
  "documentId",
  "kind",
  "mode",
  "modes",
  "model",
  "named",
  "origin",
  "outcome",
  "prefix",
  "questionId",
  "ref",
  "runId",
  "scope",
  "source",
  "status",
  "type",
]);

/** The same over every text of plain data. */
export function redactDeep<Data>(data: Data, redact: (text: string) => string): Data {
  if (typeof data === "string") return redact(data) as Data & string;
  if (Array.isArray(data)) return data.map((item) => redactDeep(item, redact)) as Data & unknown[];
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, redactField(key, value, redact)]);
  // The shape is the same: only strings inside were replaced.
  return Object.fromEntries(entries) as Data;
}

function redactField(key: string, value: unknown, redact: (text: string) => string): unknown {
  if (key === "url" && typeof value === "string" && URL.canParse(value)) return redactPath(value, redact);
  const isMachines = MACHINE_FIELDS.has(key) && (typeof value !== "object" || Array.isArray(value));
  return isMachines ? value : redactDeep(value, redact);
}

/** A host is public; what stands behind it may not be. */
function redactPath(address: string, redact: (text: string) => string): string {
  const { origin } = new URL(address);
  return address.startsWith(origin) ? `${origin}${redact(address.slice(origin.length))}` : redact(address);
}

const PLACEHOLDER = /\{\{secret:([\w-]+)\}\}/g;

/** The names of the secrets that a text refers to. */
export function secretNames(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

/** Puts the values in; a name that is not known stays as it stands. */
export function resolveSecrets(text: string, secrets: Record<string, string>): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) =>
    Object.hasOwn(secrets, name) ? (secrets[name] ?? placeholder) : placeholder,
  );
}
