/** What a task is told of the one that it goes on from. Pure. */
import type { EarlierTask, RunEvent } from "../../protocol/event.ts";
import { originsRead } from "../act/carrying.ts";
import { fold } from "./reduce.ts";

const PLACEHOLDER = /\{\{secret:[^{}]*\}\}/g;

/** Secrets end with their task: in the next one the same name may stand for another. Null for a run that has not ended. */
export function earlierOf(events: readonly RunEvent[]): EarlierTask | null {
  const { started, finished, begun } = fold(events);
  if (!started || !finished) return null;
  const told = (text: string) => text.replace(PLACEHOLDER, "•••");
  return {
    task: told(begun.at(-1) ?? started.task),
    status: finished.status,
    result: told(finished.result),
    findings: finished.findings.map(told),
    read: [...new Set(originsRead(events))],
  };
}
