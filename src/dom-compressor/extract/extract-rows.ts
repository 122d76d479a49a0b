/**
 * Data in the shape of a JSON Schema, read off tables, lists and labels without a model. Only a complete match counts,
 * and only one: where two parts of the page would do, a model has to choose. Pure.
 */
import type { PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import { cutText } from "../clean-text.ts";
import { plain } from "../name-words.ts";
import { TABLES } from "../table-grid.ts";
import { headingsAround, locate } from "../tree-path.ts";
import { itemSource, labelSource } from "./from-labels.ts";
import { tableSources } from "./from-tables.ts";
import { type Assignment, assignColumns } from "./labels.ts";
import { type Property, type RowSchema, readRowSchema } from "./row-schema.ts";
import { readColumn, type Scalar } from "./scalar.ts";
import type { NamedSource, Source } from "./source.ts";

type Row = Record<string, string | number | boolean | null>;

export interface ExtractedRows {
  /** In the schema's shape; what the page does not show is null. */
  data: Row | Row[] | Record<string, Row[]>;
  rows: number;
  /** Where it was read, in words: `the table “Orders”`. */
  source: string;
  /** Whether every property stands under a label of the same words, or one under a longer or shorter one. */
  certainty: "exact" | "close";
  /** What the reader should know: labels that are only close, values that could not be read, rows left out. */
  notes: string[];
}

/** Null when only a model can tell; refused for a ref that is not there. */
export type Extraction = ExtractedRows | { refused: string } | null;

const TITLE_LENGTH = 80;
/** More values than this share that do not fit the type, and it is another column that was meant. */
const MOST_UNREADABLE = 0.2;
/** What is asked for has to be in this share of cards that are alike. */
const LEAST_PRESENT = 0.5;

interface ExtractRequest {
  ref?: string | undefined;
  /** A JSON Schema: an object or an array of objects, with scalar properties. */
  schema: Readonly<Record<string, unknown>>;
}

/** Reads all rows, wherever they stand on the page. */
export function extractRows(page: PageSnapshot, request: ExtractRequest): Extraction {
  const located = locate(page.root, request.ref);
  if ("missing" in located) return { refused: located.missing };
  const schema = readRowSchema(request.schema);
  const scope = located.path.at(-1);
  if (!schema || !scope) return null;
  const sources = sourcesIn(scope, located.path, schema);
  return best(sources.flatMap((source) => match(source, schema) ?? []));
}

function sourcesIn(scope: SnapshotNode, path: readonly SnapshotNode[], schema: RowSchema): NamedSource[] {
  const sources: NamedSource[] = [];
  const visit = (node: SnapshotNode, above: readonly SnapshotNode[]) => {
    const own = [...above, node];
    const isTable = TABLES.has(node.role);
    const found = isTable ? tableSources(node) : schema.shape === "array" ? itemSource(node) : [];
    const words = found.length > 0 ? `the ${isTable ? "table" : "list"}${titleOf(node, own)}` : "";
    sources.push(...found.map((source) => ({ ...source, words })));
    for (const child of node.children ?? []) visit(child, own);
  };
  visit(scope, path.slice(0, -1));
  const single =
    schema.shape === "object" ? labelSource(scope).map((source) => ({ ...source, words: "labels on the page" })) : [];
  return [...sources.filter(({ records }) => schema.shape === "array" || records.length === 1), ...single];
}

function titleOf(node: SnapshotNode, path: readonly SnapshotNode[]): string {
  if (node.name !== undefined) return ` “${cutText(plain(node.name), TITLE_LENGTH)}”`;
  const heading = headingsAround(path).findLast((title) => title.startsWith("“"));
  return heading === undefined ? "" : ` under ${cutText(plain(heading), TITLE_LENGTH)}`;
}

interface Match extends ExtractedRows {
  found: number;
}

function match(source: NamedSource, schema: RowSchema): Match | undefined {
  const assigned = assignColumns(schema.properties, source.columns);
  const isClose = assigned.some((each) => each?.likeness === "close");
  const found = assigned.filter((each) => each !== undefined).length;
  const isComplete = schema.properties.every(({ required }, index) => !required || assigned[index] !== undefined);
  if (found === 0 || !isComplete || (source.isGuess && isClose)) return undefined;
  const columns = schema.properties.map((property, index) => columnOf(property, assigned[index], source));
  if (!isReadable(columns, assigned) || !isPresent(columns, source, schema)) return undefined;
  const rows = source.records.map((_, row) => rowOf(schema.properties, columns, row));
  return {
    data: shaped(rows, schema),
    rows: rows.length,
    source: source.words,
    certainty: isClose ? "close" : "exact",
    notes: [...closeNotes(schema.properties, assigned, source), ...unreadableNotes(columns), ...source.notes],
    found,
  };
}

function columnOf(property: Property, assigned: Assignment | undefined, source: Source): Scalar[] {
  if (!assigned) return source.records.map(() => null);
  return readColumn(
    property,
    source.records.map((record) => record[assigned.column]),
  );
}

/** Something was found, and nearly all of it is of the type that was asked for. */
function isReadable(columns: readonly Scalar[][], assigned: readonly (Assignment | undefined)[]): boolean {
  if (columns.flat().every((value) => value === null || value === undefined)) return false;
  return columns.every((values, index) => {
    const present = values.filter((value) => value !== null);
    const unreadable = present.filter((value) => value === undefined);
    return !assigned[index] || unreadable.length <= MOST_UNREADABLE * present.length;
  });
}

function isPresent(columns: readonly Scalar[][], { labelsRepeat }: Source, { properties }: RowSchema): boolean {
  if (!labelsRepeat) return true;
  return columns.every((values, index) => {
    const present = values.filter((value) => value !== null);
    return !properties[index]?.required || present.length >= LEAST_PRESENT * values.length;
  });
}

function rowOf(properties: readonly Property[], columns: readonly Scalar[][], row: number): Row {
  return Object.fromEntries(properties.map(({ name }, index) => [name, columns[index]?.[row] ?? null]));
}

function shaped(rows: Row[], { shape, wrapper }: RowSchema): ExtractedRows["data"] {
  if (wrapper !== undefined) return Object.fromEntries([[wrapper, rows]]);
  return shape === "array" ? rows : (rows[0] ?? {});
}

function closeNotes(
  properties: readonly Property[],
  assigned: readonly (Assignment | undefined)[],
  source: Source,
): string[] {
  return properties.flatMap(({ name }, index) => {
    const column = assigned[index];
    if (!column) return [`${name} is not there`];
    const label = source.columns[column.column]?.[0] ?? "";
    return column.likeness === "close" ? [`${name} is “${cutText(plain(label), TITLE_LENGTH)}”`] : [];
  });
}

function unreadableNotes(columns: readonly Scalar[][]): string[] {
  const count = columns.flat().filter((value) => value === undefined).length;
  return count === 0 ? [] : [`${count} ${count === 1 ? "value" : "values"} of another type left out`];
}

/** The fullest and surest; null when two that differ are equally so. */
function best(matches: readonly Match[]): ExtractedRows | null {
  const score = ({ found, certainty }: Match) => found * 2 + (certainty === "exact" ? 1 : 0);
  const most = Math.max(...matches.map(score));
  const [first, ...more] = matches.filter((each) => score(each) === most);
  if (!first || more.some(({ data }) => JSON.stringify(data) !== JSON.stringify(first.data))) return null;
  const { found: _found, ...rows } = first;
  return rows;
}
