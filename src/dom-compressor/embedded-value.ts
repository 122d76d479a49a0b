/** What a control says inside the name of something else. https://w3c.github.io/accname/#comp_embedded_control */
import { attributeOf } from "./dom-access.ts";
import { roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";

const READERS: ReadonlyMap<string, (element: Element) => string> = new Map([
  ["textbox", textValueOf],
  ["searchbox", textValueOf],
  ["combobox", chosenValueOf],
  ["listbox", chosenValueOf],
  ["slider", rangeValueOf],
  ["spinbutton", rangeValueOf],
  ["scrollbar", rangeValueOf],
  ["progressbar", rangeValueOf],
  ["meter", rangeValueOf],
]);

/** The value of a control that holds one, as a person would read it; empty for all else, and for secrets always. */
export function embeddedValueOf(element: Element): string {
  const read = READERS.get(roleOf(element));
  return read && !isSecretField(element) ? read(element) : "";
}

function textValueOf(element: Element): string {
  const holdsValue = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return holdsValue ? element.value : (element.textContent ?? "");
}

function chosenValueOf(element: Element): string {
  if (element instanceof HTMLSelectElement) return [...element.selectedOptions].map((option) => option.label).join(" ");
  if (element instanceof HTMLInputElement) return element.value;
  return element.querySelector("[aria-selected=true]")?.textContent ?? "";
}

function rangeValueOf(element: Element): string {
  const stated = attributeOf(element, "aria-valuetext") ?? attributeOf(element, "aria-valuenow");
  if (stated !== null) return stated;
  if (element instanceof HTMLInputElement) return element.value;
  const isMeasure = element instanceof HTMLMeterElement || element instanceof HTMLProgressElement;
  // A bar without a value only says that something goes on.
  return isMeasure && element.matches("[value]") ? String(element.value) : "";
}
