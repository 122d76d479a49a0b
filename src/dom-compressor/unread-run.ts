/**
 * What lies far outside the window in great number is counted and not read: an outline says little more of it, and
 * reading it all would take longer than a person waits. Whoever wants it has the whole document read.
 */
import type { SnapshotNode, UnreadNoun } from "../protocol/snapshot.ts";
import { hidesContents } from "./clipping.ts";
import { reachesIntoWindow } from "./coverers.ts";
import { tagOf } from "./dom-access.ts";
import { rectOf } from "./layout.ts";
import { placeOf } from "./place.ts";
import { roleOf } from "./roles.ts";
import type { TextCollector } from "./text-collector.ts";

/** Of one parent so many children of one tag are read though they are far away… */
const MOST_ALIKE = 200;
/** …and of a document so many elements: beyond them only what is in the window or near it. */
const MOST_ELEMENTS = 3_000;

const NOUN_BY_ROLE: ReadonlyMap<string, UnreadNoun> = new Map([
  ["row", "row"],
  ["listitem", "item"],
  ["treeitem", "item"],
  ["term", "item"],
  ["definition", "item"],
  ["option", "option"],
  ["link", "link"],
  ["paragraph", "paragraph"],
]);

/** How much of a document has been read. */
export class ReadingLimits {
  #elements = 0;

  /** @param whole nothing is left unread */
  constructor(readonly whole: boolean) {}

  /** So many elements are about to be read. */
  count(elements: number): void {
    this.#elements += elements;
  }

  /** Whether so many can be read before the limit is reached. */
  hasRoomFor(elements: number): boolean {
    return this.#elements + elements <= MOST_ELEMENTS;
  }

  /** Whether children of a parent that has so many need to be judged at all. */
  concerns(siblings: number): boolean {
    return !this.whole && (siblings > MOST_ALIKE || this.isReached);
  }

  get isReached(): boolean {
    return this.#elements > MOST_ELEMENTS;
  }
}

/** The children of one parent, as far as they are left unread, in runs. */
export class UnreadRuns {
  readonly #readByTag = new Map<string, number>();
  #count = 0;
  #noun: UnreadNoun | undefined;
  /** Characters of what was left unread, hidden ones among them. */
  characters = 0;

  constructor(private readonly limits: ReadingLimits) {}

  /** Whether the child is left unread; then it has been counted. */
  takes(child: Element): boolean {
    if (this.isOpen && hidesContents(child)) return true;
    const box = rectOf(child);
    if (box.width === 0 || box.height === 0 || placeOf(box) !== "far" || isHeading(child)) return false;
    const tag = tagOf(child);
    const read = this.#readByTag.get(tag) ?? 0;
    if ((read < MOST_ALIKE && !this.limits.isReached) || reachesIntoWindow(child)) {
      this.#readByTag.set(tag, read + 1);
      return false;
    }
    this.#add(child);
    return true;
  }

  #add(child: Element): void {
    this.characters += (child.textContent ?? "").length;
    if (!child.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const noun = NOUN_BY_ROLE.get(roleOf(child)) ?? "section";
    this.#noun = this.#noun === undefined || this.#noun === noun ? noun : "section";
    this.#count += 1;
  }

  /** Whether what comes directly before was left unread. */
  get isOpen(): boolean {
    return this.#count > 0;
  }

  /** Something follows that is read, or nothing does. */
  end(into: TextCollector): void {
    if (this.#count === 0 || !this.#noun) return;
    into.node(unreadNode(this.#count, this.#noun));
    this.#count = 0;
    this.#noun = undefined;
  }
}

function unreadNode(count: number, noun: UnreadNoun): SnapshotNode {
  return { role: "generic", place: "far", unread: { count, noun } };
}

/** Headings say what there is, wherever they stand. */
function isHeading(element: Element): boolean {
  return roleOf(element) === "heading";
}
