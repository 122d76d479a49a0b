import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const readPage = defineAction({
  name: "read_page",
  description: "Read the page, or what is under `ref`, as Markdown, in parts where it is long.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("read_page"),
    ref: z.optional(ref),
    part: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  }),
});
