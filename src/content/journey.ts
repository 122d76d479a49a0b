/** A drag under way, over the input port: from the press, which has been made, to the release. */
import type { ActionResult } from "../protocol/action.ts";
import { deepElementFromPoint } from "./composed-tree.ts";
import type { Dragged } from "./drop-place.ts";
import { isFrame, type Point } from "./hit-test.ts";
import type { Arrival } from "./input-port.ts";
import { done, failed, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { nextFrame } from "./waiting.ts";

/** Moves on the way. Pages measure a drag by its moves, and a single leap is none to many of them. */
const STEPS = 10;
/** The first move in CSS pixels: small, but more than what pages take for an unsteady press. */
const FIRST_MOVE = 12;
/** How often a place that moves off while something is dragged over it is followed. */
const FOLLOWED = 3;

const MISSED = refused("the place to drop on moved away, or is a frame: nothing was dropped");

/** Where a drag ends. */
export interface Place {
  name: string;
  /** Why nothing can be dropped there, looked at without touching anything. */
  obstacle: () => ActionResult | undefined;
  /** Where it is now, brought into view, or why it cannot be dropped on. */
  find: (dragged: Dragged) => Point | ActionResult;
  /** Whether letting go at this point, now, drops there. */
  holds: (point: Point, dragged: Dragged) => boolean;
}

/** What is held, and where it was taken up. */
export interface Grip {
  start: Point;
  surface: Element;
  dragged: Dragged;
  /** Distances from the start that are passed on the way. */
  along?: readonly { dx: number; dy: number }[];
}

/** One drag under way, from the press to the release. */
export class Journey {
  #at: Point;
  /** The browser has made drag and drop of it. */
  #isNative = false;
  #isTaken = false;

  constructor(
    private readonly context: PerformContext,
    private readonly grip: Grip,
  ) {
    this.#at = grip.start;
  }

  /** Carries what is held to the place and lets go of it there; or puts it back, with the reason. */
  async to(place: Place): Promise<ActionResult> {
    const noted = new AbortController();
    const options = { capture: true, signal: noted.signal };
    addEventListener("dragstart", () => this.#note({ isNative: true }), options);
    addEventListener("drop", () => this.#note({ isTaken: true }), options);
    try {
      const refusal = await this.#approach(place);
      if (refusal) return await this.#giveUp(refusal);
      return await this.#drop(place);
    } catch (error) {
      await this.#abandon();
      throw error;
    } finally {
      noted.abort();
    }
  }

  /** Releases the button where the pointer is; `holds` judges what would hear of it. */
  letGo(holds: () => boolean): Promise<Arrival> {
    return this.context.port.make({ primitive: "up", ...this.#at }, holds);
  }

  #note({ isNative = this.#isNative, isTaken = this.#isTaken }): void {
    this.#isNative = isNative;
    this.#isTaken = isTaken;
  }

  async #move(point: Point): Promise<void> {
    this.context.signal.throwIfAborted();
    this.#at = point;
    await this.context.port.make({ primitive: "move", ...point }, null);
    await nextFrame();
  }

  /** Goes to the place, which is looked for again before each move; a list that makes room may move it. */
  async #approach(place: Place): Promise<ActionResult | undefined> {
    const from = await this.#passAlong();
    for (let step = 0; step <= STEPS; step++) {
      const end = place.find(this.grip.dragged);
      if ("outcome" in end) return end;
      await this.#move(step === 0 ? towards(from, end) : between(from, end, step / STEPS));
    }
    for (let followed = 0; followed < FOLLOWED && !this.#isOver(place); followed++) {
      const end = place.find(this.grip.dragged);
      if ("outcome" in end) return end;
      await this.#move(end);
    }
    if (!this.#isOver(place)) return MISSED;
    // Drop areas ask where the pointer is more than once before they take anything.
    await this.#move(this.#at);
    return undefined;
  }

  /** Goes through the points on the way, and says where that leads to. */
  async #passAlong(): Promise<Point> {
    const { start, along = [] } = this.grip;
    for (const { dx, dy } of along) await this.#move({ x: start.x + dx, y: start.y + dy });
    return this.#at;
  }

  #isOver(place: Place): boolean {
    const { x, y } = this.#at;
    const isInFrame = isFrame(deepElementFromPoint(x, y, this.context.openShadowRoot));
    return !isInFrame && place.holds(this.#at, this.grip.dragged);
  }

  async #drop(place: Place): Promise<ActionResult> {
    if (!this.#isOver(place)) return this.#giveUp(MISSED);
    const arrival = await withoutClick(() => this.letGo(() => this.#isOver(place)));
    if (arrival === "missed") return this.#giveUp(MISSED);
    if (this.#isNative && !this.#isTaken) return failed(`dragged ${place.name}, but nothing there takes it`);
    if (arrival === "absent")
      return { outcome: "unknown", effect: `dragged ${place.name}, but this document did not see the release` };
    return done(`dragged ${place.name}`);
  }

  /** Puts back what was taken up: it is let go where it was. */
  async #giveUp(refusal: ActionResult): Promise<ActionResult> {
    await this.#move(this.grip.start);
    await withoutClick(() => this.context.port.make({ primitive: "up", ...this.grip.start }, null));
    return refusal;
  }

  /** The action was cut short. Made input still ends here; the browser's own is ended by whoever makes it. */
  async #abandon(): Promise<void> {
    await this.context.port.make({ primitive: "up", ...this.#at }, null).catch(() => undefined);
  }
}

/** Down and up over one element make a click, which nobody asked for. */
async function withoutClick(release: () => Promise<Arrival>): Promise<Arrival> {
  const cancel = (event: Event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  addEventListener("click", cancel, { capture: true });
  try {
    return await release();
  } finally {
    removeEventListener("click", cancel, { capture: true });
  }
}

/** A first short move in the direction of the end. */
function towards(start: Point, end: Point): Point {
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  return distance <= FIRST_MOVE ? end : between(start, end, FIRST_MOVE / distance);
}

function between(start: Point, end: Point, share: number): Point {
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}
