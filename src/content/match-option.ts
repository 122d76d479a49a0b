/** Which of several options is meant. Pure. */

export type OptionMatch = { index: number } | { problem: string };

const LISTED = 20;

/**
 * By the whole name, then without regard to case, then by what only one name begins with or contains.
 * @param isWhole a part of a name is not enough: what is chosen is a command
 */
export function matchOption(names: readonly string[], wanted: string, isWhole = false): OptionMatch {
  const exact = names.map(tidy);
  const folded = exact.map((name) => name.toLowerCase());
  const want = tidy(wanted);
  const wantFolded = want.toLowerCase();
  const whole = [exact.indexOf(want), folded.indexOf(wantFolded)].find((index) => index >= 0);
  if (whole !== undefined) return { index: whole };
  for (const fits of isWhole ? [] : [startsWith, contains]) {
    const hits = folded.flatMap((name, index) => (wantFolded !== "" && fits(name, wantFolded) ? [index] : []));
    if (hits.length > 1) return { problem: `"${want}" fits several: ${list(hits.map((index) => exact[index] ?? ""))}` };
    if (hits[0] !== undefined) return { index: hits[0] };
  }
  return { problem: `no option "${want}"; there are: ${list(exact.filter((name) => name !== ""))}` };
}

/** The steps to an option that lies behind others, `North / Oslo`, where no option is called so by itself. */
export function wayThroughOptions(names: readonly string[], wanted: string): string[] | undefined {
  const steps = wanted.split(/\s*[/>›→]\s*/u).filter((step) => step !== "");
  const [first] = steps;
  if (first === undefined || steps.length < 2 || "index" in matchOption(names, wanted)) return undefined;
  return "index" in matchOption(names, first) ? steps : undefined;
}

const startsWith = (name: string, start: string): boolean => name.startsWith(start);
const contains = (name: string, part: string): boolean => name.includes(part);
const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).join(", ") || "none";
  return names.length > LISTED ? `${shown} and ${names.length - LISTED} more` : shown;
}
