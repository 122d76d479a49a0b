/** What a run has written and what stands there still: a button beside it may send it, in no form that would say so. Pure. */
import type { Action } from "../../protocol/action.ts";
import type { ConsequenceKind, Effect } from "../../protocol/question.ts";
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import type { ActionRecord } from "../journal/state.ts";

/** What others get to read. */
const TELLING: ReadonlySet<ConsequenceKind> = new Set(["send", "share", "submit"]);

/** Says in the question what the run has written into fields of the page, where the question does not yet. */
export function withWritten(effect: Effect, actions: readonly ActionRecord[], root: SnapshotNode): Effect {
  if (!TELLING.has(effect.kind)) return effect;
  const written = actions.filter(({ stage }) => stage === "acked").reduce(writtenBy, new Map<string, string>());
  const lines = fieldsOf(root).flatMap((field) => {
    const text = field.ref === undefined ? undefined : textIn(field, written.get(field.ref));
    if (!text || effect.lines.some((line) => line.includes(text))) return [];
    return `Written in ${field.name || field.role}: ${text}`;
  });
  return { ...effect, lines: [...effect.lines, ...lines] };
}

/** A look shows a long text cut; then it is what was written. */
const textIn = ({ cut, value, secret }: SnapshotNode, written: string | undefined): string | undefined =>
  secret || !value || written === undefined ? undefined : (cut ? written : value).replace(/\s+/g, " ").trim();

function writtenBy(written: Map<string, string>, { action }: ActionRecord): Map<string, string> {
  for (const { ref, text, isAdded } of textsOf(action))
    written.set(ref, isAdded ? (written.get(ref) ?? "") + text : text);
  return written;
}

function textsOf(action: Action): { ref: string; text: string; isAdded?: boolean }[] {
  if (action.action === "type") return [{ ref: action.ref, text: action.text, isAdded: action.clear === false }];
  if (action.action !== "fill_form") return [];
  return action.fields.flatMap(({ ref, value }) => (typeof value === "string" ? { ref, text: value } : []));
}

const fieldsOf = (node: SnapshotNode): SnapshotNode[] => [
  ...(node.value === undefined ? [] : [node]),
  ...(node.children ?? []).flatMap(fieldsOf),
];
