/** The role of an element: its `role` attribute, else what HTML means by it. https://w3c.github.io/html-aam/ */
import { attributeOf, flatParentOf, hasAttribute, tagOf } from "./dom-access.ts";
import { cachedPerBuild } from "./layout.ts";

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
  aside: "complementary",
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
  summary: "button",
  svg: "img",
  table: "table",
  tbody: "rowgroup",
  textarea: "textbox",
  tfoot: "rowgroup",
  thead: "rowgroup",
  tr: "row",
  ul: "list",
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
/** A header or footer inside these belongs to them and not to the page. */
const SECTIONING = new Set(["article", "aside", "main", "nav", "section"]);
const SECTIONING_ROLES = new Set(["article", "complementary", "main", "navigation", "region"]);

/** ARIA role; `generic` where the element means nothing by itself. */
export function roleOf(element: Element): string {
  return cachedRole(element);
}

const cachedRole = cachedPerBuild(computeRole);

function computeRole(element: Element): string {
  const native = nativeRoleOf(element);
  const explicit = explicitRoleOf(element);
  if (explicit === undefined) return native;
  if (explicit === "none" || explicit === "presentation") return isMeantAnyway(element) ? native : "generic";
  return explicit === "image" ? "img" : explicit;
}

function explicitRoleOf(element: Element): string | undefined {
  const attribute = attributeOf(element, "role");
  return attribute
    ?.toLowerCase()
    .split(/\s+/)
    .find((token) => KNOWN_ROLES.has(token));
}

/** What can be focused, or is described by ARIA, cannot be presentational. https://w3c.github.io/aria/#conflict_resolution_presentation_none */
function isMeantAnyway(element: Element): boolean {
  return isFocusable(element) || hasAttribute(element, "aria-label") || hasAttribute(element, "aria-labelledby");
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
  const computed = COMPUTED_ROLES.get(tag);
  if (computed) return computed(element);
  const role = ROLES_BY_TAG.get(tag);
  if (role) return role;
  return isEditingHost(element) ? "textbox" : "generic";
}

/** Tags whose meaning depends on their attributes or place. */
const COMPUTED_ROLES = new Map<string, (element: Element) => string>([
  ["a", linkRole],
  ["area", linkRole],
  ["footer", (element) => (isInSection(element) ? "generic" : "contentinfo")],
  ["form", (element) => (hasAuthorName(element) ? "form" : "generic")],
  ["header", (element) => (isInSection(element) ? "generic" : "banner")],
  ["input", inputRole],
  ["section", (element) => (hasAuthorName(element) ? "region" : "generic")],
  ["select", selectRole],
  ["summary", (element) => (element.parentElement?.localName === "details" ? "button" : "generic")],
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
  if (hasAttribute(element, "list") && LISTABLE_TYPES.has(type)) return "combobox";
  return ROLE_BY_INPUT_TYPE[type] ?? "textbox";
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

function isInSection(element: Element): boolean {
  for (let above = flatParentOf(element); above; above = flatParentOf(above)) {
    if (SECTIONING.has(tagOf(above)) || SECTIONING_ROLES.has(explicitRoleOf(above) ?? "")) return true;
  }
  return false;
}

function hasAuthorName(element: Element): boolean {
  return ["aria-label", "aria-labelledby", "title"].some((name) => (attributeOf(element, name) ?? "").trim() !== "");
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
