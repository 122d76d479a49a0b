import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const waitFor = defineAction({
  name: "wait_for",
  description:
    "Wait until `text` is visible, `ref` usable, or the address contains `url`; with `gone: true` until `text` or `ref` is gone: at most `seconds` (default 10, limit 30). `seconds` alone waits that long, nothing at all until the page is quiet.",
  riskClass: "read",
  schema: z.object({
    action: z.literal("wait_for"),
    text: z.optional(z.string().check(z.maxLength(500))),
    ref: z.optional(ref),
    url: z.optional(z.string().check(z.maxLength(500))),
    gone: z.optional(z.boolean()),
    seconds: z.optional(z.number().check(z.gte(0), z.lte(30))),
  }),
});
