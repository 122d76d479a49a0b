import { useEffect, useRef } from "react";

/**
 * Focus falls back to the page when the control that had it goes away (Run when a run starts, Stop when it ends).
 * Then, and only then, it is put where the user goes on: on the transcript of an active run, else in Task. A panel
 * that opens without a run begins in Task. Who is writing a message when the run ends does not go on in Task: their
 * next Enter would run the rest of a sentence as a task.
 */
export function useCareOfFocus(isActive: boolean, isSynced: boolean, isWritingMessage: boolean) {
  const taskField = useRef<HTMLTextAreaElement>(null);
  const reading = useRef<HTMLElement>(null);
  const wasSynced = useRef(false);
  useEffect(() => {
    const isOpening = !wasSynced.current;
    wasSynced.current = isSynced;
    if (!isSynced || document.activeElement !== document.body) return;
    if (!isActive && !isWritingMessage) taskField.current?.focus({ preventScroll: true });
    else if (!isOpening) reading.current?.focus({ preventScroll: true });
  }, [isActive, isSynced, isWritingMessage]);
  return { taskField, reading };
}
