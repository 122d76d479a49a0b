import { expect, test } from "vitest";
import * as z from "zod/mini";
import { actionSchema } from "../protocol/action.ts";
import { portableSchema, type Schema, strictSchema } from "./answer-schema.ts";

const text = { type: "string" };

/** Every schema in a schema, itself included. */
function all(schema: unknown): Schema[] {
  if (Array.isArray(schema)) return schema.flatMap(all);
  if (typeof schema !== "object" || schema === null) return [];
  return [{ ...schema }, ...Object.values(schema).flatMap(all)];
}

const ANSWER: Schema = {
  type: "object",
  properties: { actions: { type: "array", items: z.toJSONSchema(actionSchema, { target: "draft-7" }) } },
  required: ["actions"],
};

test("in plain words there are no lengths, which local grammars cannot be built of", () => {
  const schema = {
    type: "object",
    properties: { maxLength: { type: "string", maxLength: 9, pattern: "^a" }, kind: { const: "x", type: "string" } },
    additionalProperties: { oneOf: [{ type: "array", maxItems: 3, items: { minLength: 1, ...text } }] },
    required: ["maxLength"],
  };
  expect(portableSchema(schema)).toEqual({
    type: "object",
    // A property of that name is none of the keywords.
    properties: { maxLength: { type: "string", pattern: "^a" }, kind: { enum: ["x"], type: "string" } },
    additionalProperties: { anyOf: [{ type: "array", items: text }] },
    required: ["maxLength"],
  });
});

test("in strict mode every property is required, and what was optional may be null", () => {
  const schema = { type: "object", properties: { a: text, b: { type: "number", minimum: 1 } }, required: ["a"] };
  expect(strictSchema(schema)).toEqual({
    type: "object",
    properties: { a: text, b: { anyOf: [{ type: "number" }, { type: "null" }] } },
    required: ["a", "b"],
    additionalProperties: false,
  });
});

test("of an object of any shape or its text, strict mode gets the text", () => {
  const either = { anyOf: [{ type: "object" }, text] };
  const schema = { type: "object", properties: { schema: either }, required: ["schema"] };
  expect(strictSchema(schema)).toMatchObject({ properties: { schema: { anyOf: [text] } } });
});

test.each([
  ["an object of any shape", { type: "object", properties: { a: { type: "object" } } }],
  ["a list of anything", { type: "object", properties: { a: { type: "array" } } }],
  ["anything", { type: "object", properties: { a: {} } }],
  ["a condition", { type: "object", properties: { a: { type: "string", not: { const: "x" } } } }],
  ["a list as the whole", { type: "array", items: text }],
  ["a union as the whole", { anyOf: [{ type: "object", properties: {} }] }],
])("%s has no strict form", (_name, schema) => {
  expect(strictSchema(schema)).toBeNull();
});

test("an object that refers to itself stays one", () => {
  const node = { type: "object", properties: { next: { $ref: "#/$defs/node" } }, required: ["next"] };
  expect(strictSchema({ ...node, $defs: { node } })).toMatchObject({
    $defs: { node: { additionalProperties: false, required: ["next"] } },
    properties: { next: { $ref: "#/$defs/node" } },
  });
});

test("the schema of every action but the free-form one keeps the rules of strict mode, and its name comes first", () => {
  const actions = all(ANSWER).filter(
    ({ properties }) => properties && !JSON.stringify(properties).includes('"extract"'),
  );
  const named = actions.filter(({ properties }) => "action" in Object(properties));
  expect(named.length).toBeGreaterThan(20);
  for (const action of named) {
    const strict = strictSchema(action);
    expect(Object.keys(Object(strict?.properties))[0]).toBe("action");
    for (const part of all(strict).filter(({ type }) => type === "object")) {
      expect(part).toMatchObject({ additionalProperties: false, required: Object.keys(Object(part.properties)) });
    }
  }
});
