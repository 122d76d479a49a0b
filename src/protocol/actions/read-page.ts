import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const readPage = defineAction({
  name: "read_page",
  description: "Read the text of the page, or of what is under `ref`, as Markdown. Long ones come in parts.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("read_page"),
    ref: z.optional(ref),
    part: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  }),
});
