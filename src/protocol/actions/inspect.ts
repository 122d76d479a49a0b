import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const inspect = defineAction({
  name: "inspect",
  description:
    "List what is drawn on the page or inside `ref`, with refs, places, sizes and colours: for drawings, icons without a name, things to drag and whatever the outline does not show.",
  riskClass: "read",
  schema: z.object({ action: z.literal("inspect"), ref: z.optional(ref) }),
});
