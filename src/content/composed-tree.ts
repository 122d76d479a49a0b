/** The tree as the user sees it: through shadow roots, open and closed. */

/** The way into a shadow root; closed ones open only to an extension. */
export type OpenShadowRoot = (element: Element) => ShadowRoot | null;

/** The parent in the composed tree: out of a shadow root to its host. */
export function composedParent(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
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
export function* composedDescendants(root: ParentNode, openShadowRoot: OpenShadowRoot): Generator<Element> {
  for (const child of root.children) {
    yield child;
    const shadow = openShadowRoot(child);
    if (shadow) yield* composedDescendants(shadow, openShadowRoot);
    yield* composedDescendants(child, openShadowRoot);
  }
}
