/** Live DOM to a tree of plain data: one visit of the flat tree, top down. */
import type { FrameSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { activationTargetOf, isControl, isOperatedDrawing, looksOperated } from "./actionable.ts";
import { backdropOf, standsOutByItself } from "./backdrop.ts";
import { cleanText } from "./clean-text.ts";
import { flowAreaIn, hidesContents, holdsPositioned } from "./clipping.ts";
import { type ControlContext, controlNode, holdsControl, isField, isNameWhole } from "./control-node.ts";
import { fieldValueOf } from "./control-state.ts";
import { lookForCoverers } from "./coverers.ts";
import {
  flatChildrenOf,
  flatContains,
  isElement,
  isText,
  rememberShadowRootOpener,
  type ShadowRootOpener,
  tagOf,
} from "./dom-access.ts";
import { frameNode } from "./frame-node.ts";
import { isInert } from "./inert.ts";
import { dependsOnPage, type KeptParts, relatedTo, Trace } from "./kept-parts.ts";
import { type Area, rectOf, styleOf, textRectOf, withLayoutCache } from "./layout.ts";
import { isLineNumbers } from "./line-numbers.ts";
import { type IsListening, listens, rememberListening } from "./listening.ts";
import { mathText } from "./math-text.ts";
import { measureIn } from "./measures.ts";
import { type Pseudo, paintedText } from "./painted-text.ts";
import { drawingIn, pictureIn } from "./pictures.ts";
import { placeOf } from "./place.ts";
import { nearestPlace } from "./place-order.ts";
import type { RefRegistry } from "./refs.ts";
import { roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { isInline, shownNameOf, visibleTextIn } from "./shown-name.ts";
import { keepsPlaceEmpty, structureName, structureRoleOf, structureState } from "./structure.ts";
import { TextCollector } from "./text-collector.ts";
import { marked } from "./text-marks.ts";
import { ReadingLimits, UnreadRuns } from "./unread-run.ts";
import { hasVisibleBox, isCovered, isTextCovered, showsText, UNRENDERED_TAGS, visibleTextOf } from "./visibility.ts";

interface SnapshotOptions {
  /** Letters that begin every ref of this document. */
  refPrefix: string;
  /** The way into closed shadow roots. */
  openShadowRoot?: ShadowRootOpener | undefined;
  /** Which elements are known to listen for presses; nothing else is ever asked of the listeners themselves. */
  isListening?: IsListening | undefined;
  /** Leaves nothing unread, however much it is. */
  whole?: boolean | undefined;
  /** What was read before and may be read again; not for a whole document. */
  kept?: KeptParts | undefined;
}

interface Walk extends ControlContext {
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

/**
 * Reads the document as a person could see it; what is far outside the window and very much of it is only counted,
 * unless the whole is asked for. Nothing in the page is changed.
 */
export function takeSnapshot(registry: RefRegistry, options: SnapshotOptions): FrameSnapshot {
  rememberShadowRootOpener(options.openShadowRoot);
  rememberListening(options.isListening);
  return withLayoutCache(() => {
    const walk: Walk = {
      registry,
      refPrefix: options.refPrefix,
      levels: [],
      limits: new ReadingLimits(options.whole ?? false),
      kept: options.whole ? undefined : options.kept,
      textLength: 0,
      controlsAround: 0,
      preformatted: false,
      origin: self.origin,
      path: location.pathname,
      query: location.search,
    };
    const children = document.documentElement ? read(walk, document.documentElement) : [];
    return {
      origin: self.origin,
      url: addressWithoutQuery(document.URL),
      title: cleanText(document.title),
      frameIndex: frameIndexIn(window),
      scroll: scrollState(),
      root: { role: "document", place: "viewport", children },
      textLength: walk.textLength,
    };
  });
}

function read(walk: Walk, root: Element): SnapshotNode[] {
  walk.kept?.begin();
  lookForCoverers(root, (element) => walk.kept?.partOf(element) !== undefined);
  let children: SnapshotNode[] = [];
  collect(walk, root, (nodes) => {
    children = nodes;
  });
  visitAll(walk);
  return children;
}

/** Origin and path. */
function addressWithoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, "");
}

function frameIndexIn(frame: Window): number | null {
  if (frame.parent === frame) return null;
  for (let index = 0; index < frame.parent.length; index += 1) if (frame.parent[index] === frame) return index;
  return null;
}

function scrollState(): FrameSnapshot["scroll"] {
  const scroller = document.scrollingElement ?? document.documentElement;
  return { y: Math.round(scrollY), height: scroller?.scrollHeight ?? 0, viewport: innerHeight };
}

/** What is inside an element, on its way to be read. */
interface Level {
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
const DEEPEST_GROUP = 150;
/** What is inherited from level to level is computed from the top so many levels apart, to go down no further at once. */
const LEVELS_AT_ONCE = 100;

/** Has the contents of `element` visited next, into a collector of their own unless one is given. */
function enter(walk: Walk, element: Element, into: TextCollector, done?: Level["done"]): void {
  const children = flatChildrenOf(element);
  const isJudged = walk.controlsAround === 0 && walk.limits.concerns(children.length);
  const unread = isJudged ? new UnreadRuns(walk.limits) : undefined;
  walk.levels.push({ element, children, next: 0, into, unread, done, trace: new Trace() });
  walk.kept?.enter(element);
  addPainted(walk, element, "::before", into);
  if (walk.levels.length % LEVELS_AT_ONCE === 0) computeInherited(element);
}

function computeInherited(element: Element): void {
  flowAreaIn(element);
  backdropOf(element);
}

function collect(walk: Walk, element: Element, done: (nodes: SnapshotNode[], trace: Trace) => void): void {
  const collector = new TextCollector(walk.preformatted);
  enter(walk, element, collector, (trace) => done(collector.finish(), trace));
}

/** Adds what the contents of `element` come to, and keeps it. */
function collectPart(
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

/** Visits in document order, with a stack of its own: pages may be nested deeper than the one of the language is. */
function visitAll(walk: Walk): void {
  for (let level = walk.levels.at(-1); level; level = walk.levels.at(-1)) {
    const child = level.children[level.next];
    level.next += 1;
    if (child === undefined) leave(walk, level);
    else if (isText(child)) visitTextIn(walk, level, child);
    else if (isElement(child)) visitElementIn(walk, level, child);
  }
}

function leave(walk: Walk, { element, unread, into, done, trace }: Level): void {
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

function addLength(walk: Walk, trace: Trace | undefined, characters: number): void {
  walk.textLength += characters;
  if (trace) trace.textLength += characters;
}

function visitTextIn(walk: Walk, { unread, into }: Level, text: Text): void {
  if (unread?.isOpen) {
    if (isBlank(text.data) || placeOf(textRectOf(text)) === "far") return;
    unread.end(into);
  }
  visitText(walk, text, into);
}

function visitElementIn(walk: Walk, { unread, into, trace }: Level, element: Element): void {
  if (unread?.takes(element)) {
    trace.extend(rectOf(element));
    return;
  }
  unread?.end(into);
  if (giveKept(walk, element, into, trace)) return;
  walk.limits.count(1);
  trace.elements += 1;
  // A field that is hidden may yet be pressed by its label.
  if (walk.kept && (isField(element) || !hidesContents(element))) noteDependences(walk, element, trace);
  visitElement(walk, element, into);
}

/** Gives what was read before of the element, where that still holds. */
function giveKept(walk: Walk, element: Element, into: TextCollector, trace: Trace): boolean {
  if (!walk.kept || walk.controlsAround > 0 || walk.preformatted) return false;
  const part = walk.kept.partOf(element);
  if (!part || !walk.limits.hasRoomFor(part.trace.elements + 1)) return false;
  part.give(into);
  walk.limits.count(part.trace.elements + 1);
  walk.textLength += part.trace.textLength;
  trace.elements += 1;
  trace.merge(part.trace);
  return true;
}

/** Notes what the parts that are being read depend on outside of them. */
function noteDependences(walk: Walk, element: Element, trace: Trace): void {
  trace.watch(element);
  if (dependsOnPage(element, roleOf(element))) exposeUpTo(walk, () => false);
  const { display, position } = styleOf(element);
  if (display !== "inline" && position === "absolute") exposeUpTo(walk, holdsPositioned);
  for (const related of relatedTo(element)) exposeUpTo(walk, (around) => flatContains(around, related));
}

/** The parts up to the innermost for whose element this holds depend on something outside of them. */
function exposeUpTo(walk: Walk, holds: (element: Element) => boolean): void {
  for (let index = walk.levels.length - 1; index >= 0; index -= 1) {
    const level = walk.levels[index];
    if (!level || holds(level.element)) return;
    level.trace.isSelfContained = false;
  }
}

const NOT_BLANK = /\S/;

function isBlank(text: string): boolean {
  return !NOT_BLANK.test(text);
}

function visitText(walk: Walk, text: Text, into: TextCollector): void {
  const seen = visibleTextOf(text);
  if (walk.kept && !isBlank(text.data)) noteText(walk, text);
  if (seen === "") {
    if (isBlank(text.data)) addWhiteSpace(walk, text, into);
    return;
  }
  const place = placeOf(textRectOf(text));
  if (place === "viewport" && isTextCovered(text)) return;
  addLength(walk, walk.levels.at(-1)?.trace, seen.length);
  const said = marked(text, seen);
  into.text(seen === text.data ? said : ` ${said} `, place);
}

function noteText(walk: Walk, text: Text): void {
  const { element, trace } = walk.levels.at(-1) ?? {};
  if (!element || !trace || !showsText(element)) return;
  trace.extend(textRectOf(text));
  if (!standsOutByItself(element)) exposeUpTo(walk, () => false);
}

function note(walk: Walk, area: Area): void {
  walk.levels.at(-1)?.trace.extend(area);
}

function addWhiteSpace(walk: Walk, text: Text, into: TextCollector): void {
  if (walk.preformatted) into.text(text.data, "far");
  else into.space();
}

function visitElement(walk: Walk, element: Element, into: TextCollector): void {
  const tag = tagOf(element);
  if (tag === "br") into.break();
  if (tag === "br" || UNRENDERED_TAGS.has(tag)) return;
  const role = roleOf(element);
  if ((tag !== "svg" || listens(element)) && isActionable(walk, element, role) && addControl(walk, element, role, into))
    return;
  if (hidesContents(element)) addHiddenCell(walk, element, role, into);
  else if (isInert(element) && isField(element)) addInertValue(walk, element, role, into);
  else if (isLineNumbers(element) || addMeasure(walk, element, role, into)) return;
  else if (tag === "math") addFormula(walk, element, into);
  else if (role === "img" && !isOperatedDrawing(element) && addPicture(walk, element, into)) return;
  else visitContents(walk, element, role, into);
}

function visitContents(walk: Walk, element: Element, role: string, into: TextCollector): void {
  const tag = tagOf(element);
  const structure = structureRoleOf(element, role);
  if (tag === "iframe" || tag === "frame") addFrame(element, into);
  else if (tag === "label" && namesAControl(element)) addControlsIn(walk, element, into);
  else if (structure !== undefined) addStructure(walk, element, structure, into);
  else if (tag === "pre") addPreformatted(walk, element, into);
  else addGroup(walk, element, role, into);
}

/** Without its cell a row would read as if later values stood in earlier columns. */
function addHiddenCell(walk: Walk, element: Element, role: string, into: TextCollector): void {
  if (!keepsPlaceEmpty(element, role)) return;
  note(walk, rectOf(element));
  into.node({ role, ...structureState(element, role), place: placeOf(rectOf(element)) });
}

/** What a field holds that cannot be operated is a text like any other. */
function addInertValue(walk: Walk, element: Element, role: string, into: TextCollector): void {
  note(walk, rectOf(element));
  const isRead = hasVisibleBox(element) && !isCovered(element) && !isSecretField(element);
  const value = isRead ? fieldValueOf(element, role) : undefined;
  if (value) into.text(` ${value} `, placeOf(rectOf(element)));
}

/** Adds a bar, or a sign that something is loading; whether it was one. */
function addMeasure(walk: Walk, element: Element, role: string, into: TextCollector): boolean {
  const measure = walk.controlsAround === 0 ? measureIn(element, role) : undefined;
  if (!measure) return false;
  note(walk, rectOf(element));
  addInFlow(element, measure, into);
  return true;
}

function addFormula(walk: Walk, element: Element, into: TextCollector): void {
  note(walk, rectOf(element));
  if (!isCovered(element)) into.text(mathText(element), placeOf(rectOf(element)));
}

/** Adds a picture that says something; whether there is nothing more to visit in it. */
function addPicture(walk: Walk, element: Element, into: TextCollector): boolean {
  note(walk, rectOf(element));
  // HTML inside a drawing is read as HTML.
  if (element.querySelector("foreignObject")) return false;
  // In a control it is part of the name.
  const picture = walk.controlsAround === 0 ? (drawingIn(element) ?? pictureIn(element)) : undefined;
  if (picture) addInFlow(element, picture, into);
  return picture !== undefined || ["svg", "img"].includes(tagOf(element));
}

function addInFlow(element: Element, node: SnapshotNode, into: TextCollector): void {
  if (styleOf(element).display.startsWith("inline")) into.inline(node);
  else into.node(node);
}

function addStructure(walk: Walk, element: Element, role: string, into: TextCollector): void {
  collectPart(walk, element, into, (children) => {
    if (children.length === 0 && !keepsPlaceEmpty(element, role)) return () => undefined;
    const node = { role, ...structureName(element, role), ...structureState(element, role) };
    if (children.length > 0) return (target) => target.node({ ...node, place: nearestPlace(children), children });
    note(walk, rectOf(element));
    return (target) => target.node({ ...node, place: placeOf(rectOf(element)) });
  });
}

function addGroup(walk: Walk, element: Element, role: string, into: TextCollector): void {
  if (isInline(element)) enter(walk, element, into);
  else if (walk.levels.length > DEEPEST_GROUP) addToLine(walk, element, into);
  else
    collectPart(walk, element, into, (nodes) => {
      return (target) => target.block(nodes, role === "paragraph" ? "paragraph" : "generic");
    });
}

/** A block that makes no group of its own. */
function addToLine(walk: Walk, element: Element, into: TextCollector): void {
  into.break();
  enter(walk, element, into, () => into.break());
}

/** Lines and indentation are the text's own here. */
function addPreformatted(walk: Walk, element: Element, into: TextCollector): void {
  const around = walk.preformatted;
  walk.preformatted = true;
  collect(walk, element, (children) => {
    walk.preformatted = around;
    if (children.length > 0) into.node({ role: "code", place: nearestPlace(children), children });
  });
}

function isActionable(walk: Walk, element: Element, role: string): boolean {
  if (!isControl(element, role) && (walk.controlsAround > 0 || !looksOperated(element, role))) return false;
  return !isInert(element);
}

/** Adds a control, unless nobody can reach it; then its contents may still be something to see. */
function addControl(walk: Walk, element: Element, role: string, into: TextCollector): boolean {
  const target = activationTargetOf(element);
  note(walk, rectOf(target ?? element));
  if (!target) return hidesContents(element) || isField(element) || hasVisibleBox(element);
  const whole = isNameWhole(element, role) ? 1 : 0;
  const add = (contents: SnapshotNode[]) => {
    walk.controlsAround -= whole;
    addInFlow(element, controlNode(walk, element, role, placeOf(rectOf(target)), contents), into);
  };
  walk.controlsAround += whole;
  if (isField(element)) add([]);
  else collect(walk, element, add);
  return true;
}

/** The text of a label is said by its control. */
function namesAControl(label: Element): boolean {
  const control = label instanceof HTMLLabelElement ? label.control : null;
  if (!control || !isControl(control, roleOf(control)) || !activationTargetOf(control)) return false;
  const words = visibleTextIn(label);
  const { text } = shownNameOf(control);
  // A sign beside a name that says more: the star of a rating.
  const isSign = !/[\p{L}\p{N}]/u.test(words);
  return text.includes(words) || (isSign && text !== "");
}

function addControlsIn(walk: Walk, label: Element, into: TextCollector): void {
  collect(walk, label, (nodes) => {
    for (const node of nodes) if (holdsControl(node)) into.node(node);
  });
}

function addFrame(element: Element, into: TextCollector): void {
  const node = frameNode(element);
  if (node) into.node(node);
}
