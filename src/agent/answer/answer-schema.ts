/** The JSON Schema of an answer, as short as it can be said: it goes out with every request. */
import * as z from "zod/mini";
import { ACTION_DEFINITIONS } from "../../protocol/action.ts";

type Schema = Record<string, unknown>;

/**
 * JSON Schema of the answer, for endpoints that take one. Field order matters: `say`, `check` and `ack` come before
 * the actions, which start while the rest still streams, `plan` among it.
 */
export function answerJsonSchema(): Schema {
  const text = { type: "string" };
  return {
    type: "object",
    properties: {
      say: text,
      check: text,
      ack: { type: "array", items: text },
      actions: { type: "array", items: { anyOf: actionSchemas() } },
      plan: { type: "array", items: text },
    },
    required: ["say", "check", "ack", "actions", "plan"],
    additionalProperties: false,
  };
}

/** One schema for all actions that have the same fields, in the order of the first of them. */
function actionSchemas(): Schema[] {
  const namesOf = new Map<string, string[]>();
  for (const { name, schema } of ACTION_DEFINITIONS) {
    const fields = JSON.stringify(withoutName(fieldsOf(schema)));
    namesOf.set(fields, [...(namesOf.get(fields) ?? []), name]);
  }
  return [...namesOf].map(([fields, names]) => withNames(JSON.parse(fields), names));
}

/** Where a number ends and what a ref looks like is left to the reader of the answer, who checks it, and drops what no action knows. */
const LEFT_TO_THE_READER = [
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "additionalProperties",
];

interface Fields {
  properties: Schema;
  required: string[];
}

function fieldsOf(schema: z.ZodMiniObject): Fields {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    target: "draft-7",
    override: ({ jsonSchema }) => {
      if (jsonSchema.propertyNames === undefined) return;
      // An object of any shape: where a provider has no word for that, it may come as JSON text.
      for (const keyword of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, keyword);
      jsonSchema.anyOf = [{ type: "object" }, { type: "string", description: "the same as JSON text" }];
    },
  });
  // None of our fields is called like one of these keywords.
  const shorter = (key: string, value: unknown) => (LEFT_TO_THE_READER.includes(key) ? undefined : value);
  return { properties: JSON.parse(JSON.stringify(properties), shorter), required };
}

function withoutName({ properties: { action: _, ...properties }, required }: Fields): Fields {
  return { properties, required: required.filter((field) => field !== "action") };
}

function withNames({ properties, required }: Fields, names: string[]): Schema {
  return {
    type: "object",
    properties: { action: { type: "string", enum: names }, ...properties },
    required: ["action", ...required],
  };
}
