/** The things in a list that can be chosen, and whether they are. */
import { accessibleName, isVisible, roleOf, withLayoutCache } from "../dom-compressor/index.ts";
import { checkedStateOf } from "./checked-state.ts";
import { composedDescendants, composedParent } from "./composed-tree.ts";
import type { PerformContext } from "./perform-context.ts";

const OPTION_ROLES = new Set(["option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "radio", "tab"]);
/** A text longer than this is no name of an option. */
const LONGEST_NAME = 120;

/** The options below `root` that are seen; those of native selects are the browser's own to show. */
export function visibleOptions(root: Node, { openShadowRoot }: PerformContext): Element[] {
  return visibleAmong(root, openShadowRoot, (element) => OPTION_ROLES.has(roleOf(element)));
}

/**
 * What looks as if it could be chosen though no role says so: the outermost elements with a short text and a hand for a
 * cursor. Some libraries keep the roles in a list of no size beside the one that they show.
 */
export function visibleRows(root: Node, { openShadowRoot }: PerformContext): Element[] {
  return visibleAmong(root, openShadowRoot, (element) => {
    const text = (element.textContent ?? "").trim();
    return text !== "" && text.length <= LONGEST_NAME && startsPointer(element);
  });
}

function visibleAmong(
  root: Node,
  openShadowRoot: PerformContext["openShadowRoot"],
  isWanted: (element: Element) => boolean,
): Element[] {
  const all = [...composedDescendants(root, openShadowRoot)].filter((each) => !(each instanceof HTMLOptionElement));
  return withLayoutCache(() => all.filter((element) => isWanted(element) && isVisible(element)));
}

function startsPointer(element: Element): boolean {
  if (getComputedStyle(element).cursor !== "pointer") return false;
  const parent = composedParent(element);
  return !(parent instanceof Element) || getComputedStyle(parent).cursor !== "pointer";
}

export function isChosen(option: Element): boolean {
  return option.getAttribute("aria-selected") === "true" || checkedStateOf(option) === true;
}

/** Whether the list with the option is still there to choose from. */
export const isStillOffered = (option: Element): boolean => option.isConnected && isVisible(option);

export const nameOfOption = (option: Element): string => accessibleName(option) || (option.textContent ?? "");
