import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const extract = defineAction({
  name: "extract",
  description:
    "Read data from the page, or what is under `ref`, in the shape of a JSON Schema: one object, or an array with one a row. Name properties as the page's headings do.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("extract"),
    schema: z.record(z.string(), z.unknown()),
    ref: z.optional(ref),
  }),
});
