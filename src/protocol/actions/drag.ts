import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const drag = defineAction({
  name: "drag",
  description: "Drag the element onto the element `to`, or by `dx` and `dy` pixels.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("drag"),
    ref,
    to: z.optional(ref),
    dx: z.optional(z.number().check(z.gte(-10_000), z.lte(10_000))),
    dy: z.optional(z.number().check(z.gte(-10_000), z.lte(10_000))),
  }),
});
