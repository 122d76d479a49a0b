/** What policy wants to know of one element, read at the moment it is asked for. */
import type { ElementFacts, FormFacts } from "../protocol/snapshot.ts";
import { accessibleName } from "./accessible-name.ts";
import { fieldValueOf } from "./control-state.ts";
import { closestFlat, formElementsOf, hasAttribute, tagOf } from "./dom-access.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { formOf, hrefOf, isSubmitButton, linkOf, methodOf, submitterTargetOf } from "./form-target.ts";
import { withLayoutCache } from "./layout.ts";
import { inputTypeOf, roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { shownNameOf } from "./shown-name.ts";

const MASK = "•••";
const FIELD_LIMIT = 250;
/** What is sent is shown whole before somebody says yes to it. */
const VALUE_LIMIT = 2000;

/** Facts about `element`, which was given out as `ref`. */
export function describeElement(element: Element, ref: string): ElementFacts {
  return withLayoutCache(() => {
    const secret = isSecretField(element);
    const labelled = labelledControlOf(element);
    const sender = labelled && isSubmitButton(labelled) ? labelled : element;
    const form = formOf(sender);
    const link = linkOf(element);
    const href = hrefOf(element);
    return {
      ref,
      print: fingerprintOf(element),
      role: roleOf(element),
      name: [...new Set([element, labelled].flatMap((each) => (each && shownNameOf(each).text) || []))].join(
        ", label of ",
      ),
      tag: tagOf(element),
      ...(inputTypeOf(element) === "" ? {} : { inputType: inputTypeOf(element) }),
      ...(secret ? { secret } : {}),
      ...(href === undefined ? {} : { href }),
      ...(link && hasAttribute(link, "download") ? { download: true as const } : {}),
      submits: form !== undefined && submits(sender, form),
      ...(form ? { form: formFactsOf(form, sender) } : {}),
      origin: self.origin,
    };
  });
}

/**
 * The control that a press on the element operates as well: of a label around it or in it, unless it is a control itself.
 * https://html.spec.whatwg.org/#the-label-element
 */
function labelledControlOf(element: Element): Element | undefined {
  const around = closestFlat(element, (each) => each.matches("label,button,input,select,textarea"));
  const label = around ?? element.querySelector("label");
  const control = label instanceof HTMLLabelElement ? label.control : null;
  return control && !element.contains(control) ? control : undefined;
}

/** Fields in which Enter submits the form. https://html.spec.whatwg.org/#implicit-submission */
const ENTER_TYPES = new Set(
  "text search url tel email password date month week time datetime-local number checkbox radio range".split(" "),
);

function submits(element: Element, form: HTMLFormElement): boolean {
  if (closestFlat(element, isSubmitButton)) return true;
  if (!ENTER_TYPES.has(inputTypeOf(element))) return false;
  return defaultButtonOf(form) !== undefined || blockingFieldsOf(form).length <= 1;
}

function controlsOf(form: HTMLFormElement): Element[] {
  return [...formElementsOf(form)];
}

function defaultButtonOf(form: HTMLFormElement): Element | undefined {
  return controlsOf(form).find(isSubmitButton);
}

function blockingFieldsOf(form: HTMLFormElement): Element[] {
  return controlsOf(form).filter((field) => ENTER_TYPES.has(inputTypeOf(field)) && !isChoice(field));
}

function isChoice(field: Element): boolean {
  return ["checkbox", "radio", "range"].includes(inputTypeOf(field));
}

function formFactsOf(form: HTMLFormElement, element: Element): FormFacts {
  const submitter = closestFlat(element, isSubmitButton) ?? defaultButtonOf(form);
  // What a form contains is not its name.
  const name = accessibleName(form);
  const controls = controlsOf(form);
  const hidden = controls.filter((field) => inputTypeOf(field) === "hidden").length;
  return {
    ...(name === "" ? {} : { name }),
    method: methodOf(form, submitter),
    action: submitterTargetOf(form, submitter),
    ...(submitter ? { submitter: shownNameOf(submitter).text } : {}),
    fields: controls.filter(isFilledField).slice(0, FIELD_LIMIT).map(fieldFacts),
    ...(hidden > 0 ? { hidden } : {}),
  };
}

/** Buttons and what is not sent are no fields; of a group of radios the chosen one stands for it. */
function isFilledField(field: Element): boolean {
  if (field instanceof HTMLInputElement) {
    if (["button", "submit", "reset", "image", "hidden"].includes(field.type)) return false;
    return field.type !== "radio" || field.checked;
  }
  return field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
}

function fieldFacts(field: Element): FormFacts["fields"][number] {
  const secret = isSecretField(field);
  const label = shownNameOf(field).text || accessibleName(field) || (field.getAttribute("name") ?? "");
  const value =
    field instanceof HTMLInputElement && isChoiceBox(field)
      ? checkedText(field)
      : (fieldValueOf(field, roleOf(field), VALUE_LIMIT) ?? "");
  return { label, value: secret && value !== "" ? MASK : value, ...(secret ? { secret } : {}) };
}

function isChoiceBox(field: HTMLInputElement): boolean {
  return field.type === "checkbox" || field.type === "radio";
}

function checkedText(field: HTMLInputElement): string {
  return field.checked ? "yes" : "no";
}
