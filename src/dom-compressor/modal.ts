/** Dialogs that keep the rest of the page out of reach. */
import { attributeOf, flatContains } from "./dom-access.ts";
import { rectOf } from "./layout.ts";

/** How far from the edges of the window and of the dialog it is looked for what lies over the page. */
const INSET = 6;
/** One thing that is hit in so many places around the dialog lies over the whole page. */
const LEAST_HITS = 3;

/**
 * Whether nothing but the dialog can be reached: by `showModal()`, or because a sheet lies over the page behind it, which
 * many libraries draw themselves. What ARIA says of it counts only where the dialog fills the window: many a cookie
 * banner claims to be modal and leaves the page in reach.
 * @see https://html.spec.whatwg.org/#inert-subtrees
 */
export function isModal(dialog: Element): boolean {
  if (dialog.matches(":modal")) return true;
  const around = pointsAround(dialog);
  if (around.length >= LEAST_HITS) return isSheetAt(around, dialog);
  return attributeOf(dialog, "aria-modal")?.toLowerCase() === "true" && coversWindow(dialog);
}

function isSheetAt(around: readonly { x: number; y: number }[], dialog: Element): boolean {
  const [first, ...others] = around.map(({ x, y }) => document.elementFromPoint(x, y));
  if (!first || others.some((hit) => hit !== first)) return false;
  return first !== dialog && !isPage(first) && coversWindow(first) && !holdsOtherThings(first, dialog);
}

/** The corners of the window and the middles of its sides, where the dialog itself is not. */
function pointsAround(dialog: Element): { x: number; y: number }[] {
  const box = rectOf(dialog);
  const xs = [INSET, innerWidth / 2, innerWidth - INSET];
  const ys = [INSET, innerHeight / 2, innerHeight - INSET];
  const isOutside = (x: number, y: number) =>
    x < box.left - INSET || x > box.right + INSET || y < box.top - INSET || y > box.bottom + INSET;
  return xs.flatMap((x) => ys.flatMap((y) => (isOutside(x, y) ? [{ x, y }] : [])));
}

const isPage = (element: Element) => element === document.documentElement || element === document.body;

function coversWindow(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.left <= 0 && box.top <= 0 && box.right >= innerWidth && box.bottom >= innerHeight;
}

/** The page's own wrapper is hit as well where the page is empty; a sheet holds the dialog alone, or nothing. */
function holdsOtherThings(sheet: Element, dialog: Element): boolean {
  const words = (sheet.textContent ?? "").trim();
  return flatContains(sheet, dialog) ? words.length > (dialog.textContent ?? "").trim().length : words !== "";
}
