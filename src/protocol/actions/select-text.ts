import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const selectText = defineAction({
  name: "select_text",
  description: "Select the words `text` in it, as for marking or formatting; without `text` all.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("select_text"),
    ref,
    text: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
  }),
});
