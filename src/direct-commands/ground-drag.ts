/** "drag A to B", "drag A 100 pixels right". */

import { describeEntry } from "./describe.ts";
import type { Found } from "./find.ts";
import { find } from "./find.ts";
import { ANYTHING, CLICKABLE, costOf, type Ground, type Grounding, missing, resolve } from "./grounding.ts";
import type { DragInstruction, TargetPhrase } from "./instruction.ts";
import { missingTarget } from "./missing.ts";

export function groundDrag(instruction: DragInstruction, on: Ground): Grounding {
  const { target, to, by } = instruction;
  return to === undefined ? groundDragBy(target, by ?? { dx: 0, dy: 0 }, on) : groundDragOnto(instruction, to, on);
}

function groundDragBy(target: TargetPhrase, by: { dx: number; dy: number }, on: Ground): Grounding {
  const found = on.chosen === undefined ? find(on.index, target, CLICKABLE) : { cost: 0, entries: [on.chosen] };
  return resolve(on, found, target, CLICKABLE, (ref) => ({ action: "drag", ref, ...by }));
}

interface Ends {
  target: TargetPhrase;
  to: TargetPhrase;
  from: Found | undefined;
  place: Found | undefined;
}

/** Of several ways to divide the words the one whose two ends are surest. */
function groundDragOnto(instruction: DragInstruction, to: TargetPhrase, on: Ground): Grounding {
  const readings = [{ target: instruction.target, to }, ...(instruction.otherwise ?? [])];
  const located = readings.map((ends) => ({
    ...ends,
    from: find(on.index, ends.target, CLICKABLE),
    place: find(on.index, ends.to, ANYTHING),
  }));
  const best = located.reduce((left, right) => (costOfBoth(right) < costOfBoth(left) ? right : left));
  return dropOn(withChoice(best, on), on);
}

function costOfBoth({ from, place }: Ends): number {
  return costOf(from) + costOf(place);
}

/** The user was asked about the first end that was not clear. */
function withChoice(ends: Ends, on: Ground): Ends {
  if (on.chosen === undefined) return ends;
  const chosen = { cost: 0, entries: [on.chosen] };
  return ends.from?.entries.length === 1 ? { ...ends, place: chosen } : { ...ends, from: chosen };
}

function dropOn({ target, to, from, place }: Ends, on: Ground): Grounding {
  const dragged = resolve(on, from, target, CLICKABLE, (ref) => ({ action: "drag", ref }));
  if (dragged.kind !== "action" || dragged.action.action !== "drag") return dragged;
  const { ref } = dragged.action;
  const [goal] = place?.entries ?? [];
  if (goal === undefined) return missing(missingTarget(on.index, to, ANYTHING));
  if (goal.node.ref === ref) return missing(`${dragged.target} cannot be dragged onto itself.`);
  const dropped = resolve(on, place, to, ANYTHING, (goalRef) => ({ action: "drag", ref, to: goalRef }));
  if (dropped.kind !== "action") return dropped;
  return { ...dropped, target: `${dragged.target} to ${describeEntry(on.index, goal)}` };
}
