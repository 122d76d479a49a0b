/** Accessible names. The letters of the steps are those of https://w3c.github.io/accname/#computation-steps */
import { cleanText } from "./clean-text.ts";
import { attributeOf, flatChildrenOf, hasAttribute, isElement, isText, tagOf } from "./dom-access.ts";
import { cachedPerBuild, styleOf, withLayoutCache } from "./layout.ts";
import { inputTypeOf, isNamedByContent, roleOf } from "./roles.ts";
import { isSecretField } from "./secret-fields.ts";
import { UNRENDERED_TAGS } from "./visibility.ts";

/** Where in the computation a node is met. */
interface Step {
  /** Nodes already counted; each counts once. */
  visited: Set<Node>;
  /** The node is named for somebody else by `aria-labelledby`, where references are not followed again. */
  referenced: boolean;
  /** The node is inside something that is named by its content. */
  inside: boolean;
  /** A hidden node counts because it was referenced directly. */
  hiddenCounts: boolean;
}

const INPUT_BUTTONS = new Set(["button", "submit", "reset"]);
const BUTTON_DEFAULTS: Readonly<Record<string, string>> = { submit: "Submit", reset: "Reset" };

/** The accessible name by accname 1.2, cleaned and on one line; empty when there is none. */
export function accessibleName(element: Element): string {
  return withLayoutCache(() => cachedName(element));
}

const cachedName = cachedPerBuild((element: Element): string =>
  cleanText(nameOf(element, { visited: new Set(), referenced: false, inside: false, hiddenCounts: false })),
);

function nameOf(element: Element, step: Step): string {
  if (step.visited.has(element)) return "";
  if (!step.hiddenCounts && (step.inside || step.referenced) && isHiddenFromAccessibility(element)) return "";
  step.visited.add(element);
  return (
    labelledByName(element, step) ||
    embeddedValue(element, step) ||
    (attributeOf(element, "aria-label") ?? "").trim() ||
    nativeName(element, step) ||
    contentOrTooltip(element, step)
  );
}

/** 2F, 2I. White space is no name, but inside one it keeps words apart. */
function contentOrTooltip(element: Element, step: Step): string {
  const content = contentName(element, step);
  return content.trim() === "" ? tooltipName(element) || content : content;
}

/** 2A. */
function isHiddenFromAccessibility(element: Element): boolean {
  if (attributeOf(element, "aria-hidden")?.toLowerCase() === "true") return true;
  const style = styleOf(element);
  return style.display === "none" || style.visibility !== "visible" || UNRENDERED_TAGS.has(tagOf(element));
}

/** 2B. */
function labelledByName(element: Element, step: Step): string {
  if (step.referenced) return "";
  const names = referencedBy(element, "aria-labelledby").map((label) =>
    nameOf(label, {
      visited: new Set(label === element ? [] : [element]),
      referenced: true,
      inside: false,
      hiddenCounts: isHiddenFromAccessibility(label),
    }),
  );
  return names.filter((name) => name.trim() !== "").join(" ");
}

/** Elements that an IDREFS attribute points at, in its order. */
function referencedBy(element: Element, attribute: string): Element[] {
  if (!hasAttribute(element, attribute)) return [];
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  const ids = (attributeOf(element, attribute) ?? "").split(/\s+/).filter((id) => id !== "");
  return ids.flatMap((id) => root.getElementById(id) ?? []);
}

/** 2C: a control inside a label counts with its value, but a secret never. */
function embeddedValue(element: Element, step: Step): string {
  if (!step.inside || isSecretField(element)) return "";
  const role = roleOf(element);
  if (role === "textbox" || role === "searchbox") return textValueOf(element);
  if (role === "combobox" || role === "listbox") return chosenValueOf(element);
  if (role !== "slider" && role !== "spinbutton") return "";
  return attributeOf(element, "aria-valuetext") ?? attributeOf(element, "aria-valuenow") ?? textValueOf(element);
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

/** 2E: what the host language names things with. https://w3c.github.io/html-aam/#accessible-name-and-description-computation */
function nativeName(element: Element, step: Step): string {
  if (element instanceof HTMLInputElement && INPUT_BUTTONS.has(element.type)) return inputButtonName(element, step);
  if (inputTypeOf(element) === "image") return imageInputName(element, step);
  if (isLabelable(element)) return labelsName(element, step) || fieldFallbackName(element);
  const named = NAMED_BY_CHILD[tagOf(element)];
  if (named) return childName(element, named, step);
  const tag = tagOf(element);
  if (tag === "img" || tag === "area") return attributeOf(element, "alt") ?? "";
  if (tag === "svg") return childName(element, "title", step);
  return "";
}

const NAMED_BY_CHILD: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  fieldset: "legend",
  figure: "figcaption",
  table: "caption",
});

type Labelable =
  | HTMLButtonElement
  | HTMLInputElement
  | HTMLMeterElement
  | HTMLOutputElement
  | HTMLProgressElement
  | HTMLSelectElement
  | HTMLTextAreaElement;

/** https://html.spec.whatwg.org/#category-label */
function isLabelable(element: Element): element is Labelable {
  return ["button", "input", "meter", "output", "progress", "select", "textarea"].includes(tagOf(element));
}

function labelsName(element: Labelable, step: Step): string {
  const labels = [...(element.labels ?? [])].filter((label) => !step.visited.has(label));
  const inside = { visited: new Set(step.visited), referenced: true, inside: true, hiddenCounts: false };
  return labels
    .map((label) => nameOf(label, { ...inside, visited: new Set(step.visited) }))
    .filter((name) => name.trim() !== "")
    .join(" ");
}

function inputButtonName(element: HTMLInputElement, step: Step): string {
  return labelsName(element, step) || element.value || (BUTTON_DEFAULTS[element.type] ?? "");
}

function imageInputName(element: Element, step: Step): string {
  const labels = isLabelable(element) ? labelsName(element, step) : "";
  return labels || attributeOf(element, "alt") || attributeOf(element, "title") || "Submit";
}

function fieldFallbackName(element: Element): string {
  const takesText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (!takesText) return "";
  return (
    attributeOf(element, "title") ||
    attributeOf(element, "placeholder") ||
    attributeOf(element, "aria-placeholder") ||
    ""
  );
}

function childName(element: Element, tag: string, step: Step): string {
  const child = [...element.children].find((each) => tagOf(each) === tag);
  return child ? contentOf(child, { ...step, inside: true }) : "";
}

/** 2F. */
function contentName(element: Element, step: Step): string {
  const counts = step.inside || step.referenced || isNamedByContent(roleOf(element));
  return counts ? contentOf(element, { ...step, inside: true }) : "";
}

const PRIVATE_USE = /\p{Co}/gu;

function contentOf(element: Element, step: Step): string {
  const parts = [generatedText(element, "::before")];
  for (const child of flatChildrenOf(element)) {
    if (isText(child)) parts.push(child.data);
    else if (isElement(child)) parts.push(spaced(child, nameOf(child, step)));
  }
  // A glyph of an icon font says nothing that could be read: with nothing else the tooltip is the name.
  return [...parts, generatedText(element, "::after")].join("").replace(PRIVATE_USE, "");
}

function spaced(element: Element, name: string): string {
  const inline = styleOf(element).display === "inline" && tagOf(element) !== "br";
  return inline ? name : ` ${name} `;
}

/** Text that the style sheet puts in: the string, or the alternative after the slash. */
function generatedText(element: Element, pseudo: "::before" | "::after"): string {
  const { content } = getComputedStyle(element, pseudo);
  if (content === "none" || content === "normal" || content === "") return "";
  const [shown = "", alternative] = content.split(/ \/ /);
  const text = [...(alternative ?? shown).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? "");
  return text.join("").replace(/\\(.)/g, "$1");
}

/** 2I. */
function tooltipName(element: Element): string {
  if (tagOf(element) === "iframe" || hasAttribute(element, "title"))
    return (attributeOf(element, "title") ?? "").trim();
  return "";
}

/** Labels of a field: those that `aria-labelledby` names, else its `<label>`s. */
export function labelElementsOf(element: Element): Element[] {
  const referenced = referencedBy(element, "aria-labelledby");
  if (referenced.length > 0) return referenced;
  return isLabelable(element) ? [...(element.labels ?? [])] : [];
}
