import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

const distance = z.number().check(z.gte(-10_000), z.lte(10_000));
const inside = z.number().check(z.gte(0), z.lte(20_000));

export const drag = defineAction({
  name: "drag",
  description:
    "Drag it onto the element `to`, or by `dx`, `dy` pixels. `x`, `y` pick where to take hold; `along` are distances from there to pass on the way, for drawing.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("drag"),
    ref,
    to: z.optional(ref),
    dx: z.optional(distance),
    dy: z.optional(distance),
    x: z.optional(inside),
    y: z.optional(inside),
    along: z.optional(z.array(z.object({ dx: distance, dy: distance })).check(z.maxLength(60))),
  }),
});
