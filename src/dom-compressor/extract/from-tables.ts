/** Tables as sources: headings over columns, headings before rows, and both ways round. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type GridCell, type GridRow, gridOf } from "../table-grid.ts";
import { textIn } from "../tree-path.ts";
import { type SeenValue, type Source, valueIn } from "./source.ts";

/** All readings of one table. */
export function tableSources(table: SnapshotNode): Source[] {
  const grid = gridOf(table);
  return [...byColumns(grid), ...byRows(grid)];
}

function byColumns(grid: readonly GridRow[]): Source[] {
  const heads = grid.filter(({ kind }) => kind === "head");
  const isGuess = heads.length === 0;
  const labelRows = isGuess ? grid.slice(0, 1) : heads;
  const body = (isGuess ? grid.slice(1) : grid).filter(({ kind }) => kind === "body");
  const rows = body.filter((row) => isRecord(row));
  if (rows.length === 0) return [];
  const columns = (labelRows[0]?.cells ?? []).map((_, column) => labelsOf(labelRows.map(({ cells }) => cells[column])));
  const records = rows.map(({ cells }) => cells.map(valueOfCell));
  return [{ columns, records, isGuess, notes: leftOut(grid, body.length - rows.length) }];
}

function byRows(grid: readonly GridRow[]): Source[] {
  const rows = grid.filter(({ cells, kind }) => cells[0] !== undefined && kind !== "foot");
  const width = grid[0]?.cells.length ?? 0;
  if (rows.length === 0 || width < 2) return [];
  const body = rows.filter(({ kind }) => kind === "body");
  const isGuess = !body.every(({ cells }) => cells[0]?.node.role === "rowheader");
  // Without headings before the rows it is a table of this kind only with none above and a single value in each.
  if (isGuess && (width > 2 || body.length < rows.length)) return [];
  const columns = rows.map(({ cells }) => labelsOf([cells[0]]));
  const records = Array.from({ length: width - 1 }, (_, index) =>
    rows.map(({ cells }) => valueOfCell(cells[index + 1])),
  );
  return [{ columns, records, isGuess, notes: [] }];
}

/** The lowest heading, and all of them from the top down. */
function labelsOf(cells: readonly (GridCell | undefined)[]): string[] {
  const texts = cells.map((cell) => (cell ? textIn(cell.node).trim() : ""));
  const distinct = texts.filter((text, index) => text !== "" && text !== texts[index - 1]);
  const last = distinct.at(-1);
  return last === undefined ? [] : [...new Set([last, distinct.join(" ")])];
}

/** A cell over several columns is the value of none but the first; one over several rows is the value of each. */
function valueOfCell(cell: GridCell | undefined): SeenValue | undefined {
  return cell?.isFirstColumn ? valueIn([cell.node]) : undefined;
}

/** Rows with a cell over several columns are titles and sums; rows of headings repeat the first. */
function isRecord({ cells }: GridRow): boolean {
  const filled = cells.filter((cell) => cell !== undefined);
  if (filled.length === 0 || filled.every((cell) => cell.node.role === "columnheader")) return false;
  return filled.every((cell) => !cell.begins || (cell.node.colspan ?? 1) === 1);
}

function leftOut(grid: readonly GridRow[], spanning: number): string[] {
  const feet = grid.filter(({ kind }) => kind === "foot").length;
  const count = feet + spanning;
  return count === 0 ? [] : [`${count} ${count === 1 ? "row" : "rows"} of titles or sums left out`];
}
