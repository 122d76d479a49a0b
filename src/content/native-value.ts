/** Values of native fields, set the way a browser sets them: past any setter that a page's framework put on the node. */

export type NativeField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Sets the value through the prototype's own setter, so that frameworks notice the change at the next event. */
export function setNativeValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
}

/** Tells the page that a field's value has changed and that the change is complete. */
export function announceChange(field: Element): void {
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
