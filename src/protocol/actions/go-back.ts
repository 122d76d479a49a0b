import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const goBack = defineAction({
  name: "go_back",
  description: "Back to the page before this one in this tab.",
  riskClass: "navigate",
  schema: z.object({ action: z.literal("go_back") }),
});
