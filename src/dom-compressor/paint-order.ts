/**
 * Which of two boxes is painted above the other, told from their styles: for what a hit test passes by, since it is inert
 * or takes no pointer events. https://drafts.csswg.org/css2/#painting-order
 */
import { flatParentOf } from "./dom-access.ts";
import { isInert } from "./inert.ts";
import { cachedPerBuild, styleOf } from "./layout.ts";

/** Boxes that are neither positioned nor painted as a whole lie between negative levels and level 0. */
const IN_FLOW = -0.5;
const TOP_LAYER = Number.POSITIVE_INFINITY;

const topDialogIn = cachedPerBuild((owner: Document): Element | undefined =>
  [...owner.querySelectorAll("dialog:modal")].at(-1),
);

/** Whether a hit test goes through the element to what is below it. */
export const isPassedByHits: (element: Element) => boolean = cachedPerBuild((element) => {
  if (styleOf(element).live.pointerEvents === "none" || isInert(element)) return true;
  const dialog = topDialogIn(element.ownerDocument);
  return dialog !== undefined && !ancestryOf(element).includes(dialog);
});

/** From the top down, the element itself last. */
function ancestryOf(element: Element): Element[] {
  const line: Element[] = [];
  for (let each: Element | undefined = element; each; each = flatParentOf(each)) line.push(each);
  return line.reverse();
}

/**
 * Whether `upper` is painted above `lower`, neither of which holds the other. In doubt it is not.
 * @param isLater whether `upper` comes later in the flat tree
 */
export function isPaintedAbove(upper: Element, lower: Element, isLater: boolean): boolean {
  const [above, below] = [ancestryOf(upper), ancestryOf(lower)];
  const split = above.findIndex((each, index) => each !== below[index]);
  const [level, other] = [levelOf(above.slice(split)), levelOf(below.slice(split))];
  // The backgrounds of what is in the flow are painted before any of its text.
  if (level === IN_FLOW) return false;
  return level > other || (level === other && isLater);
}

/** The level of the outermost box in the line that is not in the flow. */
function levelOf(line: readonly Element[]): number {
  for (const element of line) {
    const level = ownLevelOf(element);
    if (level !== IN_FLOW) return level;
  }
  return IN_FLOW;
}

function ownLevelOf(element: Element): number {
  if (element.matches(":modal, :popover-open")) return TOP_LAYER;
  const { position, live } = styleOf(element);
  const parent = flatParentOf(element);
  const isItem = parent !== undefined && /flex|grid/.test(styleOf(parent).display);
  if (position !== "static" || isItem) return Number.parseInt(live.zIndex, 10) || (position === "static" ? IN_FLOW : 0);
  return live.opacity !== "1" || live.transform !== "none" ? 0 : IN_FLOW;
}
