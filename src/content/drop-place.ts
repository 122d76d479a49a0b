/** Where a drag ends: what has to lie under the pointer when it lets go. */
import { fingerprintOf, isVisible } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { isEnabled } from "./actionability.ts";
import { composedContains, type OpenShadowRoot } from "./composed-tree.ts";
import { findPoint, type Point, reaches } from "./hit-test.ts";
import { nameCover } from "./naming.ts";
import { refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { refusedAsChanged, type Target } from "./target.ts";

/** What is new while one drags and says the same or nothing is a picture of it, or the gap for it; unless much larger. */
const LARGEST_GHOST = 2;

/** What is dragged, and what the page has put on the screen for it. */
export class Dragged {
  readonly #added = new Set<Node>();
  /** What was there before and has only been moved. */
  readonly #moved = new Set<Node>();
  readonly #area: number;
  readonly #observer = new MutationObserver((records) => this.#collect(records));

  constructor(private readonly source: Element) {
    this.#area = areaOf(source);
    this.#observer.observe(document, { subtree: true, childList: true });
  }

  owns(element: Element): boolean {
    this.#collect(this.#observer.takeRecords());
    if (composedContains(this.source, element)) return true;
    return [...this.#added].some(
      (added) => added instanceof Element && composedContains(added, element) && this.#isStandIn(added),
    );
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #isStandIn(added: Element): boolean {
    const text = wordsOf(added);
    return (text === "" || text === wordsOf(this.source)) && areaOf(added) <= this.#area * LARGEST_GHOST;
  }

  #collect(records: MutationRecord[]): void {
    for (const { addedNodes, removedNodes } of records) {
      for (const node of removedNodes) if (!this.#added.has(node)) this.#moved.add(node);
      for (const node of addedNodes) if (!this.#moved.has(node)) this.#added.add(node);
    }
  }
}

const wordsOf = (element: Element): string => element.textContent?.replace(/\s+/g, "") ?? "";

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

/** The point at which the target can be dropped on, now, or the reason why there is none. */
export function dropPointOn(context: PerformContext, target: Target, dragged: Dragged): Point | ActionResult {
  const obstacle = obstacleToDrop(target);
  if (obstacle) return obstacle;
  const { element } = target;
  const isInView = findPoint(element, context.openShadowRoot) !== null;
  if (!isInView) element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const free = findPoint(element, context.openShadowRoot);
  if (free && "point" in free) return free.point;
  const middle = middleOf(element);
  const beneath = elementBeneath(middle, dragged, context.openShadowRoot);
  if (beneath && reaches(beneath, element)) return middle;
  return refused(beneath ? `covered by ${nameCover(beneath)}` : "the place to drop on is outside what can be seen");
}

/** Why nothing can be dropped on the target, as far as that can be told without bringing it into view. */
export function obstacleToDrop({ element, print }: Target): ActionResult | undefined {
  if (!element.isConnected) return refused("the place to drop on is gone: observe again");
  if (print !== undefined && fingerprintOf(element) !== print) return refusedAsChanged(element);
  if (!isVisible(element)) return refused("the place to drop on is not visible");
  return isEnabled(element) ? undefined : refused("the place to drop on is disabled");
}

/**
 * Whether letting go at the point drops on the target. A list that makes room has nothing there but what is dragged
 * and what is around the target; anything else is another place.
 */
export function dropsOn({ element }: Target, point: Point, dragged: Dragged, openShadowRoot: OpenShadowRoot): boolean {
  if (!element.isConnected) return false;
  const beneath = elementBeneath(point, dragged, openShadowRoot);
  return beneath !== null && (reaches(beneath, element) || composedContains(beneath, element));
}

/** The innermost element at the point that is no part of what is dragged. */
function elementBeneath(
  { x, y }: Point,
  dragged: Dragged,
  openShadowRoot: OpenShadowRoot,
  root: Document | ShadowRoot = document,
): Element | null {
  const hit = root.elementsFromPoint(x, y).find((element) => !dragged.owns(element));
  if (!hit) return null;
  const shadow = openShadowRoot(hit);
  return (shadow && elementBeneath({ x, y }, dragged, openShadowRoot, shadow)) ?? hit;
}

function middleOf(element: Element): Point {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
