/** What a person reads as a number or a yes, as a value of the type that a schema asks for. Pure. */
import type { Property } from "./row-schema.ts";
import type { SeenValue } from "./source.ts";

/** A value of the schema's type; null where the page has none; undefined where it has one that is none of that type. */
export type Scalar = string | number | boolean | null | undefined;

const YES = new Set("yes true on y ok available included enabled ✓ ✔ ☑ ✅ ja oui sí si".split(" "));
const NO = new Set("no false off n unavailable excluded disabled ✗ ✘ ✕ ❌ ☐ nein non".split(" "));
/** How pages write that there is nothing. */
const ABSENT = /^(?:[-–—−]+|n\/a)?$/i;

/** Reads the values of one column, whose numbers are all written alike. */
export function readColumn(property: Property, values: readonly (SeenValue | undefined)[]): Scalar[] {
  const decimal = decimalSign(values.flatMap((value) => value?.text ?? []));
  return values.map((value) => allowed(property, readScalar(property, value, decimal)));
}

function readScalar(property: Property, value: SeenValue | undefined, decimal: DecimalSign): Scalar {
  if (value === undefined) return null;
  if (property.type === "boolean") return readBoolean(value);
  const text = unstruck(value.text).trim();
  if (ABSENT.test(text)) return null;
  if (property.type === "string") return text;
  const number = readNumber(text, decimal);
  return property.type === "integer" && number !== undefined && !Number.isInteger(number) ? undefined : number;
}

/** What is struck out holds no longer, where something else stands beside it. */
function unstruck(text: string): string {
  const valid = text.replace(/~~.*?~~/g, " ").trim();
  return valid === "" ? text.replaceAll("~~", "") : valid;
}

function allowed(property: Property, value: Scalar): Scalar {
  if (!property.choices || value === null || value === undefined) return value;
  const folded = String(value).toLocaleLowerCase();
  const choice = property.choices.find((each) => String(each).toLocaleLowerCase() === folded);
  return typeof choice === "string" || typeof choice === "number" || typeof choice === "boolean" ? choice : undefined;
}

function readBoolean({ text, checked }: SeenValue): Scalar {
  const word = text.trim().toLocaleLowerCase();
  if (checked !== undefined) return checked;
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return ABSENT.test(word) ? null : undefined;
}

/** One number with an optional sign, currency and unit: `$1,234.50`, `−3 °C`, `12 %`, `#1004`. */
const NUMBER =
  /^(?<before>(?:\p{Sc}|#|[A-Z]{3}\b|[+\-−]|\s)*)(?<digits>\d[\d.,'’\u00a0\u202f ]*)(?<after>\s*(?:\p{Sc}|%|°\p{L}?|\s\p{L}{1,12}\.?[²³]?|\p{L}{1,2}[²³]?)?)$/u;
/** Letters right behind a number that multiply it; which of them do depends on the trade. */
const MULTIPLIES = /^[kmbt]$/i;

/** A point or comma before three digits, with nothing to tell whether they are decimals. */
const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{3}$/;

/** Undefined for what is no single number, and for what may be either of two. */
export function readNumber(text: string, decimal: DecimalSign): number | undefined {
  const { before = "", digits = "", after = "" } = NUMBER.exec(text.trim())?.groups ?? {};
  if (digits === "" || MULTIPLIES.test(after) || (before.match(/[+\-−]/g) ?? []).length > 1) return undefined;
  if (decimal === undefined && AMBIGUOUS.test(digits.trim())) return undefined;
  const plain = plainDigits(digits.trim(), decimal ?? ".");
  if (plain === undefined) return undefined;
  return /[-−]/.test(before) ? -Number(plain) : Number(plain);
}

/** Digits with a point for the decimals; undefined where the groups are not those of one number. */
function plainDigits(digits: string, decimal: "." | ","): string | undefined {
  const [whole = "", fraction, ...more] = digits.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(/[.,'’\u00a0\u202f ]/);
  const isGrouped = groups.length === 1 || isGroups(groups);
  return isGrouped && whole !== "" ? `${groups.join("")}${fraction === undefined ? "" : `.${fraction}`}` : undefined;
}

/** Thousands, also in the Indian way: 12,34,567. */
function isGroups([first = "", ...rest]: readonly string[]): boolean {
  const last = rest.at(-1) ?? "";
  return /^\d{1,3}$/.test(first) && /^\d{3}$/.test(last) && rest.every((group) => /^\d{2,3}$/.test(group));
}

/** The sign before the decimals; undefined where nothing tells. */
export type DecimalSign = "." | "," | undefined;

/** Decimals that are not three, or that follow a group of thousands, leave no doubt; nor do two groups of thousands. */
const COMMA_DECIMALS = /^\D*(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:[.'’\s]\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})\D*$/;
const POINT_DECIMALS = /^\D*(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:[,'’\s]\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})\D*$/;

/** What the values of a column tell about their decimals, as far as they agree. */
export function decimalSign(texts: readonly string[]): DecimalSign {
  const hasComma = texts.some((text) => COMMA_DECIMALS.test(text));
  const hasPoint = texts.some((text) => POINT_DECIMALS.test(text));
  if (hasComma === hasPoint) return undefined;
  return hasComma ? "," : ".";
}
