/**
 * A press on a button takes the focus from a field before the press is a click. What the page then says about the field
 * may move the button away from under the pointer, and the click would be none. So it waits until the pointer is up.
 */

const RELEASES = ["pointerup", "pointercancel"] as const;

let isPressed = false;

/** Has to know of the press before the field does; called once for a page. */
export function watchPointer(page: Document): void {
  const know = (pressed: boolean) => () => {
    isPressed = pressed;
  };
  page.addEventListener("pointerdown", know(true), { capture: true });
  for (const release of RELEASES) page.addEventListener(release, know(false), { capture: true });
}

/** Does the work at once, or, while the pointer is down, when it is up: still before the click that this makes. */
export function whenReleased(page: Document, work: () => void): void {
  if (!isPressed) {
    work();
    return;
  }
  const done = new AbortController();
  const release = () => {
    done.abort();
    work();
  };
  for (const type of RELEASES) page.addEventListener(type, release, { capture: true, signal: done.signal });
}
