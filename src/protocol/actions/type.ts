import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const type = defineAction({
  name: "type",
  description:
    "Put text into a field. It replaces what is there unless `clear` is false; `submit: true` presses Enter afterwards.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("type"),
    ref,
    text: z.string().check(z.maxLength(20_000)),
    clear: z.optional(z.boolean()),
    submit: z.optional(z.boolean()),
  }),
});
