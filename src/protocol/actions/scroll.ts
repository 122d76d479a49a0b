import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const scroll = defineAction({
  name: "scroll",
  description: "Scroll the page, or the area around `ref`. `to: element` brings `ref` into view.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("scroll"),
    to: z.enum(["down", "up", "left", "right", "top", "bottom", "element"]),
    ref: z.optional(ref),
  }),
});
