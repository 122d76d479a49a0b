import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const reload = defineAction({
  name: "reload",
  description: "Load this page again.",
  riskClass: "navigate",
  schema: z.object({ action: z.literal("reload") }),
});
