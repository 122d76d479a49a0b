/**
 * The `<label>`s of fields and buttons. `element.labels` goes through the whole document each time it is asked; here the
 * labels of a document are gone through once, and each says which control it is for.
 */
import { cachedPerBuild } from "./layout.ts";

const labelsByControl = cachedPerBuild(
  (root: Document | ShadowRoot): ReadonlyMap<Element, readonly HTMLLabelElement[]> => {
    const found = new Map<Element, HTMLLabelElement[]>();
    for (const label of root.querySelectorAll("label")) {
      const control = label instanceof HTMLLabelElement ? label.control : null;
      if (!control) continue;
      const before = found.get(control);
      if (before) before.push(label);
      else found.set(control, [label]);
    }
    return found;
  },
);

/** Labels of a control in the order of the tree. https://html.spec.whatwg.org/#dom-lfe-labels */
export function labelsOf(control: Element): readonly HTMLLabelElement[] {
  const root = control.getRootNode();
  const isShown = root instanceof Document || root instanceof ShadowRoot;
  return isShown ? (labelsByControl(root).get(control) ?? []) : [];
}
