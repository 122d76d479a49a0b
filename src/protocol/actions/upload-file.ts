import * as z from "zod/mini";
import { defineAction, ref } from "./define.ts";

export const uploadFile = defineAction({
  name: "upload_file",
  description:
    "Put files that the user attached, named as listed there, into the file field (marked `file`), or the button, label or drop area in front of it.",
  riskClass: "write",
  schema: z.object({
    action: z.literal("upload_file"),
    ref,
    files: z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.minLength(1), z.maxLength(20)),
  }),
});
