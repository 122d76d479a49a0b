/** Where the things of the last look at the page were: what is there still when it is to be pressed is at rest. */
import type { RefRegistry } from "../dom-compressor/index.ts";
import type { FrameSnapshot, SnapshotNode } from "../protocol/snapshot.ts";

interface Seen {
  box: DOMRect;
  at: number;
}

export class RestingPlaces {
  #seen = new WeakMap<Element, Seen>();

  /** Takes the boxes of all that the snapshot has refs for in the window. To be called right after it was taken. */
  note({ root }: FrameSnapshot, registry: RefRegistry): void {
    this.#seen = new WeakMap();
    const at = performance.now();
    const noteAll = ({ ref, place, children = [] }: SnapshotNode) => {
      const element = ref !== undefined && place === "viewport" ? registry.resolve(ref) : undefined;
      if (element) this.#seen.set(element, { box: element.getBoundingClientRect(), at });
      for (const child of children) noteAll(child);
    };
    noteAll(root);
  }

  /** Whether the element is where it was seen, at least so many milliseconds ago. */
  isWhereItWas(element: Element, forMs: number): boolean {
    const seen = this.#seen.get(element);
    if (!seen || performance.now() - seen.at < forMs) return false;
    return sameBox(seen.box, element.getBoundingClientRect());
  }
}

export function sameBox(one: DOMRect, other: DOMRect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
