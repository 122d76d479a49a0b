/** File fields: which one a thing on the page stands for, and what it takes. */
import { composedAncestors, composedDescendants, type OpenShadowRoot } from "./composed-tree.ts";

export type FileField = HTMLInputElement;

export function isFileField(element: Element | null | undefined): element is FileField {
  return element instanceof HTMLInputElement && element.type === "file";
}

/** The field that an element is, labels, controls or holds; undefined for none, and for more than one. */
export function ownFileField(element: Element, openShadowRoot: OpenShadowRoot): FileField | undefined {
  const labelled = element.closest("label")?.control;
  const controlled = element.getAttribute("aria-controls")?.split(/\s+/) ?? [];
  const root = element.getRootNode();
  const named =
    root instanceof Document || root instanceof ShadowRoot ? controlled.map((id) => root.getElementById(id)) : [];
  const direct = [element, labelled, ...named].find(isFileField);
  return direct ?? only(fileFieldsIn(element, openShadowRoot));
}

/**
 * The field nearest to a button that opens one by script: the only one in the smallest part of the page around the
 * button that has any. Several there are returned all, for which of them it is cannot be seen.
 */
export function nearbyFileFields(element: Element, openShadowRoot: OpenShadowRoot): FileField[] {
  for (const ancestor of composedAncestors(element)) {
    const fields = fileFieldsIn(ancestor, openShadowRoot);
    if (fields.length > 0) return fields;
  }
  return [];
}

function fileFieldsIn(element: Element, openShadowRoot: OpenShadowRoot): FileField[] {
  const shadow = openShadowRoot(element);
  return [
    ...(shadow ? composedDescendants(shadow, openShadowRoot) : []),
    ...composedDescendants(element, openShadowRoot),
  ].filter(isFileField);
}

const only = <Value>(values: Value[]): Value | undefined => (values.length === 1 ? values[0] : undefined);

/** Why these files cannot go into the field, or undefined. */
export function objectionTo(field: FileField, files: readonly File[]): string | undefined {
  if (field.matches(":disabled")) return "the file field is disabled";
  if (field.webkitdirectory) return "this takes a whole folder, which only the user can choose";
  if (files.length > 1 && !field.multiple) return "this takes one file at a time";
  const unfit = files.find((file) => !accepts(field.accept, file));
  return unfit && `this takes ${field.accept}, which “${unfit.name}” is not`;
}

/** https://html.spec.whatwg.org/multipage/input.html#attr-input-accept */
export function accepts(accept: string, { name, type }: Pick<File, "name" | "type">): boolean {
  const tokens = accept
    .toLowerCase()
    .split(",")
    .map((token) => token.trim())
    .filter(Boolean);
  if (tokens.length === 0) return true;
  const fileType = ordinaryType(type.toLowerCase());
  return tokens.some((token) => {
    if (token === "*" || token === "*/*") return true;
    if (token.startsWith(".")) return name.toLowerCase().endsWith(token);
    if (token.endsWith("/*")) return fileType.startsWith(token.slice(0, -1));
    return fileType === ordinaryType(token);
  });
}

/** `image/jpg` is not a type, but many pages take it for one. */
const ordinaryType = (type: string): string => (type === "image/jpg" ? "image/jpeg" : type);

/** Puts the files into the field in place of what it holds, and tells the page so as a browser does. */
export function putFiles(field: FileField, transfer: DataTransfer): void {
  // Past any setter that a page's framework has put on the node.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "files")?.set?.call(field, transfer.files);
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
