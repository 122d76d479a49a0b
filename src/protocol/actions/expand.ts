import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const expand = defineAction({
  name: "expand",
  description:
    "Show everything under `ref`, or the whole page, also what the outline left out or folded. Long ones come in parts.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("expand"),
    ref: z.optional(ref),
    part: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  }),
});
