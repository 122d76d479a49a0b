/** The JSON Schemas that can be read without a model: an object, or an array of objects, with scalar properties. Pure. */

export type ScalarType = "string" | "number" | "integer" | "boolean";

export interface Property {
  name: string;
  /** Words by which the page may call it: the name, and the schema's title for it. */
  labels: string[];
  type: ScalarType;
  /** Without it there is no match. */
  required: boolean;
  /** The only values that are allowed, if the schema says so. */
  choices?: readonly unknown[];
}

export interface RowSchema {
  /** One object, one array of objects, or an object whose only property, `wrapper`, is that array. */
  shape: "object" | "array";
  wrapper?: string;
  properties: Property[];
}

type Json = Readonly<Record<string, unknown>>;

const SCALARS: ReadonlySet<unknown> = new Set<ScalarType>(["string", "number", "integer", "boolean"]);
const MOST_PROPERTIES = 60;

/** Null for every other schema. */
export function readRowSchema(schema: Json): RowSchema | null {
  if (typeOf(schema) === "array") {
    const properties = isObject(schema.items) ? propertiesOf(schema.items) : null;
    return properties && { shape: "array", properties };
  }
  return wrappedArray(schema) ?? plainObject(schema);
}

function plainObject(schema: Json): RowSchema | null {
  const properties = propertiesOf(schema);
  return properties && { shape: "object", properties };
}

function wrappedArray(schema: Json): RowSchema | null {
  const entries = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const [[wrapper, inner] = ["", undefined], ...more] = entries;
  if (more.length > 0 || !isObject(inner) || typeOf(inner) !== "array") return null;
  const rows = readRowSchema(inner);
  return rows && { ...rows, wrapper };
}

function propertiesOf(schema: Json): Property[] | null {
  if (typeOf(schema) !== "object" || !isObject(schema.properties)) return null;
  const entries = Object.entries(schema.properties);
  const required = Array.isArray(schema.required) ? new Set<unknown>(schema.required) : undefined;
  const properties = entries.flatMap(([name, inner]) => propertyOf(name, inner, required?.has(name) ?? true) ?? []);
  const isComplete = properties.length === entries.length && entries.length > 0 && entries.length <= MOST_PROPERTIES;
  return isComplete ? properties : null;
}

function propertyOf(name: string, schema: unknown, required: boolean): Property | undefined {
  if (!isObject(schema)) return undefined;
  const type = typeOf(schema);
  if (!isScalar(type)) return undefined;
  const title = typeof schema.title === "string" ? [schema.title] : [];
  const choices = Array.isArray(schema.enum) ? { choices: schema.enum.filter((each) => each !== null) } : {};
  return { name, labels: [name, ...title], type, required, ...choices };
}

/** The type, `null` beside it left out; an object may go without. */
function typeOf(schema: Json): unknown {
  const stated = schema.type;
  const types: unknown[] = Array.isArray(stated) ? stated.filter((each) => each !== "null") : [stated];
  if (types.length !== 1) return undefined;
  return types[0] === undefined && isObject(schema.properties) ? "object" : types[0];
}

function isScalar(type: unknown): type is ScalarType {
  return SCALARS.has(type);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
