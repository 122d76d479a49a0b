/** How much can be said at once: what the background takes of a task and of a message, in characters. */
export const LONGEST_TASK = 50_000;
export const LONGEST_MESSAGE = 20_000;

/** Why a text is not taken, with what to do; null when it is. */
export function refusalOfLength(text: string, longest: number): string | null {
  if (text.length <= longest) return null;
  const [has, may] = [text.length, longest].map((count) => count.toLocaleString("en"));
  return `That is too long: ${has} characters, and ${may} can be taken at once. Shorten it, or attach the rest as a file.`;
}
