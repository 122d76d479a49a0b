/** How much of a page the model gets: "page 41,000 → 1,870 tokens", or one number when it is all of it. */
export function describeSize(wholeTokens: number, shownTokens: number): string {
  const shown = shownTokens.toLocaleString("en");
  return wholeTokens > shownTokens
    ? `page ${wholeTokens.toLocaleString("en")} → ${shown} tokens`
    : `page ${shown} tokens`;
}
