import { expect, test } from "vitest";
import { withoutSent } from "./drafts.ts";

test.each([
  ["what was sent leaves the field empty", "use the red one", "use the red one", ""],
  ["what was added meanwhile stays", "use the red one and the blue", "use the red one", "and the blue"],
  ["a text that was rewritten meanwhile stays whole", "no, the blue one", "use the red one", "no, the blue one"],
])("%s", (_name, draft, sent, left) => {
  expect(withoutSent(draft, sent)).toBe(left);
});
