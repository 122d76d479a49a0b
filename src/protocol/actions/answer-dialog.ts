import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const answerDialog = defineAction({
  name: "answer_dialog",
  description:
    "Answer the dialog that the page has opened: `accept` is OK, else Cancel; `text` is what a prompt asks for.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("answer_dialog"),
    accept: z.boolean(),
    text: z.optional(z.string().check(z.maxLength(4000))),
  }),
});
