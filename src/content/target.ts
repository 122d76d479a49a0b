/** From a ref to the element it stands for now, or the reason why there is none to act on. */
import { fingerprintOf, isVisible, withLayoutCache } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { composedDescendants } from "./composed-tree.ts";
import { nameElement } from "./naming.ts";
import { refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";

export interface Target {
  element: Element;
  /** The fingerprint it must still have; undefined for what was found during the action itself. */
  print: number | undefined;
  /** Another element stands in for the one observed. */
  relocated: boolean;
  /** It was found during the action itself, in what that has opened: the focus is to stay where it is meanwhile. */
  found?: true;
}

/** An element found by the action itself, such as an option of an opened list. */
export const foundTarget = (element: Element): Target => ({
  element,
  print: undefined,
  relocated: false,
  found: true,
});

/**
 * The element that `ref` was observed as. A changed or lost one is looked for again by its fingerprint where the
 * context allows; otherwise the action is refused with the reason.
 */
export function resolveTarget(context: PerformContext, ref: string): Target | ActionResult {
  const element = context.registry.resolve(ref);
  const print = Object.hasOwn(context.prints, ref) ? context.prints[ref] : undefined;
  if (print === undefined) return refused(element ? "target was not observed: observe again" : "unknown ref");
  if (element?.isConnected && fingerprintOf(element) === print) return { element, print, relocated: false };
  const standIn = context.relocate ? soleElementWith(context, print, element?.localName) : undefined;
  if (standIn) return { element: standIn, print, relocated: true };
  return element?.isConnected ? refusedAsChanged(element) : refused("target is gone: observe again");
}

/** The element of `ref` for actions that change nothing, whatever it has become meanwhile. */
export function resolveLoosely(context: PerformContext, ref: string): Element | ActionResult {
  const element = context.registry.resolve(ref);
  if (!element) return refused("unknown ref");
  return element.isConnected ? element : refused("target is gone: observe again");
}

/** What stands for the target now, after an action that may have made the page draw it anew. For looking only. */
export function currentElement(context: PerformContext, { element, print }: Target): Element {
  if (element.isConnected || print === undefined) return element;
  return soleElementWith(context, print, element.localName) ?? element;
}

export function refusedAsChanged(element: Element): ActionResult {
  return refused(`target changed: now ${nameElement(element)}`);
}

/** Adds to a result that another element stood in. */
export function withRelocation(target: Target, result: ActionResult): ActionResult {
  return target.relocated ? { ...result, effect: `${result.effect} (re-located)` } : result;
}

/** The one visible element with this fingerprint; undefined when there is none, or more than one. */
export function soleElementWith(
  context: Pick<PerformContext, "openShadowRoot">,
  print: number,
  tag: string | undefined,
): Element | undefined {
  const candidates = [...composedDescendants(document, context.openShadowRoot)].filter(
    (element) => tag === undefined || element.localName === tag,
  );
  const matches = withLayoutCache(() =>
    candidates.filter((element) => fingerprintOf(element) === print && isVisible(element)),
  );
  return matches.length === 1 ? matches[0] : undefined;
}
