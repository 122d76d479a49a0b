/**
 * Reading nodes without trusting the page, and the flat tree (DOM with shadow roots and slots resolved).
 *
 * A form exposes its named fields as properties, so that `<input name="childNodes">` shadows the real ones; what is
 * read of arbitrary elements here is read through the prototypes' own getters.
 */

function getterOf<Target extends object, Key extends keyof Target>(
  prototype: Target,
  key: Key,
): (target: Target) => Target[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!get) throw new Error(`The DOM has no getter for ${String(key)}.`);
  // Bound, it is called without a frame of ours, and it is called more often than anything else.
  return Function.prototype.call.bind(get);
}

const firstChildOf = getterOf(Node.prototype, "firstChild");
const nextSiblingOf = getterOf(Node.prototype, "nextSibling");
const parentNodeOf = getterOf(Node.prototype, "parentNode");
const shadowRootGetter = getterOf(Element.prototype, "shadowRoot");
const assignedSlotOf = getterOf(Element.prototype, "assignedSlot");
const textAssignedSlotOf = getterOf(Text.prototype, "assignedSlot");
export const formElementsOf = getterOf(HTMLFormElement.prototype, "elements");

export type ShadowRootOpener = (element: Element) => ShadowRoot | null;

/**
 * The way into closed shadow roots. It is kept from the last snapshot, because what is asked of a single element
 * later (its fingerprint) has to see the same tree that the snapshot saw.
 */
let openClosedShadowRoot: ShadowRootOpener | undefined;

export function rememberShadowRootOpener(opener: ShadowRootOpener | undefined): void {
  if (opener) openClosedShadowRoot = opener;
}

/** Elements that can be shadow hosts besides custom elements. https://dom.spec.whatwg.org/#valid-shadow-host-name */
const HOST_TAGS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/** Tag in lower case; SVG names keep their case. */
export const tagOf: (element: Element) => string = getterOf(Element.prototype, "localName");

export const attributeOf: (element: Element, name: string) => string | null = Function.prototype.call.bind(
  Element.prototype.getAttribute,
);

export const hasAttribute: (element: Element, name: string) => boolean = Function.prototype.call.bind(
  Element.prototype.hasAttribute,
);

/** `Node.ELEMENT_NODE` and `Node.TEXT_NODE`, without looking them up for each node. */
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === ELEMENT_NODE;
}

export function isText(node: Node | null | undefined): node is Text {
  return node?.nodeType === TEXT_NODE;
}

/** The shadow root of a host, also a closed one where there is a way in. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const open = shadowRootGetter(element);
  if (open || !openClosedShadowRoot) return open;
  const tag = tagOf(element);
  const mayHide = tag.includes("-") || (HOST_TAGS.has(tag) && !firstChildOf(element));
  return mayHide ? openClosedShadowRoot(element) : null;
}

/** Children as they are rendered: of the shadow root where there is one, of a slot what is put into it. */
export function flatChildrenOf(element: Element): Node[] {
  const shadow = shadowRootOf(element);
  if (!shadow && element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  const children: Node[] = [];
  for (let child = firstChildOf(shadow ?? element); child; child = nextSiblingOf(child)) children.push(child);
  return children;
}

/** Parent in the flat tree; undefined at the top and for nodes that no slot takes in. */
export function flatParentOf(node: Element | Text): Element | undefined {
  const parent = parentNodeOf(node);
  if (!isElement(parent)) return parent instanceof ShadowRoot ? parent.host : undefined;
  const shadow = shadowRootOf(parent);
  if (!shadow) return parent;
  return (isElement(node) ? assignedSlotOf(node) : textAssignedSlotOf(node)) ?? slotThatHolds(node, shadow);
}

/** A closed tree's slots are not told by what stands in them. */
function slotThatHolds(node: Element | Text, shadow: ShadowRoot): Element | undefined {
  return [...shadow.querySelectorAll("slot")].find((slot) => slot.assignedNodes().includes(node));
}

/** Whether `ancestor` is `node` or stands above it in the flat tree. */
export function flatContains(ancestor: Element, node: Element): boolean {
  for (let each: Element | undefined = node; each; each = flatParentOf(each)) if (each === ancestor) return true;
  return false;
}

/** The nearest of the element itself and what is above it that answers the question with yes. */
export function closestFlat(element: Element, matches: (element: Element) => boolean): Element | undefined {
  for (let each: Element | undefined = element; each; each = flatParentOf(each)) if (matches(each)) return each;
  return undefined;
}
