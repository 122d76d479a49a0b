import * as z from "zod/mini";
import { defineAction, tab } from "./define.ts";

export const closeTab = defineAction({
  name: "close_tab",
  description: "Close a tab that this run opened; go on in the one before it.",
  riskClass: "navigate",
  schema: z.object({ action: z.literal("close_tab"), tab }),
});
