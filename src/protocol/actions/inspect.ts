import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const inspect = defineAction({
  name: "inspect",
  description:
    "List what is drawn on the page or inside `ref`, each with a ref, place, size and colours: for drawings, icons without a name, things to drag and whatever the outline does not show. The refs can be clicked, pointed at and dragged.",
  riskClass: "read",
  schema: z.object({ action: z.literal("inspect"), ref: z.optional(ref) }),
});
