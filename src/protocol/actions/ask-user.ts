import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const askUser = defineAction({
  name: "ask_user",
  description:
    "Ask the user what you cannot know or may not decide, or to do what only they can (sign in, CAPTCHA). The run waits.",
  riskClass: "read",
  schema: z.object({ action: z.literal("ask_user"), question: z.string().check(z.minLength(1), z.maxLength(1000)) }),
});
