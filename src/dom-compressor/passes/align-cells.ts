import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type GridCell, gridOf, TABLES } from "../table-grid.ts";
import { mapChildren, type Pass, withChildren } from "./pass.ts";

/**
 * In a table with headings a value is told by the column that it stands in: where a cell is empty, or reaches here from
 * another row or column, its place is kept by a blank one. Blanks at the end of a row and columns without a word go.
 * Relies on empty cells being there still.
 */
export const alignCells: Pass = {
  name: "align-cells",
  run: (root) => mapChildren(root, (child) => (TABLES.has(child.role) ? aligned(child) : child)),
};

const HEADERS = new Set(["columnheader", "rowheader"]);

function aligned(table: SnapshotNode): SnapshotNode {
  const grid = gridOf(table);
  const has = (matches: (cell: GridCell) => boolean) =>
    grid.some(({ cells }) => cells.some((each) => each && matches(each)));
  if (!has(({ node }) => HEADERS.has(node.role))) return table;
  const width = grid[0]?.cells.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    grid.some(({ cells }) => saysSomething(cells[column])),
  );
  const rows = grid.map(({ cells }) => columns.map((column) => cells[column]));
  return withRows(table, rows.values());
}

/** Whether a cell that begins here holds anything. */
function saysSomething(cell: GridCell | undefined): boolean {
  return cell?.begins === true && (cell.node.children !== undefined || cell.node.ref !== undefined);
}

/** Puts the rows, in their order, in place of those of the table itself. */
function withRows(node: SnapshotNode, rows: Iterator<(GridCell | undefined)[]>): SnapshotNode {
  const children = (node.children ?? []).map((child) => {
    if (child.role !== "row") return TABLES.has(child.role) || isCell(child) ? child : withRows(child, rows);
    return withChildren(child, cellsOf(child, rows.next().value ?? []));
  });
  return withChildren(node, children);
}

const isCell = ({ role }: SnapshotNode): boolean => role === "cell" || role === "gridcell" || HEADERS.has(role);

function cellsOf(row: SnapshotNode, cells: readonly (GridCell | undefined)[]): SnapshotNode[] {
  const last = cells.findLastIndex(saysSomething);
  const blank: SnapshotNode = {
    role: "cell",
    place: row.place,
    children: [{ role: "text", name: "", place: row.place }],
  };
  return cells.slice(0, last + 1).map((cell) => (cell && saysSomething(cell) ? cell.node : blank));
}
