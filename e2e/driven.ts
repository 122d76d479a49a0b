/** What a run came to, for tests that drive one to its end as its user would. */
import { expect } from "@playwright/test";
import type { RunEvent } from "../src/protocol/event.ts";
import type { Panel } from "./panel.ts";

/** What an action came to, with the effect that the model is told. */
export interface ActionOutcome {
  action: string;
  outcome: string;
  effect: string;
}

const END_MS = 60_000;

/** Waits for the end of a run, confirming whatever it asks. @returns the end in the panel's words, status first */
export async function confirmToEnd(panel: Panel): Promise<string> {
  const confirm = panel.button("Confirm");
  const ended = panel.status.filter({ hasText: /^(Done|Declined|Failed|Stopped)/ });
  for (;;) {
    await expect(ended.or(confirm).first()).toBeVisible({ timeout: END_MS });
    if (await ended.isVisible()) break;
    await confirm.click();
    await expect(confirm).toHaveCount(0);
  }
  return `${await panel.status.innerText()}: ${await panel.result.innerText()}`;
}

/** What the actions of the last run came to, in their order. */
export function outcomesOf(events: RunEvent[]): ActionOutcome[] {
  const own = lastRunOf(events);
  return own.flatMap((event) => {
    if (event.type !== "action.acked" && event.type !== "action.dropped" && event.type !== "action.unknown") return [];
    const planned = own.find((other) => other.type === "action.planned" && other.actionId === event.actionId);
    const action = planned?.type === "action.planned" ? planned.action.action : "";
    return [{ action, outcome: "outcome" in event ? event.outcome : "unknown", effect: event.effect }];
  });
}

/** The events of the run that was the last to say something. */
function lastRunOf(events: RunEvent[]): RunEvent[] {
  const latest = events.reduce<RunEvent | undefined>(
    (last, event) => (last && last.at > event.at ? last : event),
    undefined,
  );
  return events.filter(({ runId }) => runId === latest?.runId);
}
