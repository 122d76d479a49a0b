import { useEffect } from "react";

/** Esc anywhere on the page does `run`, while `isOn`; not the Esc that only ends an input method's composition. */
export function useEscape(isOn: boolean, run: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      event.preventDefault(); // Chrome would close the popup over the run's last words.
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn, run]);
}
