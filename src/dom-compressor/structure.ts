/** Things that say something about what is inside them: headings, lists, tables, landmarks, quotes. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { isBusy } from "./control-state.ts";
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { extentState } from "./extent.ts";
import { styleOf } from "./layout.ts";
import { isModal } from "./modal.ts";
import { headingLevelOf, roleOf } from "./roles.ts";
import { namingElementsOf, shownNameOf } from "./shown-name.ts";
import { isCovered } from "./visibility.ts";

const STRUCTURE = new Set(
  (
    "alert alertdialog article banner blockquote cell columnheader complementary contentinfo definition dialog feed " +
    "figure form grid gridcell group heading list listbox listitem log main menu menubar navigation radiogroup region " +
    "row rowheader search status table tablist tabpanel term toolbar tooltip tree treegrid"
  ).split(" "),
);
const CELLS = new Set(["cell", "gridcell", "columnheader", "rowheader"]);

/** The role under which the element is kept as a group, whether it has a name or not; undefined where it only groups. */
export function structureRoleOf(element: Element, role: string): string | undefined {
  if (STRUCTURE.has(role)) return role;
  if (role === "generic" && isOpenPopover(element)) return "popover";
  // Whatever an author says of a form, its fields belong together.
  return role === "generic" && tagOf(element) === "form" ? "form" : undefined;
}

/** It lies over everything else. https://html.spec.whatwg.org/#popover-open-state */
function isOpenPopover(element: Element): boolean {
  return hasAttribute(element, "popover") && element.matches(":popover-open");
}

/** Whether the role always makes a group. */
export function isStructure(role: string): boolean {
  return STRUCTURE.has(role);
}

/** An empty cell keeps its place in the row, also where its contents are see-through; one that is not laid out has none. */
export function keepsPlaceEmpty(element: Element, role: string): boolean {
  return CELLS.has(role) && styleOf(element).display !== "none";
}

/** Roles that are told apart by a name; other groups are told by what is in them. */
const NAMED_STRUCTURE = new Set(
  (
    "alertdialog article complementary dialog figure form grid group listbox menu menubar navigation radiogroup region " +
    "search table tablist tabpanel toolbar tree treegrid"
  ).split(" "),
);

/** An unseen name is taken for what is operated alone (threat model D1): here only for sets of controls. */
const UNSEEN_NAME_ALLOWED = new Set(
  "dialog alertdialog listbox menu menubar radiogroup tablist toolbar tree navigation".split(" "),
);

export function structureName(element: Element, role: string): Pick<SnapshotNode, "name" | "unseen"> {
  if (!NAMED_STRUCTURE.has(role) || role !== roleOf(element)) return {};
  const { text, unseen } = shownNameOf(element);
  if (text === "") return {};
  if (!unseen) return isNameCovered(element) ? {} : { name: text };
  return UNSEEN_NAME_ALLOWED.has(role) ? { name: text, unseen: true } : {};
}

/** The name itself is the same wherever its element is, since fingerprints hold it: here it is asked whether it is seen. */
function isNameCovered(element: Element): boolean {
  const naming = namingElementsOf(element);
  return naming.length > 0 && naming.every(isCovered);
}

/** What of a group is not the default: level, numbering, spans, selection. */
export function structureState(element: Element, role: string): Partial<SnapshotNode> {
  if (role === "heading") return { level: headingLevelOf(element) };
  const busy = isBusy(element) ? { busy: true as const } : {};
  if (role === "dialog" || role === "alertdialog") return { ...busy, ...(isModal(element) ? { modal: true } : {}) };
  if (CELLS.has(role)) return { ...spansOf(element), ...sortState(element), ...selectedState(element, role) };
  if (role === "row") return rowState(element);
  if (role === "treeitem") return isNested(element) ? {} : levelState(element);
  if (role === "listitem") return selectedState(element, role);
  const start = element instanceof HTMLOListElement ? { start: element.start } : {};
  return { ...busy, ...start, ...extentState(element, role) };
}

function rowState(element: Element): Partial<SnapshotNode> {
  const footer = element.parentElement?.localName === "tfoot" ? { footer: true as const } : {};
  const expanded = attributeOf(element, "aria-expanded");
  return {
    ...footer,
    ...levelState(element),
    ...(expanded === "true" || expanded === "false" ? { expanded: expanded === "true" } : {}),
    ...selectedState(element, "row"),
  };
}

/** An item inside another one stands under it. */
function isNested(item: Element): boolean {
  return item.parentElement?.closest("[role=treeitem]") !== null;
}

/** Depth as the page states it, where it is deeper than the top. */
function levelState(element: Element): Pick<SnapshotNode, "level"> {
  const level = Number.parseInt(attributeOf(element, "aria-level") ?? "", 10);
  return level > 1 && Number.isSafeInteger(level) ? { level } : {};
}

const SELECTABLE = new Set(["gridcell", "row"]);

/** Selected, or the step or page that one is at. */
function selectedState(element: Element, role: string): Pick<SnapshotNode, "selected"> {
  if (SELECTABLE.has(role) && attributeOf(element, "aria-selected") === "true") return { selected: true };
  const current = attributeOf(element, "aria-current") ?? "false";
  return current !== "" && current !== "false" ? { selected: true } : {};
}

/** https://w3c.github.io/aria/#aria-sort */
function sortState(element: Element): Pick<SnapshotNode, "sorted"> {
  const sort = attributeOf(element, "aria-sort");
  if (sort === "ascending" || sort === "descending" || sort === "other") return { sorted: sort };
  return {};
}

function spansOf(element: Element): Pick<SnapshotNode, "colspan" | "rowspan"> {
  if (!(element instanceof HTMLTableCellElement)) return {};
  const { colSpan, rowSpan } = element;
  return { ...(colSpan > 1 ? { colspan: colSpan } : {}), ...(rowSpan > 1 ? { rowspan: rowSpan } : {}) };
}
