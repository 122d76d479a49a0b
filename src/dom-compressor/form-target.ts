/** Where a form or a link leads. Attributes are read, not properties: a form's fields may shadow those. */
import { attributeOf, closestFlat, hasAttribute, tagOf } from "./dom-access.ts";

const SUBMIT_TYPES = new Set(["submit", "image"]);

/** The form an element belongs to. */
export function formOf(element: Element): HTMLFormElement | undefined {
  if (element instanceof HTMLFormElement) return element;
  const control = closestFlat(element, (each) => "form" in each && each.form instanceof HTMLFormElement);
  if (control && "form" in control && control.form instanceof HTMLFormElement) return control.form;
  const around = closestFlat(element, (each) => each instanceof HTMLFormElement);
  return around instanceof HTMLFormElement ? around : undefined;
}

/** A button that submits the form it belongs to. */
export function isSubmitButton(element: Element): boolean {
  if (element instanceof HTMLButtonElement) return element.type === "submit";
  return element instanceof HTMLInputElement && SUBMIT_TYPES.has(element.type);
}

/** `get` where nothing else is said. https://html.spec.whatwg.org/#attr-fs-method */
export function methodOf(form: HTMLFormElement, submitter?: Element): "get" | "post" | "dialog" {
  const own = submitter && isSubmitButton(submitter) ? attributeOf(submitter, "formmethod") : null;
  const method = (own ?? attributeOf(form, "method") ?? "get").toLowerCase();
  return method === "post" || method === "dialog" ? method : "get";
}

/** The full resolved address that the form is sent to. */
export function submitterTargetOf(form: HTMLFormElement, submitter?: Element): string {
  const own = submitter && isSubmitButton(submitter) ? attributeOf(submitter, "formaction") : null;
  const action = own || attributeOf(form, "action") || "";
  if (action.trim() === "") return document.URL;
  return URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).href : action;
}

/** Full resolved address of the link that the element is or stands in. */
export function hrefOf(element: Element): string | undefined {
  const link = linkOf(element);
  if (!link) return undefined;
  const href = attributeOf(link, "href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  return URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : undefined;
}

/** The link that the element is or stands in. */
export function linkOf(element: Element): Element | undefined {
  return closestFlat(element, (each) => (tagOf(each) === "a" || tagOf(each) === "area") && isLinked(each));
}

function isLinked(element: Element): boolean {
  return hasAttribute(element, "href") || element.hasAttributeNS("http://www.w3.org/1999/xlink", "href");
}
