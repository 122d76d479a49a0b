/**
 * An answer's JSON Schema as providers take it. Each knows a part of JSON Schema only, and refuses the request or
 * fails to build its grammar for the rest; whoever reads the answer validates it anyway, so limits can be left out.
 */

export type Schema = Record<string, unknown>;

/** llama.cpp cannot build a grammar of long texts, and strict mode takes no lengths at all. */
const LIMITS_OF_LENGTH = ["minLength", "maxLength", "minItems", "maxItems", "propertyNames", "default", "$schema"];
/** What only some of the servers with a strict mode know. */
const OTHER_LIMITS = ["pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
/** What strict mode has no word for. */
const BEYOND_STRICT = ["not", "allOf", "if", "then", "else", "patternProperties", "dependentRequired", "prefixItems"];

const NULL: Schema = { type: "null" };

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same shape in the words that grammar builders share: no lengths, `anyOf` for `oneOf`, `enum` for `const`. */
export function portableSchema(schema: Schema): Schema {
  const plain: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (LIMITS_OF_LENGTH.includes(keyword)) continue;
    if (keyword === "const") plain.enum = [value];
    else if (keyword === "oneOf" || keyword === "anyOf") plain.anyOf = eachOf(value, portableSchema);
    else plain[keyword] = within(keyword, value, portableSchema);
  }
  return plain;
}

/**
 * The schema for OpenAI's strict mode: every property required (optional ones may be null instead), no others allowed.
 * Of an `anyOf` the branches remain that strict mode can express. Null when the schema as a whole cannot be expressed.
 * @see https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function strictSchema(schema: Schema): Schema | null {
  const strict = strictly(portableSchema(schema));
  return strict?.type === "object" ? strict : null;
}

function strictly(schema: Schema): Schema | null {
  if (BEYOND_STRICT.some((keyword) => keyword in schema)) return null;
  const { properties, items, anyOf } = schema;
  if (Array.isArray(anyOf)) return strictUnion(schema, anyOf);
  if (schema.type === "object") return isSchema(properties) ? strictObject(schema, properties) : null;
  if (schema.type === "array") return isSchema(items) ? withPart(schema, "items", strictly(items)) : null;
  return "type" in schema || "enum" in schema || "$ref" in schema ? withoutLimits(schema) : null;
}

function strictUnion(schema: Schema, branches: unknown[]): Schema | null {
  const expressible = branches.filter(isSchema).flatMap((branch) => strictly(branch) ?? []);
  return expressible.length > 0 ? { ...withoutLimits(schema), anyOf: expressible } : null;
}

function strictObject(schema: Schema, properties: Schema): Schema | null {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const strict: Schema = {};
  for (const [name, property] of Object.entries(properties)) {
    const part = isSchema(property) ? strictly(property) : null;
    if (!part) return null;
    strict[name] = required.includes(name) ? part : { anyOf: [part, NULL] };
  }
  const definitions = strictDefinitions(schema.$defs);
  if (definitions === null) return null;
  return { ...schema, ...definitions, properties: strict, required: Object.keys(strict), additionalProperties: false };
}

function strictDefinitions(definitions: unknown): Schema | null {
  if (!isSchema(definitions)) return {};
  const strict: Schema = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const part = isSchema(definition) ? strictly(definition) : null;
    if (!part) return null;
    strict[name] = part;
  }
  return { $defs: strict };
}

function withPart(schema: Schema, keyword: string, part: Schema | null): Schema | null {
  return part && { ...withoutLimits(schema), [keyword]: part };
}

function withoutLimits(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !OTHER_LIMITS.includes(keyword)));
}

/** Carries a change into the schemas that lie under a keyword. */
function within(keyword: string, value: unknown, change: (schema: Schema) => Schema): unknown {
  if (keyword === "items" || keyword === "additionalProperties" || keyword === "not") {
    return isSchema(value) ? change(value) : value;
  }
  if ((keyword === "properties" || keyword === "$defs" || keyword === "definitions") && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, isSchema(part) ? change(part) : part]),
    );
  }
  return keyword === "allOf" ? eachOf(value, change) : value;
}

function eachOf(value: unknown, change: (schema: Schema) => Schema): unknown {
  return Array.isArray(value) ? value.map((part: unknown) => (isSchema(part) ? change(part) : part)) : value;
}
