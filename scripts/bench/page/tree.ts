/** Walking a page across shadow roots and same-origin frames. Written apart from the compressor, which is judged here. */

type Root = Document | ShadowRoot;

/** Every element of the page: also in open shadow roots and in frames of the same origin. */
export function* elementsUnder(root: Root): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* elementsUnder(element.shadowRoot);
    const inner = documentIn(element);
    if (inner) yield* elementsUnder(inner);
  }
}

/** The document that a frame shows, where the page may look into it. */
function documentIn(element: Element): Document | null {
  if (element.localName !== "iframe" && element.localName !== "frame") return null;
  return "contentDocument" in element ? (element.contentDocument as Document | null) : null; // Said by the DOM's types of both tags.
}

/** The document or shadow root that the element stands in; undefined when it is in neither. */
export function rootOf(node: Node): Root | undefined {
  const root = node.getRootNode();
  return "elementsFromPoint" in root ? (root as Root) : undefined; // Only documents and shadow roots have that method.
}

/** The parent as it is rendered: the slot's, or the shadow host; null at the top of a document. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return "host" in root ? (root as ShadowRoot).host : null; // Only shadow roots have a host.
}

/** From the parent upwards, as it is rendered. */
export function ancestorsOf(element: Element): Element[] {
  const ancestors: Element[] = [];
  for (let each = parentOf(element); each; each = parentOf(each)) ancestors.push(each);
  return ancestors;
}

export function contains(outer: Element, inner: Element): boolean {
  for (let each: Element | null = inner; each; each = parentOf(each)) if (each === outer) return true;
  return false;
}

/** The frame element that shows the element's document; null in the page's own. */
export function frameAround(element: Element): Element | null {
  return element.ownerDocument.defaultView?.frameElement ?? null;
}
