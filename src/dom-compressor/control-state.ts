/** State and value of a control, as far as they are not the default; values of secret fields stay in the page. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, cutText } from "./clean-text.ts";
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { fieldDetailsOf } from "./field-details.ts";
import { formOf, isSubmitButton } from "./form-target.ts";
import { generatedText } from "./generated-text.ts";
import { referencedBy } from "./references.ts";
import { detailsOf, inputTypeOf, isEditingHost } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { visibleTextIn } from "./shown-name.ts";

const VALUE_LIMIT = 200;
/** Of a reading of the whole document. */
const WHOLE_VALUE_LIMIT = 50_000;
/** For the words that say how much of a value is not shown. */
const ROOM_FOR_REST = 32;
const MESSAGE_LIMIT = 120;
const PLACEHOLDER_LIMIT = 80;

/** Types that tell how a field wants to be filled. */
const TELLING_TYPES = new Set("color date datetime-local email file month number range tel time url week".split(" "));
const CHECKABLE_TYPES = new Set(["checkbox", "radio"]);
/** Types without a value that a person could read in them. */
const VALUELESS_TYPES = new Set("button checkbox file hidden image radio reset submit".split(" "));

type ControlState = Partial<Omit<SnapshotNode, "role" | "name" | "unseen" | "ref" | "print" | "place" | "children">>;

/**
 * Everything about a control besides its role and name.
 * @param isWhole long values too
 */
export function stateOf(element: Element, role: string, isWhole: boolean): ControlState {
  return { ...flagsOf(element, role), ...valueStateOf(element, role, isWhole), ...fieldDetailsOf(element, role) };
}

function flagsOf(element: Element, role: string): ControlState {
  const state: ControlState = {};
  const checked = checkedOf(element, role);
  if (checked !== undefined) state.checked = checked;
  const pressed = triState(attributeOf(element, "aria-pressed"));
  if (pressed !== undefined) state.pressed = pressed;
  const expanded = expandedOf(element);
  if (expanded !== undefined) state.expanded = expanded;
  if (isSelected(element)) state.selected = true;
  if (isDisabled(element)) state.disabled = true;
  if (isReadonly(element)) state.readonly = true;
  if (isRequired(element)) state.required = true;
  if (isMultiline(element)) state.multiline = true;
  if (isSubmitButton(element) && formOf(element)) state.submits = true;
  const invalid = invalidOf(element);
  if (invalid !== undefined) state.invalid = invalid;
  if (isFocused(element)) state.focused = true;
  if (isBusy(element)) state.busy = true;
  return state;
}

function isTrue(element: Element, name: string): boolean {
  return attributeOf(element, name)?.toLowerCase() === "true";
}

function triState(value: string | null): boolean | "mixed" | undefined {
  const token = value?.toLowerCase();
  if (token === "mixed") return "mixed";
  if (token === "true") return true;
  return token === "false" ? false : undefined;
}

const CHECKABLE_ROLES = new Set(["checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"]);
/** Of these there is no half. https://w3c.github.io/aria/#aria-checked */
const TWO_STATE_ROLES = new Set(["radio", "switch", "menuitemradio"]);

function checkedOf(element: Element, role: string): boolean | "mixed" | undefined {
  if (element instanceof HTMLInputElement && CHECKABLE_TYPES.has(element.type)) {
    return element.indeterminate ? "mixed" : element.checked;
  }
  const stated = triState(attributeOf(element, "aria-checked"));
  if (stated === "mixed" && TWO_STATE_ROLES.has(role)) return false;
  return stated ?? (CHECKABLE_ROLES.has(role) ? false : undefined);
}

function expandedOf(element: Element): boolean | undefined {
  const details = detailsOf(element);
  if (details) return details.open;
  const stated = triState(attributeOf(element, "aria-expanded"));
  if (stated !== undefined) return stated === "mixed" ? undefined : stated;
  return hasAttribute(element, "popovertarget") ? isPopoverOpen(element) : undefined;
}

/** https://w3c.github.io/html-aam/#att-popovertarget */
function isPopoverOpen(element: Element): boolean | undefined {
  const invokes = element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
  return invokes ? element.popoverTargetElement?.matches(":popover-open") : undefined;
}

function isSelected(element: Element): boolean {
  const current = attributeOf(element, "aria-current");
  return isTrue(element, "aria-selected") || (current !== null && current !== "" && current !== "false");
}

/** Enter begins a new line there. */
function isMultiline(element: Element): boolean {
  if (tagOf(element) === "textarea" || isTrue(element, "aria-multiline")) return true;
  return isEditingHost(element) && attributeOf(element, "aria-multiline")?.toLowerCase() !== "false";
}

/** Disabled by itself, by a fieldset or by ARIA. */
function isDisabled(element: Element): boolean {
  return element.matches(":disabled") || element.closest("[aria-disabled=true i]") !== null;
}

/** https://html.spec.whatwg.org/#the-readonly-attribute, which says nothing to these. */
const NEVER_READONLY = new Set("button checkbox color file hidden image radio range reset submit".split(" "));

function isReadonly(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement && element.readOnly) return true;
  if (element instanceof HTMLInputElement && element.readOnly && !NEVER_READONLY.has(element.type)) return true;
  return isTrue(element, "aria-readonly");
}

function isRequired(element: Element): boolean {
  return element.matches(":required") || isTrue(element, "aria-required");
}

/** https://w3c.github.io/aria/#aria-busy */
export function isBusy(element: Element): boolean {
  return isTrue(element, "aria-busy");
}

/** Native validity counts once the browser itself would show it. */
function invalidOf(element: Element): true | string | undefined {
  const shown = element.matches(":user-invalid");
  const stated = attributeOf(element, "aria-invalid")?.toLowerCase() ?? "";
  if (!shown && (stated === "" || stated === "false")) return undefined;
  const said = cleanText(
    referencedBy(element, "aria-errormessage")
      .map((message) => visibleTextIn(message))
      .join(" "),
  );
  if (said !== "") return cutText(said, MESSAGE_LIMIT);
  const message = "validationMessage" in element ? element.validationMessage : "";
  return typeof message === "string" && message !== "" ? cutText(cleanText(message), MESSAGE_LIMIT) : true;
}

/** Has the keyboard: itself, or as the active one in a widget that keeps the focus. https://w3c.github.io/aria/#aria-activedescendant */
function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const { activeElement } = root;
  if (!activeElement || activeElement === document.body) return false;
  return (
    activeElement === element ||
    (element.id !== "" && attributeOf(activeElement, "aria-activedescendant") === element.id)
  );
}

function valueStateOf(element: Element, role: string, isWhole: boolean): ControlState {
  const state: ControlState = {};
  const secret = isSecretField(element);
  const value = cleanValueOf(element, role);
  if (secret) {
    state.secret = secret;
    if (value) state.filled = true;
  } else if (value) {
    const limit = isWhole ? WHOLE_VALUE_LIMIT : VALUE_LIMIT;
    state.value = cutValue(value, limit);
    if (value.length > limit) state.cut = true;
  }
  const placeholder = value ? "" : cleanText(placeholderIn(element));
  if (placeholder !== "") state.placeholder = cutText(placeholder, PLACEHOLDER_LIMIT);
  const type = inputTypeOf(element);
  if (TELLING_TYPES.has(type)) state.inputType = type;
  return state;
}

/** Editors paint theirs before an empty text, or before its first paragraph. */
function placeholderIn(element: Element): string {
  const stated = attributeOf(element, "placeholder") ?? attributeOf(element, "aria-placeholder");
  if (stated !== null || !isEditingHost(element)) return stated ?? "";
  const first = element.firstElementChild;
  return generatedText(element, "::before") || (first ? generatedText(first, "::before") : "");
}

/** What a field holds, cleaned; what is too long is cut and says how much is left. Undefined for what is no field. Callers keep secret values to themselves. */
export function fieldValueOf(element: Element, role: string, limit: number = VALUE_LIMIT): string | undefined {
  const value = cleanValueOf(element, role);
  return value === undefined ? undefined : cutValue(value, limit);
}

function cleanValueOf(element: Element, role: string): string | undefined {
  const raw = rawValueOf(element, role);
  return raw === undefined ? undefined : cleanText(raw);
}

/** A value that only ended in an ellipsis could be one that was written so. */
function cutValue(value: string, limit: number): string {
  if (value.length <= limit) return value;
  const shown = cutText(value, limit - ROOM_FOR_REST);
  return `${shown} (${value.length - shown.length + 1} more characters)`;
}

function rawValueOf(element: Element, role: string): string | undefined {
  if (element instanceof HTMLInputElement) return inputValueOf(element);
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLSelectElement)
    return [...element.selectedOptions].map((option) => option.label).join(", ");
  if (isEditingHost(element)) return visibleTextIn(element);
  if (element instanceof HTMLProgressElement || element instanceof HTMLMeterElement) return String(element.value);
  if (role === "combobox" || role === "textbox" || role === "searchbox") return visibleTextIn(element);
  return attributeOf(element, "aria-valuetext") ?? attributeOf(element, "aria-valuenow") ?? undefined;
}

function inputValueOf(input: HTMLInputElement): string | undefined {
  if (input.type === "file") return [...(input.files ?? [])].map((file) => file.name).join(", ");
  return VALUELESS_TYPES.has(input.type) ? undefined : input.value;
}
