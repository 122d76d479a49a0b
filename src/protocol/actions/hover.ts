import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const hover = defineAction({
  name: "hover",
  description: "Move the pointer over the element, for menus and hints that show only then.",
  riskClass: "write",
  schema: z.object({ action: z.literal("hover"), ref }),
});
