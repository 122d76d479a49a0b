import type { SyntheticEvent } from "react";

/** Answers count only when the user's own hand gave them: never from a script (threat-model.md D10). */
export function isByHand(event: SyntheticEvent): boolean {
  return event.nativeEvent.isTrusted;
}
