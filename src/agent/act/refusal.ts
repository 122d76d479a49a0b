/** What stops an action before it is dispatched: an expected outcome, told to the model and the user. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly outcome: "refused" | "denied" | "skipped" | "failed",
    message: string,
    /** It was a pause that stopped it: it may be done after all. */
    readonly paused = false,
  ) {
    super(message);
  }
}
