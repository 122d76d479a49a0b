import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { isAtEnd } from "../scroll-follow.ts";

/**
 * Keeps a scroller at its end while lines are added or the room shrinks (a question needs it), unless the reader has
 * scrolled up.
 * @param last what comes at the end when it comes up as a whole (a result, a proposal): its first line is shown rather
 *   than its last
 */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  grown: unknown,
  last?: RefObject<HTMLElement | null>,
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
    const overhang = last?.current ? element.getBoundingClientRect().top - last.current.getBoundingClientRect().top : 0;
    if (overhang > 0) element.scrollTop -= overhang;
    follows.current = isAtEnd(element);
  }, [grown, scroller, last]);
}
