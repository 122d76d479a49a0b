/** How an endpoint is told the shape of its answer, and what to try when it does not know the best way. */
import { APIError } from "openai";
import { portableSchema, type Schema, strictSchema } from "./answer-schema.ts";
import { wordsOf } from "./error-body.ts";

/** Best first. */
export const FORMATS = ["strict", "schema", "json", "text"] as const;
export type Format = (typeof FORMATS)[number];

export interface Terms {
  format: Format;
  /** Whether the cost is asked for; some servers know no `stream_options`. */
  countsUsage: boolean;
}

type JsonSchemaFormat = { type: "json_schema"; json_schema: { name: string; schema: Schema; strict: boolean } };
type ResponseFormat = { response_format?: JsonSchemaFormat | { type: "json_object" } };

/** The part of the request's body that asks for the shape. */
export function responseFormat(format: Format, schema: Schema): ResponseFormat {
  const strict = format === "strict" ? strictSchema(schema) : null;
  if (strict) return asSchema(strict, true);
  if (format === "strict" || format === "schema") return asSchema(portableSchema(schema), false);
  return format === "json" ? { response_format: { type: "json_object" } } : {};
}

function asSchema(schema: Schema, strict: boolean): ResponseFormat {
  return { response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict } } };
}

/** The next simpler terms after a refusal, or null when the refusal was not about them. */
export function simplerTerms(terms: Terms, error: unknown): Terms | null {
  if (!(error instanceof APIError) || !isRefusal(error.status)) return null;
  if (terms.countsUsage && /stream_options|include_usage/i.test(error.message)) return { ...terms, countsUsage: false };
  const format = FORMATS[FORMATS.indexOf(terms.format) + 1];
  return format && isAboutFormat(error) ? { ...terms, format } : null;
}

/** 500 is what a server answers that fails at building a grammar. */
const isRefusal = (status: number | undefined): boolean =>
  status === 400 || status === 404 || status === 415 || status === 422 || status === 500 || status === 501;

function isAboutFormat(error: APIError): boolean {
  return /response_?format|json_?schema|json_?object|json mode|schema|grammar|structured output|guided/i.test(
    wordsOf(error),
  );
}

/** Which terms each endpoint and model took, for as long as the worker lives. */
const agreed = new Map<string, Terms>();

/**
 * Where to begin. A model on this machine is held to a grammar made of the plain schema as well as of the strict one,
 * in which each optional field has to be written out as null: on such a machine that takes seconds a turn.
 */
export function firstTerms(key: string, isLocal: boolean): Terms {
  return agreed.get(key) ?? { format: isLocal ? "schema" : "strict", countsUsage: true };
}

/** Keeps terms that an endpoint took. That it finds fault with one schema says nothing of the next. */
export function keepTerms(key: string, terms: Terms): void {
  agreed.set(key, terms);
}
