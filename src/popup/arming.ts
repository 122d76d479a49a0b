/**
 * A question must not catch a click that was meant for something else: its answers stay disabled for half a second
 * after its text is on the screen (threat-model.md D10).
 */
export const ANSWER_DELAY_MS = 500;

export interface Surroundings {
  isVisible(): boolean;
  /** Calls back whenever visibility changes; returns what ends that. */
  onVisibilityChange(listener: () => void): () => void;
  schedule(run: () => void, delayMs: number): () => void;
}

/**
 * Reports `true` once the text has been shown for the whole delay. A panel that comes back into view shows its text
 * anew: the answers are disarmed and the delay begins again. Returns what ends the watch.
 */
export function armWhenRead(report: (armed: boolean) => void, surroundings: Surroundings): () => void {
  const start = () => surroundings.schedule(() => report(true), ANSWER_DELAY_MS);
  let cancel = start();
  const forget = surroundings.onVisibilityChange(() => {
    if (!surroundings.isVisible()) return;
    cancel();
    report(false);
    cancel = start();
  });
  return () => {
    cancel();
    forget();
  };
}
