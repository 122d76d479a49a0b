/**
 * A computed style of which each property is asked once: asking the browser computes its text anew each time, which
 * costs more than all that is then done with it.
 */
export class Style {
  readonly #live: CSSStyleDeclaration;
  #backgroundColor: string | undefined;
  #backgroundImage: string | undefined;
  #clipPath: string | undefined;
  #contain: string | undefined;
  #cursor: string | undefined;
  #display: string | undefined;
  #filter: string | undefined;
  #opacity: string | undefined;
  #overflow: string | undefined;
  #pointerEvents: string | undefined;
  #position: string | undefined;
  #transform: string | undefined;
  #visibility: string | undefined;
  #webkitTextFillColor: string | undefined;
  #willChange: string | undefined;

  constructor(live: CSSStyleDeclaration) {
    this.#live = live;
  }

  /** The browser's own object, for what is asked seldom. */
  get live(): CSSStyleDeclaration {
    return this.#live;
  }

  get backgroundColor(): string {
    this.#backgroundColor ??= this.#live.backgroundColor;
    return this.#backgroundColor;
  }

  get backgroundImage(): string {
    this.#backgroundImage ??= this.#live.backgroundImage;
    return this.#backgroundImage;
  }

  get clipPath(): string {
    this.#clipPath ??= this.#live.clipPath;
    return this.#clipPath;
  }

  get contain(): string {
    this.#contain ??= this.#live.contain;
    return this.#contain;
  }

  get cursor(): string {
    this.#cursor ??= this.#live.cursor;
    return this.#cursor;
  }

  get display(): string {
    this.#display ??= this.#live.display;
    return this.#display;
  }

  get filter(): string {
    this.#filter ??= this.#live.filter;
    return this.#filter;
  }

  get opacity(): string {
    this.#opacity ??= this.#live.opacity;
    return this.#opacity;
  }

  /** Both axes in one; `visible` exactly where both are. */
  get overflow(): string {
    this.#overflow ??= this.#live.overflow;
    return this.#overflow;
  }

  get overflowX(): string {
    return this.overflow.split(" ")[0] ?? "visible";
  }

  get overflowY(): string {
    return this.overflow.split(" ").at(-1) ?? "visible";
  }

  get pointerEvents(): string {
    this.#pointerEvents ??= this.#live.pointerEvents;
    return this.#pointerEvents;
  }

  get position(): string {
    this.#position ??= this.#live.position;
    return this.#position;
  }

  get transform(): string {
    this.#transform ??= this.#live.transform;
    return this.#transform;
  }

  get visibility(): string {
    this.#visibility ??= this.#live.visibility;
    return this.#visibility;
  }

  get webkitTextFillColor(): string {
    this.#webkitTextFillColor ??= this.#live.webkitTextFillColor;
    return this.#webkitTextFillColor;
  }

  get willChange(): string {
    this.#willChange ??= this.#live.willChange;
    return this.#willChange;
  }
}
