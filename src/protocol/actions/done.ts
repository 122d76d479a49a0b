import * as z from "zod/mini";
import { defineAction } from "./define.ts";

export const done = defineAction({
  name: "done",
  description:
    "End the run. `complete`: all of the task is visibly done; `partial`: some, `remaining` says what is not; `blocked`: it cannot be done; `declined`: it should not be. `text` is the answer for the user.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("done"),
    status: z.enum(["complete", "partial", "blocked", "declined"]),
    text: z.string().check(z.maxLength(20_000)),
    remaining: z.optional(z.string().check(z.maxLength(2000))),
  }),
});
