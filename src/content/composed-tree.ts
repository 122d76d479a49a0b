/** The tree as the user sees it: through shadow roots, open and closed. */

/** The way into a shadow root; closed ones open only to an extension. */
export type OpenShadowRoot = (element: Element) => ShadowRoot | null;

/** The prototype's own getter: a form's `parentNode` is whatever field of it has that name. */
const parentNodeOf = Object.getOwnPropertyDescriptor(Node.prototype, "parentNode")?.get;

/** The parent in the composed tree: out of a shadow root to its host. */
export function composedParent(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : parentNodeOf?.call(node);
}

/** Whether `node` is `ancestor` or lies below it, shadow roots included. */
export function composedContains(ancestor: Node, node: Node): boolean {
  for (let current: Node | null = node; current; current = composedParent(current)) {
    if (current === ancestor) return true;
  }
  return false;
}

/** The element itself and its ancestors in the composed tree, innermost first. */
export function* composedAncestors(element: Element): Generator<Element> {
  for (let current: Node | null = element; current; current = composedParent(current)) {
    if (current instanceof Element) yield current;
  }
}

/** The innermost element at a point of the viewport. */
export function deepElementFromPoint(x: number, y: number, openShadowRoot: OpenShadowRoot): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit) {
    const inner = openShadowRoot(hit)?.elementFromPoint(x, y);
    if (!inner || inner === hit) return hit;
    hit = inner;
  }
  return null;
}

/** The innermost focused element; null when the focus is nowhere in particular. */
export function deepActiveElement(openShadowRoot: OpenShadowRoot): Element | null {
  let active = document.activeElement;
  while (active) {
    const inner = openShadowRoot(active)?.activeElement;
    if (!inner) break;
    active = inner;
  }
  return active === document.body || active === document.documentElement ? null : active;
}

/** Every element below `root`, shadow trees included, in tree order. */
export function* composedDescendants(root: Node, openShadowRoot: OpenShadowRoot): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Element)) continue;
    yield node;
    const shadow = openShadowRoot(node);
    if (shadow) yield* composedDescendants(shadow, openShadowRoot);
  }
}

/**
 * Shadow roots below `root` that components of the page have, without asking every element: only a custom element can
 * have gained one unseen.
 */
export function* componentRoots(root: ParentNode, openShadowRoot: OpenShadowRoot): Generator<ShadowRoot> {
  for (const element of root.querySelectorAll("*")) {
    const shadow = element.localName.includes("-") ? openShadowRoot(element) : element.shadowRoot;
    if (!shadow) continue;
    yield shadow;
    yield* componentRoots(shadow, openShadowRoot);
  }
}
