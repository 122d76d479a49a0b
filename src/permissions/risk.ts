/**
 * Has this action consequences that a person should have said yes to? Decided from facts about the element alone
 * (threat-model.md D6): its kind, its name in many languages, the form it sends and where to. Never from page prose,
 * and never from anything a model says.
 */
import type { Action, ActionOf } from "../protocol/action.ts";
import { parseChord } from "../protocol/keys.ts";
import type { ConsequenceKind, Effect } from "../protocol/question.ts";
import type { ElementFacts, FormFacts } from "../protocol/snapshot.ts";
import {
  BIN_WORDS,
  CHECKOUT_PAGE_WORDS,
  CONSEQUENCE_WORDS,
  DENYING_WORDS,
  HARMLESS_WORDS,
  ICON_WORDS,
  MESSAGE_FIELD_WORDS,
  type NamedKind,
  SEARCH_FIELD_WORDS,
} from "./consequence-words.ts";
import { describeDrop, describeEffect, quoted } from "./effect.ts";
import { foldName, wordList, wordMatcher } from "./words-in-name.ts";

/** What an action does to the element it is aimed at, in the terms that matter here. */
export type Gesture = "activate" | "send" | "toggle";

/** Gravest first; the first that applies names the effect. */
const GRAVITY: readonly ConsequenceKind[] = [
  "pay",
  "delete",
  "credentials",
  "upload",
  "send",
  "share",
  "consent",
  "sign-in",
  "download",
  "submit",
];

/**
 * The effect that needs a yes, or null when the action has no consequences of that kind.
 * @param read The target's facts; for a key without a target those of the focused element, `null` when nothing is focused.
 */
export function consequenceOf(action: Action, read: ElementFacts | null): Effect | null {
  if (mayBeShortcut(action, read)) return shortcutEffect(action);
  if (mayDelete(action, read)) return deleteKeyEffect(action, read);
  if (read === null) return null;
  const facts = maySubmit(action, read) ? { ...read, submits: read.submits || read.form !== undefined } : read;
  const gesture = gestureOf(action, facts);
  if (gesture === undefined) return null;
  const kinds = kindsOf(gesture, facts);
  if (savesLink(action, facts)) kinds.add("download");
  if (sendsLines(action, facts)) kinds.add("send");
  if (action.action === "select_option") for (const kind of optionKinds(action.option, facts)) kinds.add(kind);
  const kind = GRAVITY.find((one) => kinds.has(one));
  return kind === undefined ? null : describeEffect(action, facts, kind, isSending(gesture, facts));
}

/**
 * The same for an action on several things: of a form's fields each counts as if it were set by itself, and what is
 * dragged somewhere may do what the place is called.
 * @param facts of its targets, by ref; for a key without a target those of the focused element
 */
export function consequenceOfAll(action: Action, facts: readonly ElementFacts[]): Effect | null {
  if (action.action === "drag") return consequenceOf(action, facts[0] ?? null) ?? dropEffect(action, facts);
  if (action.action !== "fill_form") return consequenceOf(action, facts[0] ?? null);
  const effects = action.fields.flatMap(({ ref, value }) => {
    const target = facts.find((one) => one.ref === ref);
    return (target && consequenceOf(settingAlone(ref, value, target), target)) ?? [];
  });
  return GRAVITY.map((kind) => effects.find((effect) => effect.kind === kind)).find((effect) => effect) ?? null;
}

function settingAlone(ref: string, value: string | boolean, { role }: ElementFacts): Action {
  if (typeof value === "boolean") return { action: "set_checked", ref, checked: value };
  if (TOGGLES.has(role))
    return { action: "set_checked", ref, checked: !/^(?:|0|false|no|off|unchecked)$/i.test(value.trim()) };
  return TEXT_FIELDS.has(role) ? { action: "type", ref, text: value } : { action: "select_option", ref, option: value };
}

/** Whether the action presses a control or follows a link, by pointer or by key. */
export function activates(action: Action, facts: ElementFacts): boolean {
  return gestureOf(action, facts) === "activate";
}

/** With Alt held a click on a link saves what it leads to. */
function savesLink(action: Action, facts: ElementFacts): boolean {
  return action.action === "click" && facts.href !== undefined && action.modifiers?.includes("Alt") === true;
}

/** Letters that with Control or Command held select, copy, paste, undo, format, or open a search. */
const EDITING_LETTERS: ReadonlySet<string> = new Set("abcikuvxyz");

/**
 * Pages bind commands to characters: in a field to those with Alt held, where they are access keys
 * (https://html.spec.whatwg.org/#the-accesskey-attribute), or with Control or Command, and outside of fields to any.
 */
function mayBeShortcut(action: Action, facts: ElementFacts | null): action is ActionOf<"press_key"> {
  const chord = action.action === "press_key" ? parseChord(action.key) : undefined;
  if (chord === undefined || [...chord.key].length !== 1) return false;
  if (chord.modifiers.includes("Alt")) return true;
  if (chord.modifiers.some((modifier) => COMMANDING.has(modifier))) return !EDITING_LETTERS.has(chord.key);
  return chord.key !== " " && !(facts !== null && FIELDS.has(facts.role));
}

const COMMANDING: ReadonlySet<string> = new Set(["Control", "Meta"]);

function shortcutEffect({ key }: ActionOf<"press_key">): Effect {
  return { kind: "shortcut", title: `Press ${key}`, lines: [] };
}

/** A bin deletes what is dropped on it, whatever that is called. */
function dropEffect(action: ActionOf<"drag">, facts: readonly ElementFacts[]): Effect | null {
  const place = facts.find(({ ref }) => ref === action.to);
  if (place === undefined) return null;
  const kinds = new Set<ConsequenceKind>(namedKinds(place.name));
  if (BIN.matches(foldName(place.name))) kinds.add("delete");
  const kind = GRAVITY.find((one) => kinds.has(one));
  return kind === undefined ? null : describeDrop(place, facts[0], kind);
}

/** Outside of a field the key does not delete characters, but what is selected. */
function mayDelete(action: Action, facts: ElementFacts | null): action is ActionOf<"press_key"> {
  if (action.action !== "press_key" || (facts !== null && FIELDS.has(facts.role))) return false;
  return ["Delete", "Backspace"].includes(parseChord(action.key)?.key ?? "");
}

function deleteKeyEffect({ key }: ActionOf<"press_key">, facts: ElementFacts | null): Effect {
  const where = facts?.name ? ` in ${quoted(facts.name)}` : "";
  return { kind: "delete", title: `Press ${key}${where}`, lines: ["The page may delete what is selected."] };
}

/** What the action comes to: "Enter" on a button is a click, "Enter" in a field sends its form. */
function gestureOf(action: Action, facts: ElementFacts): Gesture | undefined {
  switch (action.action) {
    case "click":
      return (action.button ?? "left") === "right" ? undefined : clickGesture(facts);
    case "navigate":
      return action.ref === undefined ? undefined : "activate";
    case "type":
      return action.submit ? "send" : undefined;
    case "press_key":
      return keyGesture(action, facts);
    case "set_checked":
      return "toggle";
    case "select_option":
      return FIELDS.has(facts.role) ? "toggle" : "activate";
    case "drag":
      return PRESSED.has(facts.role) ? "activate" : undefined;
    default:
      return undefined;
  }
}

const TOGGLES: ReadonlySet<string> = new Set(["checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio"]);
const TEXT_FIELDS: ReadonlySet<string> = new Set(["textbox", "searchbox", "spinbutton", "slider"]);
const FIELDS: ReadonlySet<string> = new Set(["textbox", "searchbox", "combobox", "spinbutton", "listbox", "slider"]);

/** A drag begins with a press, at which some of these act already; others act where they are slid to: “Slide to pay”. */
const PRESSED: ReadonlySet<string> = new Set(["button", "menuitem", "slider"]);

/** A click into a text field only puts the caret there. */
function clickGesture(facts: ElementFacts): Gesture | undefined {
  // A button that sends its form does so whatever role it was given.
  if (facts.inputType === "file" || (facts.tag === "button" && facts.submits)) return "activate";
  if (TOGGLES.has(facts.role)) return "toggle";
  return FIELDS.has(facts.role) ? undefined : "activate";
}

function keyGesture(action: ActionOf<"press_key">, facts: ElementFacts): Gesture | undefined {
  const isSpace = parseChord(action.key)?.key === " ";
  if (FIELDS.has(facts.role) || isEnterOnToggle(action.key, facts)) return isEnter(action.key) ? "send" : undefined;
  return isEnter(action.key) || isSpace ? clickGesture(facts) : undefined;
}

/**
 * Control+Enter is what many pages send a many-line field with, where plain Enter begins a new line, or Enter behind what
 * is typed to be sent; and Enter on a
 * checkbox submits its form (https://html.spec.whatwg.org/#implicit-submission).
 */
function maySubmit(action: Action, facts: ElementFacts): boolean {
  if (action.action === "type") return action.submit === true && isManyLined(facts);
  if (action.action !== "press_key") return false;
  const chord = parseChord(action.key);
  const isCommand = chord?.key === "Enter" && chord.modifiers.some((modifier) => COMMANDING.has(modifier));
  return isCommand || isEnterOnToggle(action.key, facts);
}

/** Enter is a new line there, or what the page makes of it. */
const isManyLined = ({ role, tag }: ElementFacts): boolean =>
  TYPED.has(role) && !["input", "select", "button"].includes(tag);
const TYPED: ReadonlySet<string> = new Set(["textbox", "searchbox", "combobox"]);

/** To send lines that belong to no form is what nobody would press Enter behind them for but in a chat. */
function sendsLines(action: Action, facts: ElementFacts): boolean {
  const isText = isManyLined(facts) && facts.role === "textbox" && facts.form === undefined;
  return action.action === "type" && action.submit === true && isText && !SEARCH_FIELD.matches(foldName(facts.name));
}

function isEnterOnToggle(key: string, facts: ElementFacts): boolean {
  return isEnter(key) && TOGGLES.has(facts.role);
}

function isEnter(key: string): boolean {
  return parseChord(key)?.key === "Enter";
}

/** Whether a form goes out. */
function isSending(gesture: Gesture, facts: ElementFacts): boolean {
  return gesture !== "toggle" && facts.submits && facts.form !== undefined && facts.form.method !== "dialog";
}

function kindsOf(gesture: Gesture, facts: ElementFacts): Set<ConsequenceKind> {
  if (gesture === "toggle") return toggleKinds(facts);
  const kinds = gesture === "send" ? sendingKinds(facts) : activationKinds(facts);
  if (isSending(gesture, facts) && facts.form !== undefined) {
    for (const kind of formKinds(facts.form, facts)) kinds.add(kind);
  }
  return kinds;
}

/** Enter in a field: what the form's button says, or a message that goes out without any form. */
function sendingKinds(facts: ElementFacts): Set<ConsequenceKind> {
  if (facts.submits) return new Set(namedKinds(facts.form?.submitter ?? ""));
  const isGet = facts.form?.method === "get" && facts.form.fields.length > 1;
  const isMessage = !isGet && MESSAGE_FIELD.matches(foldName(facts.name));
  // Many a page presses the form's button when Enter is pressed in its lines.
  const byButton = isManyLined(facts) ? namedKinds(facts.form?.submitter ?? "") : [];
  return new Set([...byButton, ...(isMessage ? (["send"] as const) : [])]);
}

/** Short links may be commands; long ones are headlines about them. */
const MOST_WORDS_OF_A_COMMAND = 5;

function activationKinds(facts: ElementFacts): Set<ConsequenceKind> {
  if (facts.inputType === "file") return new Set(["upload"]);
  const kinds = new Set<ConsequenceKind>(facts.download ? ["download"] : []);
  const isLink = leadsElsewhere(facts);
  const isLong = foldName(facts.name).split(" ").length > MOST_WORDS_OF_A_COMMAND;
  for (const kind of isLink && isLong ? [] : namedKinds(facts.name)) {
    // A link to the page where one signs in, or pays, does neither.
    const onlyLeadsThere =
      isLink && (kind === "sign-in" || (kind === "pay" && CHECKOUT_PAGE.matches(foldName(facts.name))));
    if (!onlyLeadsThere) kinds.add(kind);
  }
  for (const kind of [...iconKinds(facts), ...commandKinds(facts.href)]) kinds.add(kind);
  return kinds;
}

/** What an address itself orders, whatever leads there: `?action=delete&id=7`, `?_method=DELETE`. Other orders lead to a form first. */
function commandKinds(address: string | undefined): NamedKind[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const kinds: NamedKind[] = [];
  new URL(address).searchParams.forEach((value, name) => {
    if (COMMAND_PARAMETERS.has(name.toLowerCase()))
      kinds.push(...namedKinds(value).filter((kind) => kind === "delete"));
  });
  return kinds;
}

const COMMAND_PARAMETERS: ReadonlySet<string> = new Set(
  "action act do cmd command op operation method _method task".split(" "),
);

/** What a button says by its picture alone: the compressor names it `trash icon`, or leaves the sign as it is. */
function iconKinds({ name }: ElementFacts): NamedKind[] {
  const folded = foldName(name);
  const isSign = !/[\p{L}\p{N}]/u.test(folded);
  if (!isSign && !folded.endsWith(" icon")) return [];
  const said = ` ${isSign ? [...name].join(" ") : folded} `;
  return ICONS.filter(({ entries }) => entries.some((entry) => said.includes(` ${entry} `))).map(({ kind }) => kind);
}

/** A link with an address of its own. One that ends in a fragment is as likely a button of a script. */
function leadsElsewhere({ href, submits }: ElementFacts): boolean {
  return href !== undefined && !submits && /^https?:[^#]*$/i.test(href);
}

/** A switch acts at once, and so may a checkbox that no form sends later. */
function toggleKinds(facts: ElementFacts): Set<ConsequenceKind> {
  if (FIELDS.has(facts.role) || (waitsForForm(facts) && facts.role !== "switch")) return new Set();
  return new Set(namedKinds(facts.name).filter(isAtOnce));
}

/** What is set in a form counts when its button sends it. Without such a button a script sends it, perhaps at the change. */
function waitsForForm({ form }: ElementFacts): boolean {
  return form?.submitter !== undefined;
}

const isAtOnce = (kind: NamedKind): boolean => ["credentials", "share", "consent", "delete"].includes(kind);

/** An item of a menu is a command. What is chosen in a field waits for its form, and without one counts as a switch does. */
function optionKinds(option: string, facts: ElementFacts): ConsequenceKind[] {
  const kinds = [option, ...option.split(/[/>›→]/u)].flatMap(namedKinds);
  if (!FIELDS.has(facts.role)) return kinds;
  if (waitsForForm(facts)) return [];
  return [...kinds.filter(isAtOnce), ...(facts.form?.method === "post" ? (["submit"] as const) : [])];
}

/** What the form itself tells: its secrets, its method, its destination. */
function formKinds(form: FormFacts, facts: ElementFacts): ConsequenceKind[] {
  const secrets = form.fields.flatMap(({ secret }) => secret ?? []);
  const passwords = secrets.filter((secret) => secret === "password").length;
  const kinds: ConsequenceKind[] = [];
  if (secrets.includes("card")) kinds.push("pay");
  // A second password field is where a new password is repeated.
  if (passwords > 1) kinds.push("credentials");
  if (passwords === 1 || secrets.includes("code")) kinds.push("sign-in");
  if (form.method === "post" || isForeign(form.action, facts.origin)) kinds.push("submit");
  if (form.method === "post") kinds.push(...commandKinds(form.action));
  return kinds;
}

/** Where the form goes is another site, or cannot be told. */
export function isForeign(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return true;
  const url = new URL(address);
  // A script is run by the page it stands on and takes the form nowhere by itself.
  return url.protocol !== "javascript:" && url.origin !== origin;
}

const MATCHERS = Object.entries(CONSEQUENCE_WORDS).map(([kind, languages]) => ({
  kind,
  matcher: wordMatcher(Object.values(languages).flatMap(wordList)),
}));
const ICONS = Object.entries(ICON_WORDS).flatMap(([kind, entries]) => (isNamedKind(kind) ? { kind, entries } : []));
const DENIED = new RegExp(
  `(?<= )(?:${[...HARMLESS_WORDS.map(foldName), ...DENYING_WORDS.map((word) => `${foldName(word)} [^ ]+`)].join("|")})(?= )`,
  "gu",
);
const CHECKOUT_PAGE = wordMatcher(CHECKOUT_PAGE_WORDS);
const BIN = wordMatcher(BIN_WORDS);
const MESSAGE_FIELD = wordMatcher(MESSAGE_FIELD_WORDS);
const SEARCH_FIELD = wordMatcher(SEARCH_FIELD_WORDS);

/** Everything that a control's name says it does. */
function namedKinds(name: string): NamedKind[] {
  const folded = ` ${foldName(name)} `.replace(DENIED, "").trim();
  if (folded === "") return [];
  return MATCHERS.filter(({ matcher }) => matcher.matches(folded)).flatMap(({ kind }) =>
    isNamedKind(kind) ? [kind] : [],
  );
}

function isNamedKind(kind: string): kind is NamedKind {
  return Object.hasOwn(CONSEQUENCE_WORDS, kind);
}
