import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const pressKey = defineAction({
  name: "press_key",
  description: "Press a key or chord such as Enter, ArrowDown, Control+A: in `ref`, else where the focus is.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("press_key"),
    key: z.string().check(z.minLength(1), z.maxLength(40)),
    ref: z.optional(ref),
  }),
});
