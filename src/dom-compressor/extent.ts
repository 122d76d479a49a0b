/** Sets of which the document holds only a part: tables, lists and trees that load their rows as one scrolls. */
import type { Extent, SnapshotNode } from "../protocol/snapshot.ts";
import { attributeOf } from "./dom-access.ts";

const TABLES = new Set(["table", "grid", "treegrid"]);
const LISTS = new Set(["list", "listbox", "feed", "log"]);

/** What the page states of a set that is longer than what there is of it here; nothing where all of it is here. */
export function extentState(element: Element, role: string): Pick<SnapshotNode, "extent"> {
  if (TABLES.has(role)) return asState(rowExtentOf(element));
  return LISTS.has(role) ? asState(itemExtentOf(element)) : {};
}

function asState(extent: Extent | undefined): Pick<SnapshotNode, "extent"> {
  return extent ? { extent } : {};
}

/** https://w3c.github.io/aria/#aria-rowcount */
function rowExtentOf(table: Element): Extent | undefined {
  const stated = numberIn(table, "aria-rowcount");
  if (stated === undefined) return undefined;
  const rows = [...table.querySelectorAll("tr, [role=row]")];
  if (stated >= 0 && stated <= rows.length) return undefined;
  // Headings count as rows, but stand above every part.
  const body = rows.filter((row) => row.querySelector("td, [role=cell], [role=gridcell]") !== null);
  return extentOf("row", stated, placesOf(body, "aria-rowindex"));
}

/** https://w3c.github.io/aria/#aria-setsize */
function itemExtentOf(list: Element): Extent | undefined {
  const items = [...list.querySelectorAll("[aria-setsize]")];
  const stated = items[0] ? numberIn(items[0], "aria-setsize") : undefined;
  if (stated === undefined || (stated >= 0 && stated <= items.length)) return undefined;
  return extentOf("item", stated, placesOf(items, "aria-posinset"));
}

function extentOf(noun: Extent["noun"], total: number, places: readonly number[]): Extent {
  const known = total >= 0 ? { total } : {};
  if (places.length === 0) return { noun, ...known };
  return { noun, ...known, first: Math.min(...places), last: Math.max(...places) };
}

function placesOf(things: readonly Element[], attribute: string): number[] {
  return things.flatMap((thing) => numberIn(thing, attribute) ?? []);
}

function numberIn(element: Element, attribute: string): number | undefined {
  const value = Number.parseInt(attributeOf(element, attribute) ?? "", 10);
  return Number.isSafeInteger(value) ? value : undefined;
}
