/** What has happened so far as the model is told it: in full, or in short where a newer outline has taken its place. */
import { describeAction } from "../../protocol/describe-action.ts";
import type { ModelMessage } from "../../protocol/model.ts";
import { parseAnswer, parseValue, planIn } from "../answer/answer.ts";
import { isRecord } from "../answer/fields.ts";
import type { ActionRecord, RunState, StepRecord } from "../journal/state.ts";

/** Text that comes from a page. It enters a prompt only through `asData`. */
export function asData(text: string, boundary: string): string {
  const safe = text.replaceAll(boundary, "…");
  return `<page-data ${boundary}>\n${safe}\n</page-data ${boundary}>`;
}

/**
 * The steps of a run, oldest first. What the user said and did stands outside what pages said, and what the model said
 * stands as its own. Of folded steps the last is told in full but for its page, so that an answer stands there as one
 * should look.
 */
export function pastMessages({ steps, actions }: RunState): ModelMessage[] {
  const short = new ShortPart();
  return steps.flatMap((step, index) => {
    const told = { step, previous: steps[index - 1], actions };
    const isShort = step.folded !== "no" && steps[index + 1] !== undefined && steps[index + 1]?.folded !== "no";
    return isShort ? short.add(told) : [...short.close(), ...wholeMessages(told)];
  });
}

function wholeMessages(told: Told): ModelMessage[] {
  const { answer } = told.step;
  const seen: ModelMessage = { role: "user", content: observationPart(told) };
  return answer === null ? [seen] : [seen, { role: "assistant", content: answer }];
}

/** A step, and the one before it, of which it tells the results. */
interface Told {
  step: StepRecord;
  previous: StepRecord | undefined;
  actions: ActionRecord[];
}

function observationPart({ step, previous, actions }: Told): string {
  const results = previous ? resultsOf(previous, actions) : [];
  const before = results.length > 0 ? `Results:\n${asData(results.join("\n"), step.boundary)}\n` : "";
  const fromUser = previous?.fromUser.map((line) => `${line}\n`).join("") ?? "";
  const tabs = step.tabs === undefined ? "" : `Tabs: ${step.tabs}\n`;
  const page =
    step.folded === "no"
      ? `${savedSecrets(step)}Page:\n${asData(step.outline, step.boundary)}`
      : "Page: left out by now";
  return `Step ${step.step}\n${fromUser}${before}${tabs}${page}`;
}

function savedSecrets({ secrets }: StepRecord): string {
  if (secrets === undefined) return "";
  return `Saved by the user for secret fields here: ${secrets.map((name) => `{{secret:${name}}}`).join(", ")}\n`;
}

/** Folded steps that follow each other: what came of them in one part of page data, which only words of the user divide. */
class ShortPart {
  private told: string[] = [];
  private data: string[] = [];
  private boundary = "";
  private said: string[] = [];

  add({ step, previous, actions }: Told): [] {
    if (previous) this.data.push(...shortResults(previous, actions, step.folded === "brief"));
    if (previous && previous.fromUser.length > 0) {
      this.closeData();
      this.told.push(...previous.fromUser);
    }
    this.boundary ||= step.boundary;
    const said = shortAnswer(step);
    if (said) this.said.push(said);
    return [];
  }

  close(): ModelMessage[] {
    this.closeData();
    const messages: ModelMessage[] = [
      ...(this.told.length > 0 ? [userWords(`Earlier, in short:\n${this.told.join("\n")}`)] : []),
      ...(this.said.length > 0 ? [{ role: "assistant" as const, content: this.said.join("\n") }] : []),
    ];
    this.told = [];
    this.said = [];
    return messages;
  }

  private closeData(): void {
    if (this.data.length > 0) this.told.push(asData(this.data.join("\n"), this.boundary));
    this.data = [];
  }
}

const userWords = (content: string): ModelMessage => ({ role: "user", content });

/** What the model saw, in its own words: its memory of a page that it is shown no longer. What it then did the results say. */
function shortAnswer({ step, answer }: StepRecord): string | null {
  const value = parseValue(answer ?? "");
  if (!isRecord(value)) return null;
  const parsed = parseAnswer(answer ?? "");
  const asked = parsed.ok
    ? parsed.answer.actions.flatMap((action) => ("question" in action ? action.question : []))
    : [];
  const plan = planIn(value);
  return JSON.stringify({
    step,
    check: value.check,
    ...(asked.length > 0 ? { asked } : {}),
    ...(plan.length > 0 ? { plan } : {}),
  });
}

function resultsOf(step: StepRecord, actions: ActionRecord[]): string[] {
  const effects = ofStep(step, actions).map((record) => {
    const { action, target, content } = record;
    const ref = "ref" in action && action.ref ? ` ${action.ref}` : "";
    const read = content === undefined ? "" : `\n${content}`;
    return `- ${action.action}${ref}${target ? ` (${target})` : ""}${outcomeOf(record)}${read}`;
  });
  return [...effects, ...step.facts.map((fact) => `- ${fact}`)];
}

/** So much of a text that was read is told in brief. Characters. */
const BRIEF = 400;

/** By step, without refs, which may be nobody's by now, and with what was typed or noted, which stood in the answer. */
function shortResults(step: StepRecord, actions: ActionRecord[], isBrief: boolean): string[] {
  const effects = ofStep(step, actions).map((record) => {
    const { action, target, content = "" } = record;
    const isCut = isBrief && content.length > BRIEF;
    const read = isCut
      ? `\n${content.slice(0, BRIEF)}… (left out; read it again if you need it)`
      : content && `\n${content}`;
    return `${describeAction(action, target)}${outcomeOf(record)
      .replace(/^focus → .*\n?/gm, "")
      .trimEnd()}${read}`;
  });
  return [...effects, ...step.facts].map((line) => `${step.step}: ${line}`);
}

const ofStep = ({ step }: StepRecord, actions: ActionRecord[]): ActionRecord[] =>
  actions.filter((action) => action.step === step);

function outcomeOf({ by, overrideId, outcome, effect }: ActionRecord): string {
  const whose = by === "user" || overrideId !== undefined ? " by the user" : "";
  return `${whose} → ${outcome ?? "not tried"}: ${effect ?? ""}`;
}
