/** Accessible names. The letters of the steps are those of https://w3c.github.io/accname/#computation-steps */
import { cleanText } from "./clean-text.ts";
import { attributeOf, closestFlat, flatChildrenOf, hasAttribute, isElement, isText, tagOf } from "./dom-access.ts";
import { embeddedValueOf } from "./embedded-value.ts";
import { generatedText } from "./generated-text.ts";
import { labelsOf } from "./labels.ts";
import { cachedPerBuild, styleOf, withLayoutCache } from "./layout.ts";
import { defaultNameOf, isLabelable, NAMED_BY_CHILD, placeholderOf } from "./native-names.ts";
import { labelReferencesOf, referencedBy } from "./references.ts";
import { isNamedByContent, isPresentational, roleOf } from "./roles.ts";
import { UNRENDERED_TAGS } from "./visibility.ts";

/** Where in the computation a node is met. */
interface Step {
  /** The element that all of this names. */
  named: Element;
  /** Nodes already counted; each counts once. */
  visited: Set<Node>;
  /** The node is named for somebody else by `aria-labelledby`, where references are not followed again. */
  referenced: boolean;
  /** The node is inside something that is named by its content. */
  inside: boolean;
  /** What was referenced is hidden, and then counts with all that is in it. */
  hiddenCounts: boolean;
  /** Role of what stands inside and yet is no part of the name. */
  leavesOut: string | undefined;
  /** Titles of what is inside count: nothing else there says anything. */
  byTitles: boolean;
}

const START = {
  referenced: false,
  inside: false,
  hiddenCounts: false,
  leavesOut: undefined,
  byTitles: false,
} satisfies Omit<Step, "named" | "visited">;

/** The accessible name by accname 1.2, cleaned and on one line; empty when there is none. */
export function accessibleName(element: Element): string {
  return withLayoutCache(() => cachedName(element));
}

const cachedName = cachedPerBuild((element: Element): string => {
  // What is asked for by itself counts, seen or not: only then may what is in it be hidden with it.
  const hiddenCounts = styleOf(element).visibility !== "visible";
  return cleanText(nameOf(element, { ...START, named: element, visited: new Set(), hiddenCounts }));
});

function nameOf(element: Element, step: Step): string {
  if (step.visited.has(element) || isLeftOut(element, step)) return "";
  step.visited.add(element);
  if (isUnseen(element, step)) return contentOf(element, step);
  return (
    labelledByName(element, step) ||
    embeddedName(element, step) ||
    (attributeOf(element, "aria-label") ?? "").trim() ||
    ownValue(element, step) ||
    nativeName(element, step) ||
    contentOrTooltip(element, step) ||
    placeholderOf(element)
  );
}

/**
 * 2F, 2I. White space is no name, but inside one it keeps words apart. Titles inside are read out by no browser where
 * there is text beside them; to name what has no text at all, an icon as a rule, they are taken here too.
 */
function contentOrTooltip(element: Element, step: Step): string {
  const content = contentName(element, step);
  if (content.trim() !== "") return content;
  const title = (attributeOf(element, "title") ?? "").trim();
  if (isPart(step)) return title !== "" && (step.byTitles || isDrawing(element)) ? title : content;
  return title || contentName(element, { ...step, visited: new Set([element]), byTitles: true });
}

/** What is a picture by its role; `img` has its text and its title by HTML. */
function isDrawing(element: Element): boolean {
  return tagOf(element) !== "img" && roleOf(element) === "img";
}

/** Of a drawing these are never painted. https://svgwg.org/svg2-draft/render.html#Rendered-versus-non-rendered */
const UNPAINTED_TAGS = new Set(["desc", "metadata", "defs", "symbol"]);

/** 2A, as far as it hides everything in the element too. */
function isLeftOut(element: Element, step: Step): boolean {
  if (step.inside && isNeverShown(element)) return true;
  if (step.leavesOut !== undefined && element !== step.named && roleOf(element) === step.leavesOut) return true;
  if (step.hiddenCounts || !isPart(step)) return false;
  return isHiddenFromAccessibility(element) || styleOf(element).display === "none";
}

/** 2A for `visibility`, which what is inside may take back. */
function isUnseen(element: Element, step: Step): boolean {
  return isPart(step) && !step.hiddenCounts && styleOf(element).visibility !== "visible";
}

function isPart({ inside, referenced }: Step): boolean {
  return inside || referenced;
}

function isNeverShown(element: Element): boolean {
  const tag = tagOf(element);
  return UNRENDERED_TAGS.has(tag) || UNPAINTED_TAGS.has(tag);
}

function isHiddenFromAccessibility(element: Element): boolean {
  return attributeOf(element, "aria-hidden")?.toLowerCase() === "true";
}

/** Whether a label is hidden, by itself or by what is around it. */
function isHiddenLabel(label: Element): boolean {
  if (isHiddenFromAccessibility(label) || styleOf(label).visibility !== "visible") return true;
  return closestFlat(label, (each) => styleOf(each).display === "none") !== undefined;
}

/** 2B. */
function labelledByName(element: Element, step: Step): string {
  if (step.referenced) return "";
  return joined(
    labelReferencesOf(element).map((label) =>
      nameOf(label, {
        ...START,
        named: element,
        visited: new Set(),
        referenced: true,
        hiddenCounts: isHiddenLabel(label),
      }),
    ),
  );
}

function joined(names: readonly string[]): string {
  return names.filter((name) => name.trim() !== "").join(" ");
}

/** 2C: a control in the name of another counts with its value. */
function embeddedName(element: Element, step: Step): string {
  return isPart(step) && element !== step.named ? embeddedValueOf(element) : "";
}

/** A field may stand in its own name: "Extend by [10] minutes". What it is called otherwise goes before its value. */
function ownValue(element: Element, step: Step): string {
  return step.referenced && !step.inside && element === step.named ? embeddedValueOf(element) : "";
}

/** 2E: what the host language names things with. https://w3c.github.io/html-aam/#accessible-name-and-description-computation */
function nativeName(element: Element, step: Step): string {
  if (isPresentational(element)) return "";
  if (isLabelable(element)) return labelsName(element, step) || defaultNameOf(element);
  const named = NAMED_BY_CHILD.get(tagOf(element));
  if (named) return childName(element, named, step);
  return element instanceof SVGElement ? drawingName(element, step) : defaultNameOf(element);
}

function labelsName(element: Element, step: Step): string {
  const labels = labelsOf(element).filter((label) => !step.visited.has(label));
  return joined(
    labels.map((label) =>
      nameOf(label, {
        ...START,
        named: element,
        visited: new Set(step.visited),
        referenced: true,
        inside: true,
        hiddenCounts: isHiddenLabel(label),
      }),
    ),
  );
}

/** The title of a drawing or of a part of it; a part that is drawn elsewhere has it there. https://w3c.github.io/svg-aam/#mapping_additional_nd */
function drawingName(element: SVGElement, step: Step): string {
  const own = childName(element, "title", step);
  if (own !== "" || tagOf(element) !== "use") return own;
  const address = attributeOf(element, "href") ?? element.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  const root = element.getRootNode();
  const isDocument = root instanceof Document || root instanceof ShadowRoot;
  const drawn = isDocument && address.startsWith("#") ? root.getElementById(address.slice(1)) : null;
  return drawn && !step.visited.has(drawn) ? childName(drawn, "title", step) : "";
}

function childName(element: Element, tag: string, step: Step): string {
  for (let child = element.firstElementChild; child; child = child.nextElementSibling)
    if (tagOf(child) === tag) return contentOf(child, asNaming(child, step));
  return "";
}

/** What names by its place counts even where it is hidden. */
function asNaming(child: Element, step: Step): Step {
  return { ...step, inside: true, hiddenCounts: step.hiddenCounts || isHiddenLabel(child) };
}

/** What belongs to an item and is items of its own. https://github.com/w3c/accname/issues/62 */
export const OWN_PARTS: Readonly<Record<string, string | undefined>> = {
  menuitem: "menu",
  menuitemcheckbox: "menu",
  menuitemradio: "menu",
  treeitem: "group",
};

/** 2F. */
function contentName(element: Element, step: Step): string {
  if (isPart(step)) return isWhole(element) && !step.byTitles ? "" : contentOf(element, { ...step, inside: true });
  const role = roleOf(element);
  return isNamedByContent(role) ? contentOf(element, { ...step, inside: true, leavesOut: OWN_PARTS[role] }) : "";
}

/** What an author calls one picture has no parts to be read. https://w3c.github.io/aria/#childrenArePresentational */
function isWhole(element: Element): boolean {
  return hasAttribute(element, "role") && isDrawing(element);
}

const PRIVATE_USE = /\p{Co}/gu;

function contentOf(element: Element, step: Step): string {
  const says = !isUnseen(element, step);
  const parts = says ? [generatedText(element, "::before")] : [];
  for (const child of flatChildrenOf(element)) {
    if (isText(child)) parts.push(says ? child.data : "");
    else if (isElement(child)) parts.push(spaced(child, nameOf(child, step)));
  }
  for (const owned of referencedBy(element, "aria-owns")) parts.push(` ${nameOf(owned, step)} `);
  if (says) parts.push(generatedText(element, "::after"));
  // A glyph of an icon font says nothing that could be read: with nothing else the tooltip is the name.
  return parts.join("").replace(PRIVATE_USE, "");
}

/** Tags that stand in a line as a box of their own, whatever their style says. */
const BOXES = new Set(["img", "svg", "canvas", "video", "audio", "object", "embed", "iframe"]);

function spaced(element: Element, name: string): string {
  const tag = tagOf(element);
  if (tag === "br") return " ";
  const inLine = styleOf(element).display === "inline" && !(name !== "" && BOXES.has(tag));
  return inLine ? name : ` ${name} `;
}

/** Labels of a field: those that `aria-labelledby` names, else its `<label>`s. */
export function labelElementsOf(element: Element): Element[] {
  const referenced = labelReferencesOf(element);
  if (referenced.length > 0) return referenced;
  return isLabelable(element) ? [...labelsOf(element)] : [];
}
