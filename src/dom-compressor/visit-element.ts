/** Elements on the way through the document: what each is, and what is visited in it. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { activationTargetOf, isControl, isOperatedDrawing, looksOperated } from "./actionable.ts";
import { hidesContents } from "./clipping.ts";
import { controlNode, holdsControl, isField, isNameWhole } from "./control-node.ts";
import { fieldValueOf } from "./control-state.ts";
import { tagOf } from "./dom-access.ts";
import { frameNode } from "./frame-node.ts";
import { isInert } from "./inert.ts";
import { rectOf, styleOf } from "./layout.ts";
import { isLineNumbers } from "./line-numbers.ts";
import { listens } from "./listening.ts";
import { mathText } from "./math-text.ts";
import { measureIn } from "./measures.ts";
import { drawingIn, pictureIn } from "./pictures.ts";
import { placeOf } from "./place.ts";
import { nearestPlace } from "./place-order.ts";
import { roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { isInline, shownNameOf, visibleTextIn } from "./shown-name.ts";
import { keepsPlaceEmpty, structureName, structureRoleOf, structureState } from "./structure.ts";
import type { TextCollector } from "./text-collector.ts";
import { hasVisibleBox, isCovered, UNRENDERED_TAGS } from "./visibility.ts";
import { collect, collectPart, DEEPEST_GROUP, enter, exposeUpTo, note, type Walk } from "./walk-levels.ts";

export function visitElement(walk: Walk, element: Element, role: string, into: TextCollector): void {
  const tag = tagOf(element);
  if (tag === "br") into.break();
  if (tag === "br" || UNRENDERED_TAGS.has(tag)) return;
  if ((tag !== "svg" || listens(element)) && isActionable(walk, element, role) && addControl(walk, element, role, into))
    return;
  if (hidesContents(element)) addHiddenCell(walk, element, role, into);
  else if (isField(element, role) && isInert(element)) addInertValue(walk, element, role, into);
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
  if (isToldByHitTest(element)) exposeUpTo(walk, () => false);
  if (!target) return hidesContents(element) || isField(element, role) || hasVisibleBox(element);
  const whole = isNameWhole(element, role) ? 1 : 0;
  const add = (contents: SnapshotNode[]) => {
    walk.controlsAround -= whole;
    addInFlow(element, controlNode(walk, element, role, placeOf(rectOf(target)), contents), into);
  };
  walk.controlsAround += whole;
  if (isField(element, role)) add([]);
  else collect(walk, element, add);
  return true;
}

/** A control that nobody sees in the window may be what a press there meets. */
function isToldByHitTest(element: Element): boolean {
  if (hasVisibleBox(element)) return false;
  const box = rectOf(element);
  return box.width > 0 && placeOf(box) === "viewport";
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
