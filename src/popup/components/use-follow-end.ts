import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { isAtEnd } from "../scroll-follow.ts";

/**
 * Keeps a scroller at its end while lines are added or the room shrinks (a question needs it), unless the reader has
 * scrolled up. When the run ends, the result's first line is shown rather than its last.
 */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  grown: unknown,
  result: RefObject<HTMLElement | null>,
) {
  const follows = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      follows.current = isAtEnd(element);
    };
    const resized = new ResizeObserver(() => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", onScroll);
      resized.disconnect();
    };
  }, [scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `grown` says when to look, it is not looked at.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !follows.current) return;
    element.scrollTop = element.scrollHeight;
    const overhang = result.current
      ? element.getBoundingClientRect().top - result.current.getBoundingClientRect().top
      : 0;
    if (overhang > 0) element.scrollTop -= overhang;
    follows.current = isAtEnd(element);
  }, [grown, scroller, result]);
}
