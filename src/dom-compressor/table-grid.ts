/** A table as rows and columns: cells that span several stand in each of them. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";

export interface GridCell {
  node: SnapshotNode;
  /** The cell begins here; else it reaches here from the left or from above. */
  begins: boolean;
  /** The leftmost column of the cell, in each row that it spans. */
  isFirstColumn: boolean;
}

export interface GridRow {
  kind: "head" | "body" | "foot";
  /** By column; undefined where the row has no cell. */
  cells: (GridCell | undefined)[];
}

export const TABLES: ReadonlySet<string> = new Set(["table", "grid", "treegrid"]);
const CELLS = new Set(["cell", "gridcell", "columnheader", "rowheader"]);
/** A table is not read further to the right. */
const MOST_COLUMNS = 200;

/** Rows of the table itself, without those of tables inside its cells. */
export function gridOf(table: SnapshotNode): GridRow[] {
  const rows = rowsIn(table);
  const grid: GridRow[] = rows.map((row) => ({ kind: row.footer ? "foot" : "body", cells: [] }));
  for (const [index, row] of rows.entries()) place(row, index, grid);
  const width = grid.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  for (const { cells } of grid) while (cells.length < width) cells.push(undefined);
  for (const row of grid) {
    if (row.kind !== "body" || !isHeading(row)) break;
    row.kind = "head";
  }
  return grid;
}

function rowsIn(node: SnapshotNode): SnapshotNode[] {
  return (node.children ?? []).flatMap((child) => {
    if (child.role === "row") return [child];
    return TABLES.has(child.role) || CELLS.has(child.role) ? [] : rowsIn(child);
  });
}

function cellsIn(row: SnapshotNode): SnapshotNode[] {
  return (row.children ?? []).flatMap((child) => {
    if (CELLS.has(child.role)) return [child];
    return child.role === "generic" && child.ref === undefined ? cellsIn(child) : [];
  });
}

/** https://html.spec.whatwg.org/#algorithm-for-processing-rows */
function place(row: SnapshotNode, index: number, grid: GridRow[]): void {
  let column = 0;
  for (const node of cellsIn(row)) {
    while (grid[index]?.cells[column]) column += 1;
    if (column >= MOST_COLUMNS) return;
    const right = Math.min(column + (node.colspan ?? 1), MOST_COLUMNS);
    for (const { cells } of grid.slice(index, index + (node.rowspan ?? 1))) {
      const isOwn = cells === grid[index]?.cells;
      for (let at = column; at < right; at += 1) {
        const isFirstColumn = at === column;
        cells[at] ??= { node, begins: isOwn && isFirstColumn, isFirstColumn };
      }
    }
    column = right;
  }
}

function isHeading(row: GridRow): boolean {
  const filled = row.cells.filter((cell) => cell?.node.children !== undefined || cell?.node.role === "columnheader");
  return filled.length > 0 && filled.every((cell) => cell?.node.role === "columnheader");
}
