import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const navigate = defineAction({
  name: "navigate",
  description: "Open the address of the link `ref`, or an `address` that the user named, in this tab.",
  riskClass: "navigate",
  schema: z.object({
    action: z.literal("navigate"),
    ref: z.optional(ref),
    address: z.optional(z.string().check(z.maxLength(2000))),
  }),
});
