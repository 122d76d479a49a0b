import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const saveResult = defineAction({
  name: "save_result",
  description: "Give the user a part of the result now; it is kept however the run ends.",
  riskClass: "read",
  schema: z.object({ action: z.literal("save_result"), text: z.string().check(z.minLength(1), z.maxLength(20_000)) }),
});
