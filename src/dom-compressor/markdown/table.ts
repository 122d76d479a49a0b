/** Tables of data as Markdown tables; tables that only lay out a page are read as what they hold. Pure. */
import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { plain } from "../name-words.ts";
import { type GridRow, gridOf, TABLES } from "../table-grid.ts";
import { textIn } from "../tree-path.ts";
import type { MarkdownBlock } from "./blocks.ts";
import { inlineText } from "./inline.ts";

/** A cell with more text than this is a part of the page and no value. */
const LONGEST_CELL = 600;
const PARTS_OF_PAGES = new Set(["heading", "list", "code", "blockquote", "form", "article", "main", ...TABLES]);

/** Undefined for what is no table of data. */
export function tableBlock(table: SnapshotNode): MarkdownBlock[] | undefined {
  const grid = gridOf(table);
  const columns = grid[0]?.cells.length ?? 0;
  if (columns < 2 || grid.some(holdsPartOfPage)) return undefined;
  const title = table.name === undefined ? [] : [{ lines: [`**${plain(table.name)}**`] }];
  const rows = withoutEmptyColumns(grid.map(textsOf));
  const width = rows[0]?.length ?? 0;
  const hasHead = grid[0]?.kind === "head";
  const head = (hasHead ? rows[0] : undefined) ?? Array.from({ length: width }, () => "");
  const body = (hasHead ? rows.slice(1) : rows).map(lineOf);
  const before = [lineOf(head), `|${" --- |".repeat(width)}`];
  return body.length === 0 ? [...title, { lines: before }] : [...title, { lines: body, before }];
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A cell that spans others is said once. */
function textsOf(row: GridRow): string[] {
  return row.cells.map((cell) => (cell?.begins ? cellText(cell.node).replaceAll("|", "\\|") : ""));
}

/** A heading that sorts its column is a button by role and a heading by meaning. */
function cellText(cell: SnapshotNode): string {
  const text = inlineText(cell);
  return text === "" && cell.role.endsWith("header") ? plain(textIn(cell)) : text;
}

/** Columns of buttons have nothing to read in them. */
function withoutEmptyColumns(rows: readonly string[][]): string[][] {
  const isFilled = (_: string, column: number) => rows.some((row) => row[column] !== "");
  return rows.map((row) => row.filter(isFilled));
}

function holdsPartOfPage(row: GridRow): boolean {
  return row.cells.some((cell) => cell?.begins && isPartOfPage(cell.node));
}

function isPartOfPage(cell: SnapshotNode): boolean {
  return holdsRole(cell) || inlineText(cell).length > LONGEST_CELL;
}

function holdsRole(node: SnapshotNode): boolean {
  return (node.children ?? []).some((child) => PARTS_OF_PAGES.has(child.role) || holdsRole(child));
}
