/** Parts of the page that are seen and cannot be operated. https://html.spec.whatwg.org/#the-inert-attribute */
import { hasAttribute } from "./dom-access.ts";
import { nearestPerBuild } from "./layout.ts";

const isInertAround = nearestPerBuild((element) => (hasAttribute(element, "inert") ? true : undefined));

/** Whether the page says that nothing in the element, or in something around it, can be operated. */
export function isInert(element: Element): boolean {
  return isInertAround(element) === true;
}
