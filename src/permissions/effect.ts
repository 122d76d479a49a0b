/** What the user is shown before saying yes: what exactly will happen, in the policy's words. */
import type { Action, ActionOf } from "../protocol/action.ts";
import type { ConsequenceKind, Effect } from "../protocol/question.ts";
import type { ElementFacts, FormFacts } from "../protocol/snapshot.ts";

const MASK = "•••";
const PLACEHOLDER = /\{\{secret:[^{}]*\}\}/g;

/** States an effect: title, and a line for each field that goes out. */
export function describeEffect(action: Action, facts: ElementFacts, kind: ConsequenceKind, sends: boolean): Effect {
  const form = sends ? facts.form : undefined;
  const lines = form === undefined ? textLines(action, facts) : formLines(action, facts, form);
  return { title: titleOf(action, facts, kind, form), lines, kind };
}

/** States what a drop on a place of such a name may do. */
export function describeDrop(place: ElementFacts, dragged: ElementFacts | undefined, kind: ConsequenceKind): Effect {
  const what = dragged === undefined ? "" : ` ${quoted(dragged.name || dragged.role)}`;
  const onto = `${quoted(place.name || place.role)} on ${hostOf(place.origin, place.origin)}`;
  return { title: `Drag${what} onto ${onto}`, lines: [], kind };
}

function titleOf(action: Action, facts: ElementFacts, kind: ConsequenceKind, form: FormFacts | undefined): string {
  const name = quoted(facts.name || facts.role);
  if (form !== undefined) return `Send the form ${formName(form, facts)} to ${hostOf(form.action, facts.origin)}`;
  if (kind === "upload") return `Choose a file for ${name} on ${hostOf(facts.origin, facts.origin)}`;
  if (kind === "download") return `Download ${name} from ${hostOf(facts.href ?? facts.origin, facts.origin)}`;
  return `${VERB[action.action] ?? "Use"} ${name} on ${hostOf(facts.origin, facts.origin)}`;
}

const VERB: Readonly<Partial<Record<Action["action"], string>>> = {
  click: "Click",
  navigate: "Open",
  type: "Send what is typed in",
  press_key: "Press Enter in",
  set_checked: "Switch",
  select_option: "Choose in",
  drag: "Drag",
};

/** What a form is called says nothing of what each of its buttons does. */
function formName({ name, submitter }: FormFacts, facts: ElementFacts): string {
  const form = quoted(name || submitter || facts.name || "without a name");
  return submitter && name && submitter !== name ? `${form} by ${quoted(submitter)}` : form;
}

/** Words of the page, which cannot go on as ours behind a quotation mark of their own. */
export const quoted = (name: string): string => `“${clip(name, 80).replace(/[“”„‟]/g, '"')}”`;

/** Host and port as the browser spells them: punycode where scripts are mixed. */
function hostOf(address: string, origin: string): string {
  const base = URL.canParse(address) && /^https?:/i.test(address) ? address : origin;
  if (/^mailto:/i.test(address)) return "an e-mail";
  return URL.canParse(base) ? new URL(base).host : "an unknown place";
}

function textLines(action: Action, facts: ElementFacts): string[] {
  if (action.action === "type") return [`Text${added(action)}: ${shown(action.text, facts.secret !== undefined)}`];
  if (action.action === "select_option") return [`Option: ${oneLine(action.option)}`];
  if (action.action === "set_checked") return [action.checked ? "On" : "Off"];
  return facts.href === undefined ? [] : [`Address: ${oneLine(facts.href)}`];
}

/**
 * Every filled field, with what is about to be typed in place of what is there now, where it is plain in which. Nothing is
 * cut: a model would choose what stands behind the cut.
 */
function formLines(action: Action, facts: ElementFacts, form: FormFacts): string[] {
  const typed = action.action === "type" ? [typedLine(action, facts)] : [];
  const replaced = form.fields.filter(({ label }) => isReplacing(action) && label === facts.name);
  const others = form.fields
    .filter((field) => field.value !== "" && !(replaced.length === 1 && field === replaced[0]))
    .map((field) => `${clip(field.label || "(no label)", 80)}: ${shown(field.value, field.secret !== undefined)}`);
  return [...destination(form, facts), ...typed, ...others];
}

const isReplacing = (action: Action): boolean => action.action === "type" && action.clear !== false;

/** Said of text that is put behind what is there. */
const added = ({ clear }: ActionOf<"type">): string => (clear === false ? ", added" : "");

function typedLine(action: ActionOf<"type">, facts: ElementFacts): string {
  return `${clip(facts.name || "Text", 80)}${added(action)}: ${shown(action.text, facts.secret !== undefined)}`;
}

/** A form that leaves the site says where to in full, query and all. */
function destination(form: FormFacts, facts: ElementFacts): string[] {
  const isHere = URL.canParse(form.action) && new URL(form.action).origin === facts.origin;
  return isHere ? [] : [`To: ${oneLine(form.action)}`, ...hiddenLine(form)];
}

/** What a page keeps in a form unseen is its own, and no news to its own site. */
const hiddenLine = ({ hidden = 0 }: FormFacts): string[] =>
  hidden === 0 ? [] : [`And ${hidden === 1 ? "a field" : `${hidden} fields`} that the page does not show`];

function shown(value: string, isSecret: boolean): string {
  return isSecret ? MASK : oneLine(value.replace(PLACEHOLDER, MASK));
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function clip(text: string, longest: number): string {
  const line = oneLine(text);
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
