import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const fillForm = defineAction({
  name: "fill_form",
  description:
    "Fill several fields: text, the name of a select's option, true or false for checkboxes and radios, YYYY-MM-DD for dates. It does not submit.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("fill_form"),
    fields: z
      .array(z.object({ ref, value: z.union([z.string().check(z.maxLength(20_000)), z.boolean()]) }))
      .check(z.minLength(1), z.maxLength(60)),
  }),
});
