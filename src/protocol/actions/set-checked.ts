import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const setChecked = defineAction({
  name: "set_checked",
  description: "Tick or untick a checkbox or switch, or choose a radio button.",
  riskClass: "write",
  schema: z.object({ action: z.literal("set_checked"), ref, checked: z.boolean() }),
});
