/** Two halves of all pages: one to look at while the outline is improved, one to see what that is worth elsewhere. Pure. */
import { createHash } from "node:crypto";

export const HALVES = ["tune", "held"] as const;
export type Half = (typeof HALVES)[number];

/** Which half a page belongs to: by its name alone, so that it never changes sides. */
export function halfOf(name: string): Half {
  const [first = 0] = createHash("sha256").update(name).digest();
  return first % 2 === 0 ? "tune" : "held";
}
