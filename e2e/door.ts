/** Stays shut until the test opens it: what waits at it is under way for exactly as long as the test wants. */
export class Door {
  #open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  open(): void {
    this.#open();
  }
}
