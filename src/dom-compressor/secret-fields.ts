/** Fields whose value never leaves the page (threat model D7): passwords, payment cards, one-time codes. */
import type { SecretKind } from "../protocol/snapshot.ts";
import { attributeOf } from "./dom-access.ts";
import { labelsOf } from "./labels.ts";
import { styleOf } from "./layout.ts";
import { inputTypeOf } from "./roles.ts";

/** https://html.spec.whatwg.org/#autofill-field */
const KIND_BY_AUTOCOMPLETE: Readonly<Record<string, SecretKind | undefined>> = {
  "current-password": "password",
  "new-password": "password",
  "one-time-code": "code",
  "cc-number": "card",
  "cc-csc": "card",
  "cc-exp": "card",
  "cc-exp-month": "card",
  "cc-exp-year": "card",
};

/** Looked for in name, id, label and placeholder with letters and digits alone, `-`, `_` and case left out. */
const PASSWORD_WORDS =
  /pass(?:word|wd|wort|phrase|code)|(?:^|\b(?:user|login|account|admin|my|old|new|repeat|confirm) ?)pass$|(?:^|\b)p(?:w|wd)(?:\b|$)|kennwort|contrase[nñ]a|mot ?de ?passe|senha|parola|пароль|密码|密碼|パスワード|비밀번호/u;
const CARD_WORDS =
  /card ?(?:number|num|no)\b|\bcc ?(?:number|num|no|csc|cvc|exp)|\bcv[cv]2?\b|\bcsc\b|card ?verification|security ?code|kartennummer|num[eé]ro ?de ?(?:la ?)?carte|n[uú]mero ?de ?(?:la ?)?tarjeta|\biban\b/u;
const CODE_WORDS =
  /one ?time|\botp\b|\btotp\b|\b2fa\b|\bmfa\b|verification ?code|auth(?:entication|enticator)? ?code|sms ?code|\bpin(?: ?code)?\b|einmal(?:code|passwort|kennwort)/u;

/** Types that cannot hold a secret of the kinds above. */
const HARMLESS_TYPES = new Set(
  "button checkbox color date datetime-local file hidden image month radio range reset search submit time week".split(
    " ",
  ),
);

/** Fields that were once password fields stay so: *Show password* only changes their type. */
const seenAsPassword = new WeakSet<Element>();

let typeChanges: MutationObserver | undefined;
const watchedForTypes = new WeakSet<Document | ShadowRoot>();

/** From now on a field of that tree is known for a password field also when it is shown before anyone has looked at it. */
export function watchForPasswords(tree: Document | ShadowRoot): void {
  typeChanges ??= new MutationObserver(notePasswords);
  notePasswords(typeChanges.takeRecords());
  if (watchedForTypes.has(tree)) return;
  watchedForTypes.add(tree);
  typeChanges.observe(tree, { subtree: true, attributeFilter: ["type"], attributeOldValue: true });
}

function notePasswords(records: readonly MutationRecord[]): void {
  for (const { target, oldValue } of records)
    if (target instanceof Element && oldValue?.toLowerCase() === "password") seenAsPassword.add(target);
}

/** Which kind of secret the field is for, or undefined when its value may be read. */
export function isSecretField(element: Element): SecretKind | undefined {
  if (isPasswordInput(element)) return "password";
  const byToken = kindByAutocomplete(element);
  if (byToken) return byToken;
  if (element instanceof HTMLInputElement) return HARMLESS_TYPES.has(element.type) ? undefined : kindByWords(element);
  return undefined;
}

function isPasswordInput(element: Element): boolean {
  if (inputTypeOf(element) === "password") seenAsPassword.add(element);
  if (seenAsPassword.has(element)) return true;
  const takesText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return takesText && !["", "none"].includes(styleOf(element).live.getPropertyValue("-webkit-text-security"));
}

function kindByAutocomplete(element: Element): SecretKind | undefined {
  for (const token of (attributeOf(element, "autocomplete") ?? "").toLowerCase().split(/\s+/)) {
    // Lists to choose from ask for a new password to be spared the browser's suggestions over their own.
    if (token === "new-password" && attributeOf(element, "role") === "combobox") continue;
    const kind = Object.hasOwn(KIND_BY_AUTOCOMPLETE, token) ? KIND_BY_AUTOCOMPLETE[token] : undefined;
    if (kind) return kind;
  }
  return undefined;
}

function kindByWords(field: HTMLInputElement): SecretKind | undefined {
  const labels = labelsOf(field).map((label) => label.textContent ?? "");
  const attributes = ["name", "id", "placeholder", "aria-label"].map((name) => attributeOf(field, name) ?? "");
  const words = [...attributes, ...labels].map(spellOut);
  const says = (pattern: RegExp) => words.some((text) => pattern.test(text));
  if (says(PASSWORD_WORDS)) return "password";
  if (says(CARD_WORDS)) return "card";
  return says(CODE_WORDS) ? "code" : undefined;
}

/** `cardNumber`, `card_number` and `Card number` read the same. */
function spellOut(text: string): string {
  return text
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
