import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const findText = defineAction({
  name: "find_text",
  description:
    "Search the visible text of the whole page, also what the outline left out: up to 10 places and their refs.",
  riskClass: "read",
  schema: z.object({ action: z.literal("find_text"), text: z.string().check(z.minLength(1), z.maxLength(200)) }),
});
