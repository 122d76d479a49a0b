import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const click = defineAction({
  name: "click",
  description: "Click the element. `count: 2` double-clicks.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("click"),
    ref,
    button: z.optional(z.enum(["left", "right", "middle"])),
    count: z.optional(z.int().check(z.gte(1), z.lte(3))),
    modifiers: z.optional(z.array(z.enum(["Alt", "Control", "Meta", "Shift"]))),
  }),
});
