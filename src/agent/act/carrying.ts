/** What an action would tell a site, and what the run knows of where that may come from. */
import { type CarriedText, effectsOfCarrying, foreignSources } from "../../permissions/index.ts";
import type { Action, ActionOf } from "../../protocol/action.ts";
import type { RunEvent } from "../../protocol/event.ts";
import { parseChord } from "../../protocol/keys.ts";
import type { Effect, Flow } from "../../protocol/question.ts";
import type { ElementFacts, PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import type { RunSession } from "../journal/session.ts";

/**
 * The texts that an action puts into documents.
 * @param facts of its targets
 * @param origins of the documents it concerns: where a key goes that has no target
 */
export function textsOf(action: Action, facts: readonly ElementFacts[], origins: readonly string[]): CarriedText[] {
  const into = (text: string, target: ElementFacts | undefined): CarriedText[] => {
    const places = target ? [target.origin] : origins;
    return places.map((to) => ({ to, text, field: target?.name ?? "" }));
  };
  const [first] = facts;
  switch (action.action) {
    case "type":
      return into(action.text, first);
    case "select_option":
      return into(action.option, first);
    case "press_key":
      return into(characterOf(action.key), first);
    case "fill_form":
      return action.fields.flatMap(({ ref, value }) => {
        const target = facts.find((one) => one.ref === ref);
        return typeof value === "string" ? into(value, target) : [];
      });
    case "click":
    case "hover":
    case "drag":
      return into(pointsOf(action), first).map((one) => ({ ...one, field: `Points in ${one.field || "the page"}` }));
    default:
      return [];
  }
}

/** Points and times of the model's own choice can tell as much as words do; what has none is aimed at a thing alone. */
function pointsOf(action: ActionOf<"click" | "hover" | "drag">): string {
  const { x, y, dx, dy, along = [], hold } = { ...NOWHERE, ...action };
  const points = [[x, y], [dx, dy], ...along.map((point) => [point.dx, point.dy]), [hold]];
  return points.flatMap((point) => point.filter((number) => number !== undefined).join(", ") || []).join("; ");
}

const NOWHERE: Omit<ActionOf<"drag">, "action" | "ref"> & Pick<ActionOf<"click">, "hold"> = {};

/** What a key writes; what it does with Control or Alt held is the page's own doing. */
function characterOf(key: string): string {
  const chord = parseChord(key);
  const writes = chord?.modifiers.every((modifier) => modifier === "Shift") ?? true;
  return writes && [...(chord?.key ?? "")].length === 1 ? (chord?.key ?? "") : "";
}

/** What is on the clipboard nobody has looked at: it may come from another site, or be something of the user's own. */
export function effectsOfPasting(action: Action, facts: readonly ElementFacts[], origins: readonly string[]): Effect[] {
  if (!isPasting(action, facts[0])) return [];
  const [to = "this page"] = facts.map(({ origin }) => origin).concat(origins);
  const where = URL.canParse(to) ? new URL(to).host : to;
  return [
    {
      kind: "carry",
      title: `Paste into ${where} what is on the clipboard`,
      lines: [`Field: ${facts[0]?.name || "where the focus is"}`, `Goes to: ${to}`, "What it is nobody has looked at."],
    },
  ];
}

/** The middle button puts in what is selected elsewhere, where the system has it so. */
function isPasting(action: Action, target: ElementFacts | undefined): boolean {
  if (action.action === "click") return action.button === "middle" && WRITTEN_IN.has(target?.role ?? "");
  if (action.action !== "press_key") return false;
  const chord = parseChord(action.key);
  if (chord?.key === "Insert") return chord.modifiers.includes("Shift");
  return chord?.key.toLowerCase() === "v" && chord.modifiers.some((held) => held === "Control" || held === "Meta");
}

const WRITTEN_IN: ReadonlySet<string> = new Set(["textbox", "searchbox", "combobox", "spinbutton"]);

/** What the user has to say yes to before these texts are put in. */
export function carryingEffects(session: RunSession, page: PageSnapshot, texts: readonly CarriedText[]): Effect[] {
  return effectsOfCarrying(texts, {
    read: originsRead(session.events),
    spoken: spokenByUser(session),
    shownBy: (origin) => (page.origin === origin ? shownText(page.root) : ""),
    agreed: agreedFlows(session.events),
  });
}

/** Sites of which this run was shown something, without one; for a question about an address that leads there. */
export const readBeside = ({ events }: RunSession, origin: string): string[] =>
  foreignSources(originsRead(events), origin);

/** Every document that was read, frames too, and dialogs that showed themselves; also in the task that this one goes on from. */
export function originsRead(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === "run.started") return event.earlier?.read ?? [];
    const isSeen = event.type === "document.seen" || event.type === "page.observed" || event.type === "dialog.opened";
    return isSeen ? event.origin : [];
  });
}

/** Everything that the user has said in this run. */
export function spokenByUser({ state, events }: RunSession): string {
  const said = events.flatMap((event) => {
    if (event.type === "feedback.given" || event.type === "override.given" || event.type === "task.begun")
      return event.text;
    return event.type === "question.answered" && event.answer.kind === "answer" ? event.answer.text : [];
  });
  return [state.started?.task ?? "", ...said].join("\n");
}

/** What the user said yes to since the worker last began: no yes outlives it. */
function agreedFlows(events: readonly RunEvent[]): Flow[] {
  const since = events.slice(events.findLastIndex(({ type }) => type === "run.interrupted") + 1);
  const confirmed = since.flatMap((event) =>
    event.type === "question.answered" && event.answer.kind === "confirm" && event.answer.confirmed
      ? event.questionId
      : [],
  );
  return since.flatMap((event) => {
    if (event.type !== "question.asked" || event.question.kind !== "confirm") return [];
    const { flow } = event.question.effect;
    return flow && confirmed.includes(event.questionId) ? flow : [];
  });
}

/** What a person sees of the document itself; frames belong to whoever made them. */
function shownText(root: SnapshotNode): string {
  const texts: string[] = [];
  const visit = (node: SnapshotNode) => {
    if (node.role === "iframe") return;
    if (node.name && !node.unseen) texts.push(node.name);
    if (node.value) texts.push(node.value);
    if (node.placeholder) texts.push(node.placeholder);
    if (node.options) texts.push(...node.options);
    node.children?.forEach(visit);
  };
  visit(root);
  return texts.join(" ");
}
