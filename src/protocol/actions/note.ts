import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const note = defineAction({
  name: "note",
  description: "Keep a fact that you will need later.",
  riskClass: "read",
  schema: z.object({ action: z.literal("note"), text: z.string().check(z.minLength(1), z.maxLength(4000)) }),
});
