import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

const inside = z.number().check(z.gte(0), z.lte(20_000));

export const hover = defineAction({
  name: "hover",
  description: "Move the pointer over it, for menus and hints that show only then.",
  riskClass: "write",
  schema: z.object({ action: z.literal("hover"), ref, x: z.optional(inside), y: z.optional(inside) }),
});
