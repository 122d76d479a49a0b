/** Ctrl-C and a polite kill: the first asks the run to stop, the second waits for nothing. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

export class Interruption {
  /** Whether somebody has asked. */
  happened = false;
  private stop: () => void = () => undefined;
  private readonly listen = () => {
    // The browser is closed by Playwright as the process ends.
    if (this.happened) process.exit(1);
    this.happened = true;
    this.stop();
  };

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.listen);
  }

  /** What stops it from now on; called at once when somebody has asked before. */
  stopBy(stop: () => void): void {
    this.stop = stop;
    if (this.happened) stop();
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.listen);
  }
}
