/** Things that say something about what is inside them: headings, lists, tables, landmarks, quotes. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { attributeOf, tagOf } from "./dom-access.ts";
import { styleOf } from "./layout.ts";
import { isModal } from "./modal.ts";
import { headingLevelOf, roleOf } from "./roles.ts";
import { shownNameOf } from "./shown-name.ts";

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
  // Whatever an author says of a form, its fields belong together.
  return role === "generic" && tagOf(element) === "form" ? "form" : undefined;
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
  if (!unseen) return { name: text };
  return UNSEEN_NAME_ALLOWED.has(role) ? { name: text, unseen: true } : {};
}

/** What of a group is not the default: level, numbering, spans, selection. */
export function structureState(element: Element, role: string): Partial<SnapshotNode> {
  if (role === "heading") return { level: headingLevelOf(element) };
  if (element instanceof HTMLOListElement) return { start: element.start };
  if (role === "dialog" || role === "alertdialog") return isModal(element) ? { modal: true } : {};
  if (CELLS.has(role)) return { ...spansOf(element), ...selectedState(element, role === "gridcell") };
  if (role !== "row") return {};
  const footer = element.parentElement?.localName === "tfoot" ? { footer: true as const } : {};
  return { ...footer, ...selectedState(element, true) };
}

function selectedState(element: Element, selectable: boolean): Pick<SnapshotNode, "selected"> {
  return selectable && attributeOf(element, "aria-selected") === "true" ? { selected: true } : {};
}

function spansOf(element: Element): Pick<SnapshotNode, "colspan" | "rowspan"> {
  if (!(element instanceof HTMLTableCellElement)) return {};
  const { colSpan, rowSpan } = element;
  return { ...(colSpan > 1 ? { colspan: colSpan } : {}), ...(rowSpan > 1 ? { rowspan: rowSpan } : {}) };
}
