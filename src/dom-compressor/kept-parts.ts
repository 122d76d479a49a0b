/**
 * What was read of parts of the page, kept from one snapshot to the next: an unchanged subtree is not walked again. A
 * part is kept only when what was read of it depends on nothing outside of it but what can be looked at again at little
 * cost: far from the window it may move, in the window and near it neither the part nor what could cover it may have.
 */
import { labelElementsOf } from "./accessible-name.ts";
import { areaOf } from "./clipping.ts";
import { coveringBoxes, type Positioned } from "./coverers.ts";
import { flatContains, hasAttribute, shadowRootOf, tagOf } from "./dom-access.ts";
import { type Area, type Box, cachedPerBuild, isWithin, rectOf, styleOf } from "./layout.ts";
import { PageChanges } from "./page-changes.ts";
import { placeOf } from "./place.ts";
import { referencedBy } from "./references.ts";
import { roleOf } from "./roles.ts";
import type { TextCollector } from "./text-collector.ts";
import { isStruck } from "./text-marks.ts";

/** Fewer elements are read as fast as they are compared. */
const LEAST_ELEMENTS = 5;
/** Lengths that are computed from other coordinates differ by so much at most, in CSS pixels. */
const ROUNDING = 0.02;

/** What is noted of a part while it is read. */
export class Trace {
  /** Around everything whose position played a part; nobody else's object. */
  extent: Area | undefined;
  /** Nothing outside of it but its surroundings has a say in what is read of it. */
  isSelfContained = true;
  elements = 0;
  textLength = 0;
  /** What changes without a change in the tree, with the state in which it was read. */
  readonly watched: { element: Element; state: string }[] = [];

  extend({ left, top, right, bottom }: Area): void {
    if (right <= left && bottom <= top) return;
    const { extent } = this;
    if (!extent) {
      this.extent = { left, top, right, bottom };
      return;
    }
    if (left < extent.left) extent.left = left;
    if (top < extent.top) extent.top = top;
    if (right > extent.right) extent.right = right;
    if (bottom > extent.bottom) extent.bottom = bottom;
  }

  watch(element: Element): void {
    if (isWatched(element)) this.watched.push({ element, state: watchedStateOf(element) });
  }

  /** Takes in what was noted of a part of this part. */
  merge(inner: Trace): void {
    if (inner.extent) this.extend(inner.extent);
    this.elements += inner.elements;
    this.textLength += inner.textLength;
    for (const each of inner.watched) this.watched.push(each);
  }
}

/** What one element gave. */
interface Part {
  snapshot: number;
  /** Adds it to a collector, as the walk would. */
  give: (into: TextCollector) => void;
  box: Box;
  /** Where it may be seen. */
  area: Area;
  looks: string;
  trace: Trace;
  isFar: boolean;
  /** Number of the scene in which it was read. */
  scene: number;
}

export class KeptParts {
  readonly #changes = new PageChanges();
  #parts = new WeakMap<Element, Part>();
  #positioned = new WeakMap<Element, { snapshot: number; positioned: Positioned }>();
  #isEmpty = true;
  #snapshot = 0;
  /** What could cover something in the window, at the last snapshot, and how often that has been another set. */
  #boxes: ReturnType<typeof coveringBoxes> = [];
  #scene = 0;

  /** Begins a snapshot. */
  begin(): void {
    this.#snapshot = this.#changes.begin();
  }

  /** What lies over what in the window is known now. */
  lookAtScene(): void {
    const boxes = coveringBoxes();
    const isSame = boxes.length === this.#boxes.length && boxes.every((box, index) => this.#isSameBox(box, index));
    if (!isSame) this.#scene += 1;
    this.#boxes = boxes;
  }

  #isSameBox({ element, area }: { element: Element; area: Area }, index: number): boolean {
    const before = this.#boxes[index];
    return (
      before?.element === element &&
      isSameArea(before.area, area) &&
      this.#changes.isUnalteredSince(element, this.#snapshot - 1)
    );
  }

  /** Forgets all, and observes nothing any more until the next snapshot. */
  stop(): void {
    this.#changes.stop();
    this.#parts = new WeakMap();
    this.#positioned = new WeakMap();
    this.#boxes = [];
    this.#isEmpty = true;
  }

  /** What is in the shadow tree has been read too. */
  include(root: ShadowRoot): void {
    this.#changes.include(root);
  }

  keep(element: Element, trace: Trace, give: Part["give"]): void {
    if (trace.elements < LEAST_ELEMENTS || !trace.isSelfContained) return;
    const box = rectOf(element);
    trace.extend(box);
    const area = areaOf(element);
    if ((isFar(trace.extent) && !isUnclipped(trace.extent, area)) || dependsOnElsewhere(element) || holdsFocus(element))
      return;
    trace.watch(element);
    this.#isEmpty = false;
    this.#parts.set(element, {
      snapshot: this.#snapshot,
      give,
      box,
      area,
      looks: looksOf(element),
      trace,
      isFar: isFar(trace.extent),
      scene: this.#scene,
    });
  }

  /** What was read of the element, where that still holds. Judged once a snapshot, when the scene has been looked at. */
  partOf(element: Element): Part | undefined {
    const part = this.#isEmpty ? undefined : this.#judgedPartOf(element);
    return part?.isFar || part?.scene === this.#scene ? part : undefined;
  }

  /** Whether the element is far from the window with all in it, as it was read before. */
  isFarAsBefore(element: Element): boolean {
    return !this.#isEmpty && this.#judgedPartOf(element)?.isFar === true;
  }

  /** What was positioned in the element, when nothing in it has changed since. */
  positionedIn(element: Element): Positioned | undefined {
    const kept = this.#positioned.get(element);
    return kept && this.#changes.isUnchangedSince(element, kept.snapshot) ? kept.positioned : undefined;
  }

  keepPositioned(element: Element, positioned: Positioned): void {
    for (const root of positioned.shadowRoots) this.#changes.include(root);
    this.#positioned.set(element, { snapshot: this.#snapshot, positioned });
  }

  readonly #judgedPartOf: (element: Element) => Part | undefined = cachedPerBuild((element) => {
    const part = this.#parts.get(element);
    return part && this.#holds(element, part) ? part : undefined;
  });

  /** The part is where the element is now, when it holds. */
  #holds(element: Element, part: Part): boolean {
    const { snapshot, box, looks, trace, isFar: wasFar } = part;
    if (!this.#changes.isUnchangedSince(element, snapshot) || holdsFocus(element)) return false;
    const now = rectOf(element);
    if (Math.abs(now.width - box.width) > ROUNDING || Math.abs(now.height - box.height) > ROUNDING) return false;
    const extent = trace.extent && shifted(trace.extent, now.left - box.left, now.top - box.top);
    const area = areaOf(element);
    const isSeenAlike = wasFar
      ? isFar(extent) && isUnclipped(extent, area)
      : isSameArea(now, box) && isSameArea(area, part.area);
    if (!isSeenAlike || looksOf(element) !== looks) return false;
    if (!trace.watched.every((each) => watchedStateOf(each.element) === each.state)) return false;
    trace.extent = extent;
    part.box = now;
    part.snapshot = this.#snapshot;
    return true;
  }
}

/** What an element is may be said by things that it does not hold. */
function dependsOnElsewhere(element: Element): boolean {
  if (dependsOnPage(element, roleOf(element))) return true;
  return relatedTo(element).some((related) => !flatContains(element, related));
}

/** https://html.spec.whatwg.org/#category-label, and what labels them. */
const LABEL_TAGS = new Set(["label", "button", "input", "meter", "output", "progress", "select", "textarea"]);
const REFERENCES = ["aria-labelledby", "aria-errormessage"];

/** A field's labels and a label's field, which speak for each other wherever they stand; and what is wrong with a field. */
export function relatedTo(element: Element): Element[] {
  if (!LABEL_TAGS.has(tagOf(element)) && !REFERENCES.some((name) => hasAttribute(element, name))) return [];
  const control = element instanceof HTMLLabelElement ? element.control : null;
  return control ? [control] : [...labelElementsOf(element), ...referencedBy(element, "aria-errormessage")];
}

function shifted({ left, top, right, bottom }: Area, x: number, y: number): Area {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function isSameArea(one: Area, other: Area): boolean {
  return isWithin(one, other, ROUNDING) && isWithin(other, one, ROUNDING);
}

/** Nothing around it cuts anything of it off. */
function isUnclipped(extent: Area | undefined, area: Area): boolean {
  return extent !== undefined && isWithin(extent, area, ROUNDING);
}

/** All of it lies on one side of the window, far away. */
function isFar(extent: Area | undefined): boolean {
  return extent !== undefined && placeOf(extent) === "far";
}

/** What a style sheet is likely to change in an element when its siblings change. */
function looksOf(element: Element): string {
  const { visibility, opacity, backgroundColor, display, live } = styleOf(element);
  return `${display} ${visibility} ${opacity} ${backgroundColor} ${live.color} ${isStruck(element)}`;
}

function holdsFocus(element: Element): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body && element.contains(activeElement);
}

const FIELD_TAGS = new Set(["input", "textarea", "select", "progress", "meter"]);

/** Whether the element's state can change without a change in the tree. */
function isWatched(element: Element): boolean {
  const tag = tagOf(element);
  if (FIELD_TAGS.has(tag)) return true;
  if (tag.includes("-") && !shadowRootOf(element)) return true;
  const { display, overflow } = styleOf(element);
  return display !== "inline" && overflow !== "visible" && isScrollable(element);
}

function isScrollable({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean {
  return scrollHeight > clientHeight || scrollWidth > clientWidth;
}

function watchedStateOf(element: Element): string {
  const own = `${element.scrollTop} ${element.scrollLeft} ${shadowRootOf(element) !== null}`;
  if (element instanceof HTMLInputElement) {
    const { type, value, checked, indeterminate, validationMessage, files } = element;
    const names = [...(files ?? [])].map(({ name }) => name);
    return JSON.stringify([own, type, value, checked, indeterminate, validationMessage, names]);
  }
  if (element instanceof HTMLTextAreaElement) return JSON.stringify([own, element.value, element.validationMessage]);
  if (element instanceof HTMLSelectElement) {
    const chosen = [...element.selectedOptions].map(({ index }) => index);
    return JSON.stringify([own, chosen, element.validationMessage]);
  }
  const isGauge = element instanceof HTMLProgressElement || element instanceof HTMLMeterElement;
  return isGauge ? `${own} ${element.value}` : own;
}

const TAGS_OF_PAGE = new Set(["iframe", "frame", "area", "th", "object", "embed"]);

/** What depends on more than the part it stands in: things over the page, and those that are told by their place. */
export function dependsOnPage(element: Element, role: string): boolean {
  if (role === "dialog" || role === "alertdialog") return true;
  if (TAGS_OF_PAGE.has(tagOf(element))) return true;
  const { display, position } = styleOf(element);
  return (display !== "inline" && (position === "fixed" || position === "sticky")) || hasAttribute(element, "form");
}
