/** Elements that name or own others by their ids. */
import { attributeOf, hasAttribute } from "./dom-access.ts";

/** Elements that an IDREFS attribute points at, in its order. https://w3c.github.io/aria/#valuetype_idref_list */
export function referencedBy(element: Element, attribute: string): Element[] {
  const value = attributeOf(element, attribute);
  if (value === null || value.trim() === "") return [];
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  return value.split(/\s+/).flatMap((id) => (id === "" ? [] : (root.getElementById(id) ?? [])));
}

/**
 * Elements that name this one by ARIA. Browsers also know the spelling that many authors write, and elements that a
 * script has set, which leave an empty attribute. https://w3c.github.io/aria/#aria-labelledby
 */
export function labelReferencesOf(element: Element): Element[] {
  const spelling = hasAttribute(element, "aria-labelledby") ? "aria-labelledby" : "aria-labeledby";
  return attributeOf(element, spelling) === "" ? labelsSetByScript(element) : referencedBy(element, spelling);
}

function labelsSetByScript(element: Element): Element[] {
  const set = "ariaLabelledByElements" in element ? element.ariaLabelledByElements : null;
  return Array.isArray(set) ? set.filter((label) => label instanceof Element) : [];
}
