/**
 * Elements that listen for presses, as far as the browser has told: of controls that are drawn like plain text nothing
 * else gives it away. What listens for the things inside it is no control but an area, and those speak for themselves.
 */
import { flatChildrenOf, isElement, isText, tagOf } from "./dom-access.ts";
import { rectOf, styleOf } from "./layout.ts";
import { roleOf } from "./roles.ts";

export type IsListening = (element: Element) => boolean;

/** Kept from the last snapshot, like the way into shadow roots. */
let isListening: IsListening = () => false;

export function rememberListening(known: IsListening | undefined): void {
  isListening = known ?? (() => false);
}

/** Of the window; what covers more listens for the whole page. */
const AREA_SHARE = 2 / 5;
/** So many children that are made alike are the things meant, not the one that holds them. */
const MANY_ALIKE = 4;

/** Roles of what holds things that are pressed. */
const HOLDERS = new Set(
  (
    "application banner complementary contentinfo dialog alertdialog document feed form grid list listbox log main " +
    "menu menubar navigation radiogroup region rowgroup search table tablist tabpanel toolbar tree treegrid"
  ).split(" "),
);

/**
 * Whether the element listens for being pressed itself.
 * @param isOperable whether another element is a control
 */
export function listensForItself(element: Element, isOperable: (inner: Element) => boolean): boolean {
  return isListening(element) && !isArea(element, isOperable);
}

/** Whether the browser said that the element listens, for whatever it holds. */
export function listens(element: Element): boolean {
  return isListening(element);
}

function isArea(element: Element, isOperable: (inner: Element) => boolean): boolean {
  if (HOLDERS.has(roleOf(element)) || coversMuch(element)) return true;
  const isPressed = (inner: Element) => isListening(inner) || isOperable(inner);
  if (isOneOfMany(element) && holdsTextBeside(element, isPressed)) return false;
  return holdsManyAlike(element) || holds(element, isPressed);
}

const ITEMS = new Set(["row", "listitem"]);

/** Rows, items and cards that listen one by one do so for themselves, be there boxes to tick and buttons in them or not. */
function isOneOfMany(element: Element): boolean {
  if (ITEMS.has(roleOf(element))) return true;
  return [...(element.parentElement?.children ?? [])].some(
    (beside) => beside !== element && tagOf(beside) === tagOf(element) && isListening(beside),
  );
}

function coversMuch(element: Element): boolean {
  const { width, height } = rectOf(element);
  return width * height > innerWidth * innerHeight * AREA_SHARE;
}

function holdsManyAlike(element: Element): boolean {
  const counts = new Map<string, number>();
  for (const child of flatChildrenOf(element)) {
    if (!isElement(child) || !saysSomething(child)) continue;
    const kind = `${tagOf(child)}.${child.getAttribute("class") ?? ""}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= MANY_ALIKE;
}

/** Parts of a text, such as its words, are not things of their own. */
function saysSomething(element: Element): boolean {
  return !styleOf(element).display.startsWith("inline") && holdsText(element);
}

function holdsText(element: Element): boolean {
  return flatChildrenOf(element).some(
    (child) => (isText(child) && child.data.trim() !== "") || (isElement(child) && holdsText(child)),
  );
}

/** Whether it has words that stand in none of the things inside it that are pressed. */
function holdsTextBeside(element: Element, isPressed: (inner: Element) => boolean): boolean {
  return flatChildrenOf(element).some((child) => {
    if (isText(child)) return child.data.trim() !== "";
    return isElement(child) && !isPressed(child) && holdsTextBeside(child, isPressed);
  });
}

function holds(element: Element, matches: (inner: Element) => boolean): boolean {
  return flatChildrenOf(element).some((child) => isElement(child) && (matches(child) || holds(child, matches)));
}
