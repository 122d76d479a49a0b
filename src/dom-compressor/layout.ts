/**
 * The only file that asks the browser for styles and boxes. Both are cached while a build is open, so that the walk,
 * the names and the visibility rules may each ask as often as they like.
 */

import { flatParentOf } from "./dom-access.ts";
import { Style } from "./style.ts";

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const EVERYWHERE: Area = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
export const NOWHERE: Area = { left: 0, top: 0, right: 0, bottom: 0 };

/** What was read of each key in this build: one record a key, with a field for every reading. */
const records = new Map<object, unknown[]>();
/** A record in which nothing is known yet: copied whole, since one that grows field by field costs several times that. */
const blank: undefined[] = [];
/** Most questions come one after another about the same thing. */
let lastKey: object | undefined;
let lastRecord: unknown[] = [];
const clearers: (() => void)[] = [];
let openBuilds = 0;

/** Has `clear` called whenever a build ends, for what is kept during one in another form. */
export function whenBuildEnds(clear: () => void): void {
  clearers.push(clear);
}

/** Runs `build` with all layout caches open; they are emptied when the outermost build ends. */
export function withLayoutCache<Result>(build: () => Result): Result {
  openBuilds += 1;
  try {
    return build();
  } finally {
    openBuilds -= 1;
    if (openBuilds === 0) forgetAll();
  }
}

function forgetAll(): void {
  records.clear();
  lastKey = undefined;
  for (const clear of clearers) clear();
}

function recordOf(key: object): unknown[] {
  if (key === lastKey) return lastRecord;
  let record = records.get(key);
  if (record === undefined) {
    record = blank.slice();
    records.set(key, record);
  }
  lastKey = key;
  lastRecord = record;
  return record;
}

/** Stands in a record for a reading that came to nothing, to be told from one that was not made. */
const NOTHING = Symbol("nothing");

/** Wraps a pure reading of the page so that it is made once per key and build; outside a build it is made each time. */
export function cachedPerBuild<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const field = blank.push(undefined) - 1;
  return (key) => {
    if (openBuilds === 0) return withLayoutCache(() => compute(key));
    const record = key === lastKey ? lastRecord : recordOf(key);
    const known = record[field];
    if (known !== undefined) return (known === NOTHING ? undefined : known) as Value; // Only `compute` fills the field.
    const value = compute(key);
    record[field] = value === undefined ? NOTHING : value;
    return value;
  };
}

/** The same for a reading of the whole document. */
export function oncePerBuild<Value extends object>(compute: () => Value): () => Value {
  let known: Value | undefined;
  whenBuildEnds(() => {
    known = undefined;
  });
  return () => {
    if (openBuilds === 0) return withLayoutCache(compute);
    known ??= compute();
    return known;
  };
}

/**
 * Wraps a reading of single elements so that it answers with what the element, or the nearest around it that has an
 * answer, says. Pages may be nested deeper than the stack is, so it climbs in a loop.
 */
export function nearestPerBuild<Value>(
  ownOf: (element: Element) => Value | undefined,
): (element: Element) => Value | undefined {
  const field = blank.push(undefined) - 1;
  const climb = (element: Element): Value | undefined => {
    const passed: unknown[][] = [];
    let answer: unknown;
    for (let each: Element | undefined = element; each && answer === undefined; each = flatParentOf(each)) {
      const record = recordOf(each);
      answer = record[field] ?? ownOf(each);
      passed.push(record);
    }
    for (const record of passed) record[field] = answer ?? NOTHING;
    return (answer === NOTHING ? undefined : answer) as Value | undefined; // Only `ownOf` fills the field.
  };
  return (element) => (openBuilds === 0 ? withLayoutCache(() => climb(element)) : climb(element));
}

/** Styles are asked for far more often than anything else, so they are kept by themselves. */
const styles = new Map<Element, Style>();
let lastStyled: Element | undefined;
let lastStyle: Style | undefined;
whenBuildEnds(() => {
  styles.clear();
  lastStyled = undefined;
  lastStyle = undefined;
});

/** Computed style; it costs only what is read of it. */
export function styleOf(element: Element): Style {
  if (element === lastStyled && lastStyle) return lastStyle;
  if (openBuilds === 0) return new Style(getComputedStyle(element));
  let style = styles.get(element);
  if (!style) {
    style = new Style(getComputedStyle(element));
    styles.set(element, style);
  }
  lastStyled = element;
  lastStyle = style;
  return style;
}

/** A box with its extent, in plain numbers: what a `DOMRect` says is computed again each time it is read. */
export interface Box extends Area {
  readonly width: number;
  readonly height: number;
}

function boxOf({ left, top, right, bottom }: DOMRect): Box {
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

/** Border box in CSS pixels of the viewport. */
export const rectOf = cachedPerBuild(
  (element: Element): Box => boxOf(Element.prototype.getBoundingClientRect.call(element)),
);

/** No longer than that: the browser keeps a range up to date with each change of the page. */
const measuringRange = oncePerBuild(() => document.createRange());

/** Box around a whole text node. */
export const textRectOf = cachedPerBuild((text: Text): Box => {
  const range = measuringRange();
  range.selectNodeContents(text);
  return boxOf(range.getBoundingClientRect());
});

/** Box around a part of a text node, from `start` to `end` in UTF-16 units. */
export function partRectOf(text: Text, start: number, end: number): DOMRect {
  const range = measuringRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range.getBoundingClientRect();
}

/** Boxes of the lines of a run of text. */
export function textLinesOf(text: Text): DOMRect[] {
  partRectOf(text, 0, text.length);
  return [...measuringRange().getClientRects()];
}

export function overlap(first: Area, second: Area): Area {
  if (second === EVERYWHERE) return first;
  return {
    left: Math.max(first.left, second.left),
    top: Math.max(first.top, second.top),
    right: Math.min(first.right, second.right),
    bottom: Math.min(first.bottom, second.bottom),
  };
}

export function widthOf(area: Area): number {
  return Math.max(0, area.right - area.left);
}

export function heightOf(area: Area): number {
  return Math.max(0, area.bottom - area.top);
}

export function isWithin(inner: Area, outer: Area, tolerance: number): boolean {
  return (
    inner.left >= outer.left - tolerance &&
    inner.top >= outer.top - tolerance &&
    inner.right <= outer.right + tolerance &&
    inner.bottom <= outer.bottom + tolerance
  );
}

/** The part of the document that the window shows, in its own coordinates. */
export const viewportArea = oncePerBuild((): Area => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }));
