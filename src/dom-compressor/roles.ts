/** The role of an element: its `role` attribute, else what HTML means by it. https://w3c.github.io/html-aam/ */
import { attributeOf, flatParentOf, hasAttribute, tagOf } from "./dom-access.ts";
import { cachedPerBuild } from "./layout.ts";
import { labelReferencesOf } from "./references.ts";

/** The roles of WAI-ARIA 1.3 that an author may use. https://w3c.github.io/aria/#role_definitions */
const KNOWN_ROLES = new Set(
  (
    "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox " +
    "complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid " +
    "gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu menubar " +
    "menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar " +
    "radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status " +
    "strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar " +
    "tooltip tree treegrid treeitem"
  ).split(" "),
);

/** Tags that mean one role wherever they stand. */
const ROLE_BY_TAG: Readonly<Record<string, string>> = {
  article: "article",
  // No roles of ARIA's, but what browsers call them.
  audio: "audio",
  blockquote: "blockquote",
  button: "button",
  canvas: "canvas",
  caption: "caption",
  code: "code",
  datalist: "listbox",
  dd: "definition",
  details: "group",
  dialog: "dialog",
  dt: "term",
  fieldset: "group",
  figcaption: "caption",
  figure: "figure",
  form: "form",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  hr: "separator",
  html: "document",
  iframe: "iframe",
  frame: "iframe",
  img: "img",
  li: "listitem",
  main: "main",
  math: "math",
  menu: "list",
  meter: "meter",
  nav: "navigation",
  ol: "list",
  optgroup: "group",
  option: "option",
  output: "status",
  p: "paragraph",
  progress: "progressbar",
  search: "search",
  svg: "img",
  table: "table",
  tbody: "rowgroup",
  textarea: "textbox",
  tfoot: "rowgroup",
  thead: "rowgroup",
  tr: "row",
  ul: "list",
  video: "video",
};

const ROLES_BY_TAG = new Map(Object.entries(ROLE_BY_TAG));

const ROLE_BY_INPUT_TYPE: Readonly<Record<string, string>> = {
  button: "button",
  checkbox: "checkbox",
  file: "button",
  image: "button",
  number: "spinbutton",
  radio: "radio",
  range: "slider",
  reset: "button",
  search: "searchbox",
  submit: "button",
};

/** Inputs that become a combobox by a `list`. */
const LISTABLE_TYPES = new Set(["text", "search", "email", "tel", "url"]);
/** An aside inside these, or inside what has their roles, is a part of them. https://html.spec.whatwg.org/#sectioning-content */
const SECTIONS = new Set(["article", "aside", "nav", "section"]);
const SECTION_ROLES = new Set(["article", "complementary", "navigation", "region"]);
/** A header or footer inside these belongs to them and not to the page. https://w3c.github.io/html-aam/#el-header */
const HEADED = new Set([...SECTIONS, "main"]);
const HEADED_ROLES = new Set([...SECTION_ROLES, "main"]);

/** ARIA role; `generic` where the element means nothing by itself. */
export function roleOf(element: Element): string {
  return cachedRole(element);
}

const cachedRole = cachedPerBuild(computeRole);

function computeRole(element: Element): string {
  const explicit = explicitRoleOf(element);
  if (explicit === undefined) return nativeRoleOf(element);
  if (PRESENTATIONAL.has(explicit)) return isMeantAnyway(element) ? nativeRoleOf(element) : "generic";
  // https://w3c.github.io/aria/#region and https://w3c.github.io/aria/#form: without a name they are no landmarks.
  if (NAMED_LANDMARKS.has(explicit) && !hasAuthorName(element)) return nativeRoleOf(element);
  return explicit === "image" ? "img" : explicit;
}

const PRESENTATIONAL = new Set(["none", "presentation"]);

/** Whether the element is said to mean nothing, and may be. */
export function isPresentational(element: Element): boolean {
  return PRESENTATIONAL.has(explicitRoleOf(element) ?? "") && !isMeantAnyway(element);
}

const NAMED_LANDMARKS = new Set(["region", "form"]);

function explicitRoleOf(element: Element): string | undefined {
  const attribute = attributeOf(element, "role");
  return attribute
    ?.toLowerCase()
    .split(/\s+/)
    .find((token) => KNOWN_ROLES.has(token));
}

/** https://w3c.github.io/aria/#global_states, without what only hides or is going to leave the list. */
const GLOBAL_ATTRIBUTES = (
  "aria-atomic aria-busy aria-controls aria-current aria-describedby aria-description aria-details aria-flowto " +
  "aria-keyshortcuts aria-label aria-labelledby aria-live aria-owns aria-relevant aria-roledescription"
).split(" ");

/** What can be focused, or is described by ARIA, cannot be presentational. https://w3c.github.io/aria/#conflict_resolution_presentation_none */
function isMeantAnyway(element: Element): boolean {
  return isFocusable(element) || GLOBAL_ATTRIBUTES.some((name) => hasAttribute(element, name));
}

/** Whether the keyboard or a script can put the focus on the element, going by markup alone. */
function isFocusable(element: Element): boolean {
  const tag = tagOf(element);
  if (hasAttribute(element, "tabindex")) return true;
  if (tag === "a" || tag === "area") return hasAttribute(element, "href");
  return ["button", "input", "select", "textarea", "summary"].includes(tag) && !hasAttribute(element, "disabled");
}

function nativeRoleOf(element: Element): string {
  const tag = tagOf(element);
  if (TABLE_PARTS.has(tag) && isInLayoutTable(element)) return "generic";
  const computed = COMPUTED_ROLES.get(tag);
  if (computed) return computed(element);
  const role = ROLES_BY_TAG.get(tag);
  if (role) return role;
  return isEditingHost(element) ? "textbox" : "generic";
}

const TABLE_PARTS = new Set(["tbody", "td", "tfoot", "th", "thead", "tr"]);

/** Of a table that is said to mean nothing the parts mean nothing. https://w3c.github.io/aria/#presentational-role-inheritance */
function isInLayoutTable(part: Element): boolean {
  const table = part.closest("table");
  return table !== null && isPresentational(table);
}

/** Tags whose meaning depends on their attributes or place. */
const COMPUTED_ROLES = new Map<string, (element: Element) => string>([
  ["a", linkRole],
  ["area", linkRole],
  [
    "aside",
    (element) => (isInside(element, SECTIONS, SECTION_ROLES) && !hasAuthorName(element) ? "generic" : "complementary"),
  ],
  ["footer", (element) => (isInside(element, HEADED, HEADED_ROLES) ? "generic" : "contentinfo")],
  ["header", (element) => (isInside(element, HEADED, HEADED_ROLES) ? "generic" : "banner")],
  ["input", inputRole],
  ["section", (element) => (hasAuthorName(element) ? "region" : "generic")],
  ["select", selectRole],
  ["summary", (element) => (detailsOf(element) ? "button" : "generic")],
  ["td", (element) => (isInGrid(element) ? "gridcell" : "cell")],
  ["th", headerCellRole],
]);

function linkRole(element: Element): string {
  return hasAttribute(element, "href") || element.hasAttributeNS("http://www.w3.org/1999/xlink", "href")
    ? "link"
    : "generic";
}

function inputRole(element: Element): string {
  const type = inputTypeOf(element);
  if (type === "checkbox" && hasAttribute(element, "switch")) return "switch";
  if (LISTABLE_TYPES.has(type) && hasAttribute(element, "list") && hasSuggestions(element)) return "combobox";
  return ROLE_BY_INPUT_TYPE[type] ?? "textbox";
}

/** https://html.spec.whatwg.org/#the-list-attribute: it has to lead to a datalist. */
function hasSuggestions(element: Element): boolean {
  return element instanceof HTMLInputElement && element.list !== null;
}

function selectRole(element: Element): string {
  const size = Number.parseInt(attributeOf(element, "size") ?? "1", 10);
  return hasAttribute(element, "multiple") || size > 1 ? "listbox" : "combobox";
}

function headerCellRole(element: Element): string {
  const scope = attributeOf(element, "scope")?.toLowerCase();
  if (scope === "row" || scope === "rowgroup") return "rowheader";
  if (scope === "col" || scope === "colgroup") return "columnheader";
  const siblings = [...(flatParentOf(element)?.children ?? [])];
  return siblings.some((sibling) => tagOf(sibling) === "td") ? "rowheader" : "columnheader";
}

function isInGrid(element: Element): boolean {
  const table = element.closest("table");
  return table !== null && ["grid", "treegrid"].includes(explicitRoleOf(table) ?? "");
}

function isInside(element: Element, tags: ReadonlySet<string>, roles: ReadonlySet<string>): boolean {
  for (let above = flatParentOf(element); above; above = flatParentOf(above)) {
    const role = explicitRoleOf(above);
    if (role === undefined ? tags.has(tagOf(above)) : roles.has(role)) return true;
  }
  return false;
}

function hasAuthorName(element: Element): boolean {
  if (["aria-label", "title"].some((name) => (attributeOf(element, name) ?? "").trim() !== "")) return true;
  return labelReferencesOf(element).length > 0;
}

/** The details that a summary opens and closes: only the first summary right in them does. https://html.spec.whatwg.org/#summary-for-its-parent-details */
export function detailsOf(element: Element): HTMLDetailsElement | undefined {
  const around = tagOf(element) === "summary" ? element.parentElement : null;
  if (!(around instanceof HTMLDetailsElement)) return undefined;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling)
    if (tagOf(before) === "summary") return undefined;
  return around;
}

/** Type of an `<input>` as the browser understands it; `text` for a type that nobody knows. */
export function inputTypeOf(element: Element): string {
  return element instanceof HTMLInputElement ? element.type : "";
}

/** The element at the top of an editable region. */
export function isEditingHost(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable")?.toLowerCase();
  return editable === "" || editable === "true" || editable === "plaintext-only";
}

/** Level of a heading, 1 to 9. */
export function headingLevelOf(element: Element): number {
  const stated = Number.parseInt(attributeOf(element, "aria-level") ?? "", 10);
  if (stated >= 1 && stated <= 9) return stated;
  const native = /^h([1-6])$/.exec(tagOf(element));
  return native ? Number(native[1]) : 2;
}

/** Roles that are named by what stands in them. https://w3c.github.io/aria/#namefromcontent */
const NAMED_BY_CONTENT = new Set(
  (
    "button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row " +
    "rowheader switch tab tooltip treeitem"
  ).split(" "),
);

export function isNamedByContent(role: string): boolean {
  return NAMED_BY_CONTENT.has(role);
}

/** Roles of things that are operated. */
const CONTROL_ROLES = new Set(
  (
    "button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio searchbox slider " +
    "spinbutton switch tab textbox treeitem"
  ).split(" "),
);

export function isControlRole(role: string): boolean {
  return CONTROL_ROLES.has(role);
}
