/** Where a scroller stands; all in CSS pixels. */
export interface ScrollPosition {
  scrollTop: number;
  clientHeight: number;
  scrollHeight: number;
}

/** A line's height or so: near enough to the end to count as reading along. */
const SLACK_PX = 24;

/** Whether the reader is at the end, so that new lines may move the view. */
export function isAtEnd({ scrollTop, clientHeight, scrollHeight }: ScrollPosition): boolean {
  return scrollHeight - clientHeight - scrollTop <= SLACK_PX;
}
