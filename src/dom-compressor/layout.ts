/**
 * The only file that asks the browser for styles and boxes. Both are cached while a build is open, so that the walk,
 * the names and the visibility rules may each ask as often as they like.
 */

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const EVERYWHERE: Area = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
export const NOWHERE: Area = { left: 0, top: 0, right: 0, bottom: 0 };

const caches = new Set<{ clear(): void }>();
let openBuilds = 0;

/** Runs `build` with all layout caches open; they are emptied when the outermost build ends. */
export function withLayoutCache<Result>(build: () => Result): Result {
  openBuilds += 1;
  try {
    return build();
  } finally {
    openBuilds -= 1;
    if (openBuilds === 0) for (const cache of caches) cache.clear();
  }
}

/** Wraps a pure reading of the page so that it is made once per key and build; outside a build it is made each time. */
export function cachedPerBuild<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  caches.add(values);
  return (key) => {
    if (openBuilds === 0) return withLayoutCache(() => compute(key));
    const known = values.get(key);
    if (known !== undefined || values.has(key)) return known as Value; // `has` has just shown that a value is there.
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

/** Computed style; live, so it costs only what is read of it. */
export const styleOf = cachedPerBuild((element: Element): CSSStyleDeclaration => getComputedStyle(element));

/** Border box in CSS pixels of the viewport. */
export const rectOf = cachedPerBuild(
  (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element),
);

const measuringRange = cachedPerBuild((owner: Document): Range => owner.createRange());

/** Box around a whole text node. */
export const textRectOf = cachedPerBuild((text: Text): DOMRect => partRectOf(text, 0, text.length));

/** Box around a part of a text node, from `start` to `end` in UTF-16 units. */
export function partRectOf(text: Text, start: number, end: number): DOMRect {
  const range = measuringRange(text.ownerDocument);
  range.setStart(text, start);
  range.setEnd(text, end);
  return range.getBoundingClientRect();
}

/** Boxes of the lines of a run of text. */
export function textLinesOf(text: Text): DOMRect[] {
  partRectOf(text, 0, text.length);
  return [...measuringRange(text.ownerDocument).getClientRects()];
}

export function overlap(first: Area, second: Area): Area {
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
export function viewportArea(): Area {
  return windowArea(window);
}

const windowArea = cachedPerBuild(
  (shown: Window): Area => ({ left: 0, top: 0, right: shown.innerWidth, bottom: shown.innerHeight }),
);
