import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const openTab = defineAction({
  name: "open_tab",
  description: "The same in a new tab; go on there.",
  riskClass: "navigate",
  schema: z.object({
    action: z.literal("open_tab"),
    ref: z.optional(ref),
    address: z.optional(z.string().check(z.maxLength(2000))),
  }),
});
