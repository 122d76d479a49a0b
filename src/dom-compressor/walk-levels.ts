/** What is under way while the document is visited: the elements that have been entered, and what is noted of each. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { backdropOf } from "./backdrop.ts";
import { flowAreaIn } from "./clipping.ts";
import type { ControlContext } from "./control-node.ts";
import { flatChildrenOf, shadowRootOf } from "./dom-access.ts";
import { type KeptParts, Trace } from "./kept-parts.ts";
import { type Area, rectOf } from "./layout.ts";
import { type Pseudo, paintedText } from "./painted-text.ts";
import { placeOf } from "./place.ts";
import { watchForPasswords } from "./secret-fields.ts";
import { TextCollector } from "./text-collector.ts";
import { type ReadingLimits, UnreadRuns } from "./unread-run.ts";

export interface Walk extends ControlContext {
  /** Those that have been entered and not left, the innermost last. */
  levels: Level[];
  limits: ReadingLimits;
  kept: KeptParts | undefined;
  /** Characters of visible text met so far. */
  textLength: number;
  /** How many controls with a name of their own are around: what listens in there only listens for them. */
  controlsAround: number;
  /** Inside `<pre>`. */
  preformatted: boolean;
}

/** What is inside an element, on its way to be read. */
export interface Level {
  element: Element;
  children: readonly Node[];
  /** Index of the child that comes next. */
  next: number;
  into: TextCollector;
  /** What is left unread of the children; undefined where all of them are read. */
  unread: UnreadRuns | undefined;
  /** Called when all children have been visited. */
  done: ((trace: Trace) => void) | undefined;
  trace: Trace;
}

/** Further levels of mere grouping say nothing, and whoever reads the tree goes down it by recursion. */
export const DEEPEST_GROUP = 150;
/** What is inherited from level to level is computed from the top so many levels apart, to go down no further at once. */
const LEVELS_AT_ONCE = 100;

/** Has the contents of `element` visited next, into a collector of their own unless one is given. */
export function enter(walk: Walk, element: Element, into: TextCollector, done?: Level["done"]): void {
  const children = flatChildrenOf(element);
  const isJudged = walk.controlsAround === 0 && walk.limits.concerns(children.length);
  const unread = isJudged ? new UnreadRuns(walk.limits) : undefined;
  walk.levels.push({ element, children, next: 0, into, unread, done, trace: new Trace() });
  const shadow = shadowRootOf(element);
  if (shadow) {
    watchForPasswords(shadow);
    walk.kept?.include(shadow);
  }
  addPainted(walk, element, "::before", into);
  if (walk.levels.length % LEVELS_AT_ONCE === 0) computeInherited(element);
}

function computeInherited(element: Element): void {
  flowAreaIn(element);
  backdropOf(element);
}

export function collect(walk: Walk, element: Element, done: (nodes: SnapshotNode[], trace: Trace) => void): void {
  const collector = new TextCollector(walk.preformatted);
  enter(walk, element, collector, (trace) => done(collector.finish(), trace));
}

/** Adds what the contents of `element` come to, and keeps it. */
export function collectPart(
  walk: Walk,
  element: Element,
  into: TextCollector,
  partOf: (nodes: SnapshotNode[]) => (into: TextCollector) => void,
): void {
  collect(walk, element, (nodes, trace) => {
    const give = partOf(nodes);
    give(into);
    if (walk.controlsAround === 0 && !walk.preformatted && !walk.limits.isReached)
      walk.kept?.keep(element, trace, give);
  });
}

export function leave(walk: Walk, { element, unread, into, done, trace }: Level): void {
  unread?.end(into);
  addPainted(walk, element, "::after", into);
  walk.levels.pop();
  addLength(walk, trace, unread?.characters ?? 0);
  done?.(trace);
  walk.levels.at(-1)?.trace.merge(trace);
}

/** In a control it is part of the name. */
function addPainted(walk: Walk, element: Element, pseudo: Pseudo, into: TextCollector): void {
  const text = walk.controlsAround === 0 ? paintedText(element, pseudo) : "";
  if (text === "") return;
  note(walk, rectOf(element));
  into.text(text, placeOf(rectOf(element)));
}

export function addLength(walk: Walk, trace: Trace | undefined, characters: number): void {
  walk.textLength += characters;
  if (trace) trace.textLength += characters;
}

export function note(walk: Walk, area: Area): void {
  walk.levels.at(-1)?.trace.extend(area);
}

/** The parts up to the innermost for whose element this holds depend on something outside of them. */
export function exposeUpTo(walk: Walk, holds: (element: Element) => boolean): void {
  for (let index = walk.levels.length - 1; index >= 0; index -= 1) {
    const level = walk.levels[index];
    if (!level || holds(level.element)) return;
    level.trace.isSelfContained = false;
  }
}
