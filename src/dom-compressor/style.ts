/**
 * A computed style of which the properties that are asked often are asked once: asking the browser computes a text anew
 * each time, which costs more than all that is then done with it.
 */
export class Style {
  #backgroundColor: string | undefined;
  #clipPath: string | undefined;
  #cursor: string | undefined;
  #display: string | undefined;
  #filter: string | undefined;
  #opacity: string | undefined;
  #overflow: string | undefined;
  #position: string | undefined;
  #visibility: string | undefined;

  /** @param live the browser's own object, for what is asked once */
  constructor(readonly live: CSSStyleDeclaration) {}

  get backgroundColor(): string {
    this.#backgroundColor ??= this.live.backgroundColor;
    return this.#backgroundColor;
  }

  get clipPath(): string {
    this.#clipPath ??= this.live.clipPath;
    return this.#clipPath;
  }

  get cursor(): string {
    this.#cursor ??= this.live.cursor;
    return this.#cursor;
  }

  get display(): string {
    this.#display ??= this.live.display;
    return this.#display;
  }

  get filter(): string {
    this.#filter ??= this.live.filter;
    return this.#filter;
  }

  get opacity(): string {
    this.#opacity ??= this.live.opacity;
    return this.#opacity;
  }

  /** Both axes in one; `visible` exactly where both are. */
  get overflow(): string {
    this.#overflow ??= this.live.overflow;
    return this.#overflow;
  }

  get overflowX(): string {
    return this.overflow.split(" ")[0] ?? "visible";
  }

  get overflowY(): string {
    return this.overflow.split(" ").at(-1) ?? "visible";
  }

  get position(): string {
    this.#position ??= this.live.position;
    return this.#position;
  }

  get visibility(): string {
    this.#visibility ??= this.live.visibility;
    return this.#visibility;
  }
}
