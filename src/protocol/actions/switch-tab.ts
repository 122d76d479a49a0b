import * as z from "zod/mini";
import { defineAction, tab } from "./define.ts";

export const switchTab = defineAction({
  name: "switch_tab",
  description: "Go on in another tab of this run, such as t1.",
  riskClass: "navigate",
  schema: z.object({ action: z.literal("switch_tab"), tab }),
});
