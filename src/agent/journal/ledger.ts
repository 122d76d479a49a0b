/** What left for models: how much, to whom, and what of it was hidden. Pure. */
import type { RunEvent, SentToModel } from "../../protocol/event.ts";
import type { LanguageModel, ModelMessage } from "../../protocol/model.ts";
import type { SentTotal } from "../../protocol/view.ts";
import { secretNames } from "./redact.ts";

/** One request, as it is about to be sent. */
export function sentTo({ label }: LanguageModel, messages: readonly ModelMessage[]): SentToModel {
  const text = messages.map(({ content }) => content).join("\n");
  // The rules explain how a secret is named; nobody's secret stands in them.
  const told = messages.filter(({ role }) => role !== "system");
  const masked = [...new Set(told.flatMap(({ content }) => secretNames(content)))];
  return { to: label, bytes: new TextEncoder().encode(text).length, ...(masked.length > 0 ? { masked } : {}) };
}

/** The requests of a run by whom they went to. */
export function sentTotals(events: readonly RunEvent[]): SentTotal[] {
  const totals = new Map<string, SentTotal>();
  for (const event of events) {
    if (event.type !== "model.asked" || event.sent === undefined) continue;
    const { to, bytes, masked = [] } = event.sent;
    const before = totals.get(to) ?? { to, requests: 0, bytes: 0, masked: [] };
    totals.set(to, {
      to,
      requests: before.requests + 1,
      bytes: before.bytes + bytes,
      masked: [...new Set([...before.masked, ...masked])],
    });
  }
  return [...totals.values()];
}
