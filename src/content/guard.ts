/**
 * Between our last check and the arrival of a trusted input the page may change, so what arrives is judged again:
 * listeners in the capture phase cancel every trusted event whose path lacks the target. Listeners that the page put
 * on `window` before us still run first; no script in the page can be earlier than those.
 */
import { deepActiveElement, deepElementFromPoint, type OpenShadowRoot } from "./composed-tree.ts";
import { isMappedOn, reaches } from "./hit-test.ts";
import type { Arrival } from "./input-port.ts";

const POINTER_EVENTS = [
  "pointerdown",
  "mousedown",
  "pointerup",
  "mouseup",
  "click",
  "dblclick",
  "auxclick",
  "contextmenu",
] as const;
const DOWN_EVENTS = ["pointerdown", "mousedown"] as const;
/** Of a release: as a pointer, or as the drop of HTML5 drag and drop, which ends with `dragend` whatever came of it. */
const RELEASE_EVENTS = ["pointerup", "mouseup", "click", "drop", "dragend"] as const;
const KEY_EVENTS = ["keydown", "keypress", "beforeinput"] as const;

/** A guard whose input never comes (the worker died) must not keep the page from its user. */
const RELEASE_AFTER_MS = 5000;
/** How long after the input was made its first event, and after the press its click, may take to arrive. */
const FIRST_EVENT_MS = 400;
const CLICK_MS = 150;

export type GuardedInput =
  | { kind: "press"; button: "left" | "right" | "middle"; count: number; holdMs: number }
  /** A button that goes down and stays so: a drag begins. */
  | { kind: "down" }
  | { kind: "key" };

interface Armed {
  accepts: (event: Event) => boolean;
  isLast: (event: Event) => boolean;
  /** Whether the input is over only with its last event: a press is, a key is not. */
  awaitsLast: boolean;
  accepted: boolean;
  cancelled: boolean;
  ended: boolean;
  /** Called at every event that was judged. */
  changed: () => void;
}

interface Judgement extends Pick<Armed, "accepts" | "isLast" | "awaitsLast"> {
  /** How long the input itself takes. */
  holdMs?: number;
}

const EVENTS_OF = { press: POINTER_EVENTS, down: DOWN_EVENTS, key: KEY_EVENTS } as const;

export class Guard {
  #armed: Armed | undefined;
  #listening: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly openShadowRoot: OpenShadowRoot) {}

  /** While armed, trusted input is ours or cancelled; none of it is the user's. */
  get isArmed(): boolean {
    return this.#listening !== undefined;
  }

  /** Lets only such events pass as reach `target`, and remembers what came. */
  arm(target: Element, input: GuardedInput): void {
    const isPress = input.kind === "press";
    const reachesTarget = acceptanceOf(target, this.openShadowRoot);
    this.#listen(EVENTS_OF[input.kind], {
      accepts: input.kind === "key" ? reachesTarget : unlessReused(target, reachesTarget),
      isLast: isPress ? lastEventOf(input.button, input.count) : () => false,
      awaitsLast: isPress,
      holdMs: isPress ? input.holdMs : 0,
    });
  }

  /** Lets the end of a drag pass when `holds` says so at its first event; the rest is the same release. */
  armForRelease(holds: () => boolean): void {
    let isPassing = false;
    this.#listen(RELEASE_EVENTS, {
      accepts: () => {
        isPassing ||= holds();
        return isPassing;
      },
      isLast: (event) => event.type === "dragend",
      awaitsLast: false,
    });
  }

  /** Lets no pointer event pass: what lands in this document missed the frame inside it. */
  armAgainstAll(): void {
    this.#listen(POINTER_EVENTS, { accepts: () => false, isLast: () => false, awaitsLast: false });
  }

  /** Once the input has been made: where it went. Disarms. */
  async arrival(): Promise<Arrival> {
    const armed = this.#armed;
    if (!armed) return "absent";
    await waitForEvent(armed, () => armed.accepted || armed.cancelled || armed.ended, FIRST_EVENT_MS);
    if (armed.awaitsLast && armed.accepted) await waitForEvent(armed, () => armed.ended || armed.cancelled, CLICK_MS);
    if (this.#armed === armed) this.release();
    if (!armed.accepted) return armed.cancelled ? "missed" : "absent";
    return armed.cancelled || (armed.awaitsLast && !armed.ended) ? "slipped" : "hit";
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#armed = undefined;
  }

  #stopListening(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }

  #listen(types: readonly string[], { holdMs = 0, ...judgement }: Judgement): void {
    this.release();
    const armed: Armed = { ...judgement, accepted: false, cancelled: false, ended: false, changed: () => {} };
    const listening = new AbortController();
    const options = { capture: true, passive: false, signal: listening.signal };
    for (const type of types) addEventListener(type, (event) => this.#judge(armed, event), options);
    this.#armed = armed;
    this.#listening = listening;
    this.#timer = setTimeout(() => this.release(), RELEASE_AFTER_MS + holdMs);
  }

  #judge(armed: Armed, event: Event): void {
    if (!event.isTrusted) return;
    // The end of a drag is told to its source, wherever it was dropped.
    if (event.type === "dragend") armed.ended = true;
    else if (armed.accepts(event)) armed.accepted = true;
    else cancel(event, armed);
    if (armed.isLast(event)) {
      armed.ended = true;
      // A context menu opens at the press; the release is still to come.
      if (event.type !== "contextmenu") this.#stopListening();
    }
    armed.changed();
  }
}

function cancel(event: Event, armed: Armed): void {
  event.stopImmediatePropagation();
  event.preventDefault();
  armed.cancelled = true;
}

/**
 * An event reaches the target when its path holds it, or what a label binds to it: pressing a label makes a second
 * click on its control.
 */
function acceptanceOf(target: Element, openShadowRoot: OpenShadowRoot): (event: Event) => boolean {
  const control = target instanceof HTMLLabelElement ? target.control : null;
  const host = outermostClosedHost(target);
  return (event) => {
    const path = event.composedPath();
    if (path.includes(target) || (control !== null && path.includes(control))) return true;
    if (path.some((node) => node instanceof HTMLLabelElement && node.control === target)) return true;
    if (path[0] instanceof HTMLAreaElement && isMappedOn(path[0], target)) return true;
    // The path shown to us ends at the host of a closed shadow root; where inside it the event went is looked up.
    return host !== undefined && path[0] === host && aimsInto(target, event, openShadowRoot);
  };
}

/**
 * A page may show another thing in the same element: the rows of a list that was sorted anew, say. Judged at the first
 * event, for what the page makes of the press itself is its answer. A title is no part of it: tooltips take it away.
 */
function unlessReused(target: Element, accepts: Judgement["accepts"]): Judgement["accepts"] {
  const before = saidBy(target);
  let isSame: boolean | undefined;
  return (event) => {
    isSame ??= saidBy(target) === before;
    return isSame && accepts(event);
  };
}

function saidBy(element: Element): string {
  return JSON.stringify([element.textContent, element.getAttribute("aria-label"), element.getAttribute("href")]);
}

function aimsInto(target: Element, event: Event, openShadowRoot: OpenShadowRoot): boolean {
  const inner =
    event instanceof MouseEvent
      ? deepElementFromPoint(event.clientX, event.clientY, openShadowRoot)
      : deepActiveElement(openShadowRoot);
  return inner !== null && reaches(inner, target);
}

function outermostClosedHost(target: Element): Element | undefined {
  let closed: Element | undefined;
  for (let root = target.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    if (root.mode === "closed") closed = root.host;
  }
  return closed;
}

/** The event with which a press is over. */
function lastEventOf(button: "left" | "right" | "middle", count: number): (event: Event) => boolean {
  if (button === "right") return (event) => event.type === "contextmenu" || event.type === "auxclick";
  if (button === "middle") return (event) => event.type === "auxclick";
  if (count === 2) return (event) => event.type === "dblclick";
  return (event) => event.type === "click" && event instanceof MouseEvent && event.detail >= count;
}

function waitForEvent(armed: Armed, enough: () => boolean, limitMs: number): Promise<void> {
  if (enough()) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    armed.changed = () => {
      if (!enough()) return;
      clearTimeout(timer);
      resolve();
    };
  });
}
