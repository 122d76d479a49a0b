/** What HTML itself names things with, apart from their labels. https://w3c.github.io/html-aam/#accessible-name-and-description-computation */
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { inputTypeOf, isEditingHost, roleOf } from "./roles.ts";

/** The child that names its parent. */
export const NAMED_BY_CHILD: ReadonlyMap<string, string> = new Map([
  ["fieldset", "legend"],
  ["figure", "figcaption"],
  ["table", "caption"],
]);

const LABELABLE_TAGS = new Set(["button", "input", "meter", "output", "progress", "select", "textarea"]);

/** https://html.spec.whatwg.org/#category-label */
export function isLabelable(element: Element): boolean {
  return LABELABLE_TAGS.has(tagOf(element));
}

/** The name that an attribute or the browser gives; empty where the title or the content has the word. */
export function defaultNameOf(element: Element): string {
  if (element instanceof HTMLInputElement) return inputName(element);
  const tag = tagOf(element);
  if (tag === "textarea") return attributeOf(element, "title") || placeholderOf(element);
  if (tag === "img") return attributeOf(element, "alt") ?? attributeOf(element, "title") ?? "";
  if (tag === "area") return attributeOf(element, "alt") ?? "";
  return tag === "optgroup" || tag === "option" ? (attributeOf(element, "label") ?? "") : "";
}

function inputName(input: HTMLInputElement): string {
  const title = attributeOf(input, "title") ?? "";
  const value = attributeOf(input, "value");
  switch (input.type) {
    case "button":
      return value ?? "";
    // An empty value is drawn as an empty button.
    case "submit":
      return value ?? "Submit";
    case "reset":
      return value ?? "Reset";
    case "image":
      return attributeOf(input, "alt") || title || value || "Submit";
    case "file":
      return title || (input.multiple ? "Choose Files" : "Choose File");
    default:
      return title || placeholderOf(input);
  }
}

/** https://html.spec.whatwg.org/#the-placeholder-attribute */
const PLACEHOLDER_TYPES = new Set(["email", "number", "password", "search", "tel", "text", "url"]);
const TEXT_ROLES = new Set(["textbox", "searchbox"]);

/** What stands in an empty field. A last resort: it is gone once something is typed. */
export function placeholderOf(element: Element): string {
  const takesText = tagOf(element) === "textarea" || PLACEHOLDER_TYPES.has(inputTypeOf(element));
  const native = takesText ? attributeOf(element, "placeholder") : "";
  if (native) return native;
  if (!hasAttribute(element, "aria-placeholder")) return "";
  return takesText || isEditingHost(element) || TEXT_ROLES.has(roleOf(element))
    ? (attributeOf(element, "aria-placeholder") ?? "")
    : "";
}
