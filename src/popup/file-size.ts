/** The most that one attached file may hold, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

const UNITS = ["kB", "MB", "GB"] as const;

/** A size in bytes for people: `700 B`, `1.4 kB`, `20 MB`. */
export function describeFileSize(bytes: number): string {
  let amount = bytes;
  let unit: string = "B";
  for (const larger of UNITS) {
    // 999.5 kB would be written as 1,000 kB.
    if (Math.round(amount) < 1000) break;
    amount /= 1024;
    unit = larger;
  }
  const isShort = unit !== "B" && amount < 9.95;
  return `${isShort ? Number(amount.toFixed(1)) : Math.round(amount)} ${unit}`;
}

/** Why files are not taken, or null when all of them are. */
export function refusalOf(files: readonly { name: string; size: number }[]): string | null {
  const tooLarge = files.filter(({ size }) => size > LARGEST_FILE);
  if (tooLarge.length === 0) return null;
  const names = tooLarge.map(({ name }) => `“${name}”`).join(", ");
  return `${names} cannot be attached: a file may hold up to ${describeFileSize(LARGEST_FILE)}.`;
}
