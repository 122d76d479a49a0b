import { BadRequestError } from "openai";
import { expect, test } from "vitest";
import { FORMATS, firstTerms, keepTerms, responseFormat, simplerTerms } from "./answer-format.ts";

const SCHEMA = { type: "object", properties: { say: { type: "string", maxLength: 9 } } };
const refusal = (message: string) => new BadRequestError(400, { message }, undefined, new Headers());

test("the best way holds the model to the schema strictly, the next hints at it, the last says nothing", () => {
  const [strict, schema, json, text] = FORMATS.map((format) => responseFormat(format, SCHEMA));
  expect(strict).toMatchObject({
    response_format: { json_schema: { strict: true, schema: { required: ["say"], additionalProperties: false } } },
  });
  expect(schema).toMatchObject({
    response_format: { json_schema: { strict: false, schema: { properties: { say: { type: "string" } } } } },
  });
  expect(json).toEqual({ response_format: { type: "json_object" } });
  expect(text).toEqual({});
});

test("a schema that strict mode cannot express is sent as it is", () => {
  const open = { type: "object", properties: { rows: { type: "array" } } };
  expect(responseFormat("strict", open)).toMatchObject({
    response_format: { json_schema: { strict: false, schema: open } },
  });
});

test("each refusal of the format leads one step down, and from the last there is none", () => {
  const steps = FORMATS.map((format) => simplerTerms({ format, countsUsage: true }, refusal("bad response_format")));
  expect(steps.map((terms) => terms?.format)).toEqual(["schema", "json", "text", undefined]);
});

test.each([new Error("response_format"), refusal("no such option"), null])(
  "%s is no refusal of the format",
  (error) => {
    expect(simplerTerms({ format: "strict", countsUsage: true }, error)).toBeNull();
  },
);

test("a server elsewhere is asked strictly, one on this machine by the plain schema, and each as it once agreed", () => {
  expect(firstTerms("https://a.example m", false).format).toBe("strict");
  expect(firstTerms("http://localhost m", true).format).toBe("schema");
  keepTerms("https://a.example m", { format: "json", countsUsage: false });
  expect(firstTerms("https://a.example m", false)).toEqual({ format: "json", countsUsage: false });
  expect(firstTerms("https://a.example other", false).format).toBe("strict");
});
