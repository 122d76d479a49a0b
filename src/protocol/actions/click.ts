import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const click = defineAction({
  name: "click",
  description:
    "Click it. `count: 2` double-clicks; `hold` milliseconds keep the button down; `x`, `y` pick a point, as in a canvas or map.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("click"),
    ref,
    button: z.optional(z.enum(["left", "right", "middle"])),
    count: z.optional(z.int().check(z.gte(1), z.lte(3))),
    x: z.optional(z.number().check(z.gte(0), z.lte(20_000))),
    y: z.optional(z.number().check(z.gte(0), z.lte(20_000))),
    hold: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
    modifiers: z.optional(z.array(z.enum(["Alt", "Control", "Meta", "Shift"]))),
  }),
});
