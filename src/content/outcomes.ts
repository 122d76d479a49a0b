import type { ActionResult } from "../protocol/action.ts";

export const done = (effect: string): ActionResult => ({ outcome: "done", effect });
export const noChange = (effect: string): ActionResult => ({ outcome: "no-change", effect: `no change: ${effect}` });
export const refused = (effect: string): ActionResult => ({ outcome: "refused", effect });
export const failed = (effect: string): ActionResult => ({ outcome: "failed", effect });

/** Whether things are now as they were asked to be. */
export const succeeded = (result: ActionResult): boolean => result.outcome === "done" || result.outcome === "no-change";
