/** The default actions of keys, of which a script's own key events trigger none. */
import { composedAncestors, type OpenShadowRoot } from "../composed-tree.ts";
import { announceChange } from "../native-value.ts";
import { isEditingHost, moveFocusByTab } from "./focus.ts";
import { edit } from "./insert-text.ts";

export interface Stroke {
  target: Element;
  key: string;
  shift: boolean;
  /** Control, Meta or Alt is held: no text comes of it. */
  commanding: boolean;
  openShadowRoot: OpenShadowRoot;
}

const PAGE_STEP = 0.9;
const ARROW_STEP = 40;
const SUBMIT_BUTTON = "button[type=submit],button:not([type]),input[type=submit],input[type=image]";
const PRESSED_INPUTS =
  "[type=submit],[type=image],[type=button],[type=reset],[type=file],[type=color],[type=checkbox],[type=radio]";
const TEXTLESS_INPUTS = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

const DEFAULTS: Record<string, (stroke: Stroke) => void> = {
  Enter: pressEnter,
  " ": pressSpace,
  Tab: ({ target, shift, openShadowRoot }) => moveFocusByTab(target, shift, openShadowRoot),
  Escape: closeTopLayer,
  Backspace: ({ target }) => erase(target, "deleteContentBackward"),
  Delete: ({ target }) => erase(target, "deleteContentForward"),
  ArrowDown: (stroke) => step(stroke, 1),
  ArrowRight: (stroke) => step(stroke, 1),
  ArrowUp: (stroke) => step(stroke, -1),
  ArrowLeft: (stroke) => step(stroke, -1),
  PageDown: ({ target }) => scrollUnlessEditing(target, innerHeight * PAGE_STEP),
  PageUp: ({ target }) => scrollUnlessEditing(target, -innerHeight * PAGE_STEP),
  Home: ({ target }) => scrollUnlessEditing(target, -document.documentElement.scrollHeight),
  End: ({ target }) => scrollUnlessEditing(target, document.documentElement.scrollHeight),
};

/** Does what the browser itself would do on such a key. */
export function carryOut(stroke: Stroke): void {
  const { target, key, commanding } = stroke;
  if (commanding) {
    if (key.toLowerCase() === "a") document.execCommand("selectAll");
  } else if (Object.hasOwn(DEFAULTS, key)) DEFAULTS[key]?.(stroke);
  else if (key.length === 1 && isEditable(target)) edit(target, "insertText", key);
}

function erase(target: Element, editType: "deleteContentBackward" | "deleteContentForward"): void {
  if (isEditable(target)) edit(target, editType, null);
}

function scrollUnlessEditing(target: Element, top: number): void {
  if (!isEditable(target)) scrollBy({ top, behavior: "instant" });
}

function pressEnter({ target, shift }: Stroke): void {
  if (target instanceof HTMLTextAreaElement) edit(target, "insertLineBreak", null);
  else if (target instanceof HTMLInputElement) pressEnterInInput(target);
  else if (isEditable(target)) edit(target, shift ? "insertLineBreak" : "insertParagraph", null);
  else if (target instanceof HTMLElement && target.matches("a[href],area[href],button,summary")) target.click();
}

function pressEnterInInput(input: HTMLInputElement): void {
  if (input.matches(PRESSED_INPUTS) && !input.matches("[type=checkbox],[type=radio]")) {
    input.click();
    return;
  }
  input.dispatchEvent(new Event("change", { bubbles: true }));
  if (input.form) submitImplicitly(input.form);
}

/** Through the prototype's getter: a field named `elements` hides the form's own. */
function controlsOf(form: HTMLFormElement): Element[] {
  const controls: unknown = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements")?.get?.call(form);
  return controls instanceof HTMLFormControlsCollection ? [...controls] : [];
}

/** https://html.spec.whatwg.org/#implicit-submission */
function submitImplicitly(form: HTMLFormElement): void {
  const controls = controlsOf(form);
  const button = controls.find((element) => element.matches(SUBMIT_BUTTON));
  if (button instanceof HTMLElement) {
    if (!button.matches(":disabled")) button.click();
    return;
  }
  const blocking = controls.filter((element) => element instanceof HTMLInputElement && isEditable(element));
  if (blocking.length <= 1) HTMLFormElement.prototype.requestSubmit.call(form);
}

function pressSpace({ target }: Stroke): void {
  if (isEditable(target)) edit(target, "insertText", " ");
  else if (target instanceof HTMLElement && target.matches("button,summary,input")) target.click();
  else if (!(target instanceof HTMLSelectElement)) scrollBy({ top: innerHeight * PAGE_STEP, behavior: "instant" });
}

/** Arrow keys choose in radio groups, native selects and sliders, and else scroll. */
function step({ target, key }: Stroke, by: 1 | -1): void {
  if (target instanceof HTMLSelectElement) stepSelect(target, by);
  else if (target instanceof HTMLInputElement && target.type === "radio") stepRadio(target, by);
  else if (target instanceof HTMLInputElement && ["number", "range"].includes(target.type)) stepNumber(target, key);
  else if (!isEditable(target)) scrollBy({ ...alongAxisOf(key, ARROW_STEP * by), behavior: "instant" });
}

function alongAxisOf(key: string, distance: number): { top: number } | { left: number } {
  return key === "ArrowDown" || key === "ArrowUp" ? { top: distance } : { left: distance };
}

function stepSelect(select: HTMLSelectElement, by: 1 | -1): void {
  let index = select.selectedIndex + by;
  while (select.options[index]?.disabled) index += by;
  if (!select.options[index]) return;
  select.selectedIndex = index;
  announceChange(select);
}

function stepRadio(radio: HTMLInputElement, by: 1 | -1): void {
  const group = [...(radio.form ?? document).querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
    (other) => other.name === radio.name && other.form === radio.form && !other.disabled,
  );
  const next = group[(group.indexOf(radio) + by + group.length) % group.length];
  next?.focus();
  next?.click();
}

function stepNumber(field: HTMLInputElement, key: string): void {
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  if (sideways && field.type === "number") return;
  if (key === "ArrowUp" || key === "ArrowRight") field.stepUp();
  else field.stepDown();
  announceChange(field);
}

/** Escape closes the uppermost popover, else the uppermost dialog, as a close request would. */
function closeTopLayer(): void {
  const popover = [...document.querySelectorAll<HTMLElement>("[popover]:popover-open")].at(-1);
  const dialog = [...document.querySelectorAll<HTMLDialogElement>("dialog:modal")].at(-1);
  if (popover) popover.hidePopover();
  else if (dialog?.dispatchEvent(new Event("cancel", { cancelable: true }))) dialog.close();
}

function isEditable(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !TEXTLESS_INPUTS.has(element.type) && !element.readOnly;
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  return [...composedAncestors(element)].some(isEditingHost);
}
