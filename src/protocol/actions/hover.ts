import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

const inside = z.number().check(z.gte(0), z.lte(20_000));

export const hover = defineAction({
  name: "hover",
  description:
    "Move the pointer over the element, for menus and hints that show only then. `x` and `y` pick a point of it, in pixels from its top left corner.",
  riskClass: "write",
  schema: z.object({ action: z.literal("hover"), ref, x: z.optional(inside), y: z.optional(inside) }),
});
