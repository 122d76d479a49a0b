import { useEffect, useState } from "react";
import { armWhenRead } from "../arming.ts";

/** Whether a question that has just been shown may be answered yet; one mounted component stands for one question. */
export function useArmed(): boolean {
  const [isArmed, setArmed] = useState(false);
  useEffect(
    () =>
      armWhenRead(setArmed, {
        isVisible: () => document.visibilityState === "visible",
        onVisibilityChange: (listener) => {
          document.addEventListener("visibilitychange", listener);
          return () => document.removeEventListener("visibilitychange", listener);
        },
        schedule: (run, delayMs) => {
          const timer = setTimeout(run, delayMs);
          return () => clearTimeout(timer);
        },
      }),
    [],
  );
  return isArmed;
}
