/** The words and signs of a delta, for the side that writes it and the side that reads it. */

export const LAST_OUTLINE = "the last outline";
const SIGNS = "top to bottom: - gone, ~ changed, + new, > moved here, @ after: goes on directly below that line";

/**
 * The first line of a delta.
 * @param since which outline the delta is to be applied to: `the last outline`, `step 3`
 */
export function headOf(since: string): string {
  return `${CHANGES} ${since} (${SIGNS}):`;
}

/**
 * The whole delta when nothing differs.
 * @param how whether the page stayed so, or was another in between
 */
export function unchangedSince(since: string, how: "still" | "again" = "still"): string {
  return how === "still" ? `${STILL} ${since}` : `${AGAIN} ${since}`;
}

const CHANGES = "changes since";
const STILL = "no change on the page since";
const AGAIN = "the page is again as it was at";
const BEGINNING = new RegExp(`^(?:${CHANGES}|${STILL}|${AGAIN}) (the last outline|step \\d+)`);

/** Which outline a text is to be applied to, `the last outline` or `step 3`; undefined when it is an outline itself. */
export function baseOf(text: string): string | undefined {
  return BEGINNING.exec(text)?.[1];
}

/** Whether a delta says that nothing differs. */
export function saysUnchanged(delta: string): boolean {
  return baseOf(delta) !== undefined && !delta.startsWith(CHANGES);
}

export const GONE = "- ";
export const CHANGED = "~ ";
export const NEW = "+ ";
export const MOVED = "> ";
export const AFTER = "@ after ";
/** Stands between what a part of a line was and what it is. */
export const BECAME = " → ";

/** How many lines go or move with the one that is named. Behind a name that does not end in it, it can be told apart. */
export const RUN_SIZE =
  / \((?:with the (\d+) lines? under it|(\d+) lines(?:, to \[[a-z]{1,3}\d{1,6}\])?|this line alone)\)$/;
