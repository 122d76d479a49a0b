/** A day drawn from top to bottom: hours, lengths of time, and where there is room. Pure. */
import { groupOf } from "./reading.ts";

/** `4PM` is 16. */
export function hourOf(text: string): number {
  const hour = Number(groupOf(text, /^(\d+)[ap]m$/i)) % 12;
  return /pm$/i.test(text) ? hour + 12 : hour;
}

/** How long something lasts, of `90 mins` or `1.5 hours`. */
export function minutesIn(text: string): number {
  const hours = /([\d.]+) hours?/.exec(text)?.[1];
  return hours === undefined ? Number(groupOf(text, /(\d+) min/)) : Number(hours) * 60;
}

interface Stretch {
  y: number;
  height: number;
}

/** Borders of what is drawn next to each other overlap by so many pixels. */
const BORDER = 3;

/**
 * The first of the places at which something so high can begin without touching what is there.
 * @param room how high it is, and where it has to end at the latest, in pixels
 */
export function freeStart<Place extends Stretch>(
  places: readonly Place[],
  taken: readonly Stretch[],
  { high, end }: { high: number; end: number },
): Place | undefined {
  const isFree = ({ y }: Stretch) =>
    y + high <= end + BORDER &&
    taken.every((each) => y + high <= each.y + BORDER || y >= each.y + each.height - BORDER);
  return places.find(isFree);
}
