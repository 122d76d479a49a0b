import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const openTab = defineAction({
  name: "open_tab",
  description: "Open the address of the link `ref`, or an `address` that the user named, in a new tab and go on there.",
  riskClass: "navigate",
  schema: z.object({
    action: z.literal("open_tab"),
    ref: z.optional(ref),
    address: z.optional(z.string().check(z.maxLength(2000))),
  }),
});
