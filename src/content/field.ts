/** What kind of field an element is, and what it holds. */
import { isSecretField, roleOf } from "../dom-compressor/index.ts";
import { composedAncestors, composedDescendants, type OpenShadowRoot } from "./composed-tree.ts";
import { isEditingHost } from "./synthetic/focus.ts";

export type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

export type Field =
  | { kind: "text"; element: TextField }
  /** Widgets whose parts are awkward to type into: dates, numbers, sliders, colours. */
  | { kind: "picker"; element: HTMLInputElement }
  /** A slider or stepper of the page's own, which says its value and is moved by keys. */
  | { kind: "stepped"; element: HTMLElement }
  | { kind: "select"; element: HTMLSelectElement }
  | { kind: "checkable"; element: Element }
  | { kind: "combobox"; element: Element }
  | { kind: "group"; element: Element }
  | { kind: "file"; element: Element }
  | { kind: "none"; element: Element };

const PICKERS = new Set(["number", "range", "date", "time", "datetime-local", "month", "week", "color"]);
const BUTTONS = new Set(["button", "submit", "reset", "image"]);
const CHECKABLE_ROLES = new Set(["checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio"]);
const STEPPED_ROLES = new Set(["slider", "spinbutton"]);
const GROUP_ROLES = new Set(["listbox", "radiogroup", "menu", "tree", "tablist"]);

/** The field that an element is or, for a wrapper with a role, the one text field inside it. */
export function fieldOf(element: Element, openShadowRoot: OpenShadowRoot): Field {
  return nativeField(element) ?? ariaField(element, openShadowRoot);
}

function nativeField(element: Element): Field | undefined {
  if (element instanceof HTMLSelectElement) return { kind: "select", element };
  if (element instanceof HTMLTextAreaElement) return textOrCombobox(element);
  if (!(element instanceof HTMLInputElement)) return undefined;
  if (element.type === "checkbox" || element.type === "radio") return { kind: "checkable", element };
  if (element.type === "file") return { kind: "file", element };
  if (PICKERS.has(element.type)) return { kind: "picker", element };
  return BUTTONS.has(element.type) ? { kind: "none", element } : textOrCombobox(element);
}

function textOrCombobox(element: HTMLInputElement | HTMLTextAreaElement): Field {
  return element.getAttribute("role") === "combobox" ? { kind: "combobox", element } : { kind: "text", element };
}

function ariaField(element: Element, openShadowRoot: OpenShadowRoot): Field {
  const role = roleOf(element);
  if (CHECKABLE_ROLES.has(role)) return { kind: "checkable", element };
  if (role === "combobox") return { kind: "combobox", element };
  if (GROUP_ROLES.has(role)) return { kind: "group", element };
  const text = editableIn(element, openShadowRoot);
  if (!text && STEPPED_ROLES.has(role) && element instanceof HTMLElement) return { kind: "stepped", element };
  if (text) return { kind: "text", element: text };
  return element.hasAttribute("aria-haspopup") ? { kind: "combobox", element } : { kind: "none", element };
}

/** The text field that an element is, lies in, or wraps. */
export function editableIn(element: Element, openShadowRoot: OpenShadowRoot): TextField | undefined {
  if (isTextField(element)) return element;
  for (const ancestor of composedAncestors(element)) {
    if (ancestor instanceof HTMLElement && isEditingHost(ancestor)) return ancestor;
  }
  const shadow = openShadowRoot(element);
  const inside = [
    ...(shadow ? composedDescendants(shadow, openShadowRoot) : []),
    ...composedDescendants(element, openShadowRoot),
  ];
  return inside.find(isTextField);
}

function isTextField(element: Element): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return isTypedInput(element);
  return element instanceof HTMLElement && isEditingHost(element);
}

function isTypedInput(input: HTMLInputElement): boolean {
  return (
    !PICKERS.has(input.type) &&
    !BUTTONS.has(input.type) &&
    !["checkbox", "radio", "file", "hidden"].includes(input.type)
  );
}

/** What a field holds now; lines end in `\n`. */
export function textOf(field: TextField): string {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  // biome-ignore lint/performance/useDomNodeTextContent: only the rendered text has the line breaks that were typed.
  return field.innerText.replace(/\u00a0/gu, " ").replace(/\n$/u, "");
}

/** Many a page opens a calendar or a list of its own where such a field is pressed. */
export const READ_ONLY = "the field is read-only: see whether a click opens something to choose from";

/** Whether the field says that it may be read but not changed. */
export function isReadOnly(field: Element): boolean {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.readOnly;
  return field.getAttribute("aria-readonly") === "true";
}

/** The page's own objection to what the field holds, ready to be added to an effect; never for a secret. */
export function objectionOf(field: Element): string {
  if (isSecretField(field) || !("validationMessage" in field)) return "";
  const message = field.validationMessage;
  return typeof message === "string" && message ? `; the page says: ${message}` : "";
}

/** Selects everything in the field, so that what is put in next replaces it. */
export function selectAll(field: TextField): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  else getSelection()?.selectAllChildren(field);
}

/** Puts the caret behind the last character. */
export function moveCaretToEnd(field: TextField): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    // Fields such as email have no selection to set.
    if (field.selectionEnd !== null) field.setSelectionRange(field.value.length, field.value.length);
    return;
  }
  getSelection()?.selectAllChildren(field);
  getSelection()?.collapseToEnd();
}
