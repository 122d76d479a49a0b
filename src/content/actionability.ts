/**
 * Whether an element can be acted on: attached, visible, enabled, at rest, in view and not covered. What may pass by
 * itself is waited for, within bounds; what cannot is refused at once.
 */
import { activationTargetOf, fingerprintOf, isVisible } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { composedAncestors, composedContains, deepActiveElement } from "./composed-tree.ts";
import { findPoint, inspectPoint, type Point, standInOf } from "./hit-test.ts";
import { pointInArea } from "./image-map.ts";
import { nameCover } from "./naming.ts";
import { refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { bringPointIntoView, isScrolledAway } from "./point-in-view.ts";
import { sameBox } from "./resting-places.ts";
import { refusedAsChanged, type Target } from "./target.ts";
import { nextFrame, pause } from "./waiting.ts";

/** How long a passing obstacle (a spinner, an animation, a disabled button) is waited for. */
const PATIENCE_MS = 3000;
const RETRY_MS = 80;
/** What stands in the way for longer than this does not go by itself. */
const LEAVE_AFTER_MS = 400;

type Verdict = { ready: true; point: Point } | { ready: false; final: boolean; result: ActionResult };

const passing = (reason: string): Verdict => ({ ready: false, final: false, result: refused(reason) });
const final = (result: ActionResult): Verdict => ({ ready: false, final: true, result });

/**
 * Waits until a pointer can reach the target, then calls `act` in the same synchronous step as the last check.
 * `surface` is what is pressed: the target, or its label where the target itself cannot be seen.
 * @param at which point of the surface has to be reached; any that can be when it is absent
 */
export async function whenReachable<Value>(
  context: PerformContext,
  target: Target,
  act: (point: Point, surface: Element) => Promise<Value>,
  at = pointInArea(target.element),
): Promise<{ value: Value } | { refusal: ActionResult }> {
  const began = performance.now();
  const deadline = began + PATIENCE_MS;
  let hasLeft = target.found === true;
  for (;;) {
    context.signal.throwIfAborted();
    const surface = surfaceOf(target.element);
    const resting = await comesToRest(context, surface, at);
    const hit = hitOf(target.element, surface);
    const verdict = resting ? inspect(context, target, hit, at?.(surface)) : passing("target keeps moving");
    if (verdict.ready) return { value: await act(verdict.point, hit) };
    if (verdict.final || performance.now() > deadline) return { refusal: verdict.result };
    if (!isEnabled(target.element)) blurField(context, target.element);
    else if (resting && !hasLeft && performance.now() - began > LEAVE_AFTER_MS) {
      hasLeft = true;
      await leaveField(context, target.element);
    }
    await pause(RETRY_MS);
  }
}

/** The same without a pointer: for what is set or focused directly. Undefined when nothing stands against it. */
export async function whenUsable(context: PerformContext, target: Target): Promise<ActionResult | undefined> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    context.signal.throwIfAborted();
    const obstacle = obstacleTo(target);
    if (!obstacle || obstacle.ready) return undefined;
    if (obstacle.final || performance.now() > deadline) return obstacle.result;
    await pause(RETRY_MS);
  }
}

/**
 * Many a form looks at a field when it is left, and only then enables its button: a person who goes for the button
 * leaves the field.
 */
function blurField(context: PerformContext, target: Element): void {
  focusedField(context, target)?.blur();
}

/** A calendar or list that a field has opened lies over what comes below until the field is left. */
async function leaveField(context: PerformContext, target: Element): Promise<void> {
  const field = focusedField(context, target);
  if (!field) return;
  if (context.mayPressTab && field instanceof HTMLInputElement)
    await context.port.make({ primitive: "key", key: "Tab", modifiers: [] }, field);
  else field.blur();
}

function focusedField({ openShadowRoot }: PerformContext, target: Element): HTMLElement | undefined {
  const focused = deepActiveElement(openShadowRoot);
  const isField = focused?.matches("input, textarea, select, [contenteditable]") === true;
  return isField && focused !== target && focused instanceof HTMLElement ? focused : undefined;
}

/** Why no user could operate the element now, or undefined. */
export function unusableReason(element: Element): string | undefined {
  if (!element.isConnected) return "target is gone: observe again";
  if (!canBeSeen(element)) return "target is not visible";
  return isEnabled(element) ? undefined : "target is disabled";
}

/** Neither disabled by itself, nor by a fieldset, nor by ARIA, nor inert. */
export function isEnabled(element: Element): boolean {
  if (element.matches(":disabled")) return false;
  for (const ancestor of composedAncestors(element)) {
    if (ancestor.hasAttribute("inert") || ancestor.getAttribute("aria-disabled") === "true") return false;
  }
  return true;
}

/**
 * The element, the control that is all of it, or a visible label of it when the control itself is hidden behind its own
 * drawing.
 */
export function surfaceOf(element: Element): Element {
  return standInOf(element) ?? activationTargetOf(element) ?? element;
}

/** What a pointer meets on the surface: of a picture with areas the one that is meant, and no other. */
function hitOf(element: Element, surface: Element): Element {
  return element instanceof HTMLAreaElement ? element : surface;
}

/** Seen, or hidden behind a drawing of the page's own that stands for it. */
function canBeSeen(element: Element): boolean {
  return isVisible(element) || activationTargetOf(element) !== undefined;
}

function inspect(context: PerformContext, target: Target, surface: Element, point: Point | undefined): Verdict {
  const obstacle = obstacleTo(target);
  if (obstacle) return obstacle;
  const { openShadowRoot } = context;
  const found = point ? inspectPoint(surface, point, openShadowRoot) : findPoint(surface, openShadowRoot);
  if (!found) return passing("target is outside what can be seen");
  if ("cover" in found) return passing(coverWords(context, surface, found.cover));
  return { ready: true, point: found.point };
}

/** What lets the pointer through is not covered by what it stands in. */
function coverWords({ registry, refPrefix }: PerformContext, surface: Element, cover: Element): string {
  const letsThrough = getComputedStyle(surface).pointerEvents === "none" && composedContains(cover, surface);
  if (!letsThrough) return `covered by ${nameCover(cover)}`;
  const around = [...composedAncestors(cover)].map((each) => registry.knownRefOf(each, refPrefix)).find(Boolean);
  return `it takes no press itself: press what it stands in${around ? `, such as ${around}` : ""}`;
}

function obstacleTo(target: Target): Verdict | undefined {
  const { element, print } = target;
  if (!element.isConnected) return final(refused("target is gone: observe again"));
  if (print !== undefined && fingerprintOf(element) !== print) return final(refusedAsChanged(element));
  if (!canBeSeen(element)) return passing("target is not visible");
  return isEnabled(element) ? undefined : passing("target is disabled");
}

/** What stays where it is for as long as a frame of a page lasts is at rest; a little less, for clocks are coarse. */
const REST_MS = 14;

/** Brings the element into view and compares its box with the one that was seen before, or else the one a frame later. */
async function comesToRest(
  { places }: PerformContext,
  element: Element,
  at?: (element: Element) => Point,
): Promise<boolean> {
  if (at) bringPointIntoView(element, at);
  else if (!isReachableInView(element))
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  if (places.isWhereItWas(element, REST_MS) && !isAnimated(element)) return true;
  const before = element.getBoundingClientRect();
  const since = performance.now();
  while (performance.now() - since < REST_MS) {
    await nextFrame();
    if (!sameBox(before, element.getBoundingClientRect())) return false;
  }
  return true;
}

/** A transition that has just begun has moved nothing yet. */
function isAnimated(element: Element): boolean {
  for (const ancestor of composedAncestors(element)) {
    if (ancestor.getAnimations().some(({ playState }) => playState === "running")) return true;
  }
  return false;
}

/** Wholly in the viewport, and its centre neither under something that is fixed there nor scrolled out of an area. */
function isReachableInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) return false;
  if (isScrolledAway(element)) return false;
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return hit !== null && (composedContains(hit, element) || composedContains(element, hit));
}
