import { findText as findPlaces } from "../../dom-compressor/index.ts";
import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { done } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";

export async function findText(
  { registry, refPrefix }: PerformContext,
  action: ActionOf<"find_text">,
): Promise<ActionResult> {
  const places = findPlaces(registry, { text: action.text, refPrefix });
  if (places.length === 0) return { outcome: "no-change", effect: "not found on this page" };
  return done(`found in ${places.length} ${places.length === 1 ? "place" : "places"}:\n${places.join("\n")}`);
}
