/** What a page of widgets says of itself: its own values, and the events that it saw, in their order. */

export interface PageState {
  /** By the name of the field, as the page's own code holds it. */
  values: Record<string, unknown>;
  /** `type trusted` or `type scripted`, by the label of the thing that they happened to. */
  events: Record<string, string[]>;
}

declare global {
  interface Window {
    state: PageState;
  }
}

const WATCHED = [
  "pointerdown",
  "mousedown",
  "pointerup",
  "mouseup",
  "click",
  "auxclick",
  "dblclick",
  "contextmenu",
  "keydown",
  "beforeinput",
  "input",
  "change",
  "keyup",
];

window.state = { values: {}, events: {} };

/** Keeps a value of the page's. */
export function keep(name: string, value: unknown): void {
  window.state.values[name] = value;
}

/** The events of what carries `data-watched` are kept under that name. */
for (const type of WATCHED) {
  window.addEventListener(
    type,
    (event) => {
      const name =
        event.target instanceof Element && event.target.closest<HTMLElement>("[data-watched]")?.dataset.watched;
      if (!name) return;
      window.state.events[name] ??= [];
      window.state.events[name].push(`${type} ${event.isTrusted ? "trusted" : "scripted"}`);
    },
    { capture: true },
  );
}
