/** Where a form or a link leads. Attributes are read, not properties: a form's fields may shadow those. */
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { cachedPerBuild, nearestPerBuild } from "./layout.ts";

const SUBMIT_TYPES = new Set(["submit", "image"]);

/** The form an element belongs to: its own, or that of the nearest control or form around it. */
export const formOf: (element: Element) => HTMLFormElement | undefined = nearestPerBuild((element) => {
  if (element instanceof HTMLFormElement) return element;
  return "form" in element && element.form instanceof HTMLFormElement ? element.form : undefined;
});

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
  return link && addressOf(link);
}

const addressOf = cachedPerBuild((link: Element): string | undefined => {
  const href = attributeOf(link, "href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  if (!isResolvedByElement(link)) return resolved(href);
  const address = link.href;
  // An address that cannot be resolved comes back as it is written.
  return address === href && !PLAINLY_VALID.test(href) && !URL.canParse(href) ? undefined : address;
});

/** Hosts of common letters that neither end in a number nor are encoded, with nothing else before the path: to parse them costs more. */
const PLAINLY_VALID = /^https?:\/\/(?![^/]*xn--)(?:[a-z\d-]+\.)+[a-z]{2,}\//;

/** What the element says of itself costs half as much as a URL of our own. */
function isResolvedByElement(link: Element): link is HTMLAnchorElement | HTMLAreaElement {
  return link instanceof HTMLAnchorElement || link instanceof HTMLAreaElement;
}

function resolved(href: string): string | undefined {
  return URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : undefined;
}

/** The link that the element is or stands in. */
export const linkOf: (element: Element) => Element | undefined = nearestPerBuild((element) => {
  const tag = tagOf(element);
  return (tag === "a" || tag === "area") && isLinked(element) ? element : undefined;
});

function isLinked(element: Element): boolean {
  return hasAttribute(element, "href") || element.hasAttributeNS("http://www.w3.org/1999/xlink", "href");
}
