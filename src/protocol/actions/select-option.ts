import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const selectOption = defineAction({
  name: "select_option",
  description: "Choose an option of a select, listbox or combobox by its visible name.",
  riskClass: "write",
  schema: z.object({ action: z.literal("select_option"), ref, option: z.string().check(z.maxLength(500)) }),
});
