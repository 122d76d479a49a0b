/**
 * The controls of a page that a person could use, found without the compressor: by tag, by ARIA role, by the listeners
 * that the browser itself names, and where a listener further up serves many, by the hand that the page shows.
 */
import { areaOf, extentOf, overlapShare, windowBox } from "./boxes.ts";
import { elementsUnder, parentOf } from "./tree.ts";

/** By what it was found. */
export type Evidence = "native" | "widget" | "listener" | "pointer";

export interface Control {
  element: Element;
  evidence: Evidence;
  /** Where it can be pressed: itself, and the labels of a box that pages like to draw themselves. */
  targets: Element[];
}

const NATIVE = [
  "a[href]",
  "button",
  "input:not([type=hidden])",
  "select",
  "textarea",
  "details > summary:first-of-type",
  "audio[controls]",
  "video[controls]",
  "[contenteditable='']",
  "[contenteditable=true]",
  "[contenteditable=plaintext-only]",
].join();

/** Roles of widgets that are pressed or filled in. https://w3c.github.io/aria/#widget_roles */
const WIDGETS = new Set(
  (
    "button checkbox combobox link menuitem menuitemcheckbox menuitemradio option radio searchbox slider spinbutton " +
    "switch tab textbox treeitem"
  ).split(" "),
);

/** What pages hide behind a drawing of their own, with the label or the transparent box itself to be pressed. */
const DRAWN = "input[type=checkbox], input[type=radio], input[type=file], input[type=range], select";
const LABEL_PRESSED = "input[type=checkbox], input[type=radio], input[type=file]";

/** A larger share of the window that listens is an area, not a control. */
const LARGEST_SHARE = 0.4;
const LEAST_EXTENT = 2;
/** From this overlap on, two boxes are the same thing to a person. */
export const SAME_PLACE = 0.5;

/** What the browser knows of who listens. */
export interface Listeners {
  elements: ReadonlySet<Element>;
  /** A document or window listens for everything in it. */
  everywhere: boolean;
}

/** All that can be seen, in the order of the document, each control once. */
export function findControls(listeners: Listeners): Control[] {
  const visible = [...elementsUnder(document)].flatMap((element) => {
    const evidence = evidenceFor(element, listeners);
    if (!evidence || isDisabled(element)) return [];
    const targets = [element, ...labelsOf(element)].filter(isShown);
    return targets.length === 0 ? [] : [{ element, evidence, targets }];
  });
  return withoutDoubles(visible);
}

function evidenceFor(element: Element, listeners: Listeners): Evidence | undefined {
  if (element.matches(NATIVE)) return "native";
  if (WIDGETS.has(element.getAttribute("role")?.trim().split(/\s+/)[0]?.toLowerCase() ?? "")) return "widget";
  if (isWholePage(element) || isLabelled(element)) return undefined;
  if (listeners.elements.has(element)) return isTooLarge(element) || isMereDrawing(element) ? undefined : "listener";
  return startsPointer(element) && isListenedFor(element, listeners) && !isTooLarge(element) ? "pointer" : undefined;
}

function isWholePage(element: Element): boolean {
  return ["html", "body", "iframe", "frame", "object", "form"].includes(element.localName);
}

/** A label does what its control does. */
function isLabelled(element: Element): boolean {
  const label = element.closest("label");
  return label?.control != null;
}

/** Charts listen on every bar and label, to point at it: a part of a drawing is pressed where it shows the hand. */
function isMereDrawing(element: Element): boolean {
  const isPart = "ownerSVGElement" in element && element.ownerSVGElement !== null;
  return isPart && getComputedStyle(element).cursor !== "pointer";
}

function isTooLarge(element: Element): boolean {
  const shown = element.ownerDocument.defaultView;
  return shown !== null && areaOf(element.getBoundingClientRect()) > LARGEST_SHARE * areaOf(windowBox(shown));
}

/** The cursor is inherited: the outermost element that has the hand is the one that it was given to. */
function startsPointer(element: Element): boolean {
  const parent = parentOf(element);
  return (
    parent !== null && getComputedStyle(element).cursor === "pointer" && getComputedStyle(parent).cursor !== "pointer"
  );
}

function isListenedFor(element: Element, { elements, everywhere }: Listeners): boolean {
  if (everywhere) return true;
  for (let each = parentOf(element); each; each = parentOf(each)) if (elements.has(each)) return true;
  return false;
}

function isDisabled(element: Element): boolean {
  return element.matches(":disabled") || element.closest("[inert], [aria-disabled=true]") !== null;
}

function labelsOf(element: Element): Element[] {
  if (!element.matches(LABEL_PRESSED) || !("labels" in element)) return [];
  return [...((element.labels as NodeListOf<HTMLLabelElement> | null) ?? [])]; // Matched above: an input.
}

function isShown(element: Element): boolean {
  const opacityProperty = !element.matches(DRAWN);
  if (!element.checkVisibility({ opacityProperty, visibilityProperty: true })) return false;
  return [...element.getClientRects()].some(({ width, height }) => width >= LEAST_EXTENT && height >= LEAST_EXTENT);
}

const isStrong = ({ evidence }: Control) => evidence === "native" || evidence === "widget";

/**
 * One control a thing to press. What merely listens inside a control is part of it; what listens around controls only
 * listens for them; a widget around one native control in the same place is that control.
 */
function withoutDoubles(found: readonly Control[]): Control[] {
  const strong = found.filter(isStrong);
  const handed = withoutRelatives(withEvidence(found, "pointer"), strong);
  // Where the hand begins further in, what is around it listens for that.
  const listening = notAround(withoutRelatives(withEvidence(found, "listener"), strong), handed);
  const alone = notAround(listening, listening);
  const pointed = withoutRelatives(handed, alone);
  const wrappers = aroundTheirTwin(strong);
  const kept = new Set([...strong.filter(({ element }) => !wrappers.has(element)), ...alone, ...pointed]);
  return found.filter((control) => kept.has(control));
}

function withEvidence(controls: readonly Control[], evidence: Evidence): Control[] {
  return controls.filter((control) => control.evidence === evidence);
}

/** Without those that hold one of the others. */
function notAround(controls: readonly Control[], others: readonly Control[]): Control[] {
  const around = ancestorsOfAll(others);
  return controls.filter(({ element }) => !around.has(element));
}

function ancestorsOfAll(controls: readonly Control[]): Set<Element> {
  const ancestors = new Set<Element>();
  for (const { element } of controls) {
    for (let each = parentOf(element); each && !ancestors.has(each); each = parentOf(each)) ancestors.add(each);
  }
  return ancestors;
}

/** Without those that hold one of the others or are held by one. */
function withoutRelatives(controls: readonly Control[], others: readonly Control[]): Control[] {
  const themselves = new Set(others.map(({ element }) => element));
  return notAround(controls, others).filter(({ element }) => {
    for (let each = parentOf(element); each; each = parentOf(each)) if (themselves.has(each)) return false;
    return true;
  });
}

/** Widgets that hold exactly one other control, in the same place. */
function aroundTheirTwin(strong: readonly Control[]): Set<Element> {
  const inner = new Map<Element, Element[]>(strong.map(({ element }) => [element, []]));
  for (const { element } of strong) {
    for (let each = parentOf(element); each; each = parentOf(each)) inner.get(each)?.push(element);
  }
  const wrappers = [...inner].filter(([element, [only, ...more]]) => {
    return only !== undefined && more.length === 0 && overlapShare(extentOf(element), extentOf(only)) >= SAME_PLACE;
  });
  return new Set(wrappers.map(([element]) => element));
}
