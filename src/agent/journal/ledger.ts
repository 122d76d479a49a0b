/** What left for models: how much, to whom, what of it was hidden and what it cost. Pure. */
import type { RunEvent, RunEventOf, SentToModel, Usage } from "../../protocol/event.ts";
import type { LanguageModel, ModelMessage, Prices } from "../../protocol/model.ts";
import type { ModelRole } from "../../protocol/settings.ts";
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

/** What an answer cost. A provider counts what it had in its cache among what it was asked. */
export function costOf(usage: Usage, prices: Prices | undefined): { dollars?: number } {
  if (!prices) return {};
  const fresh = Math.max(0, usage.in - usage.cached);
  return { dollars: (fresh * prices.in + usage.cached * prices.cached + usage.out * prices.out) / 1_000_000 };
}

/** The requests of a run by whom they went to, and what came of them by role. */
export function sentTotals(events: readonly RunEvent[]): SentTotal[] {
  const totals = new Map<string, SentTotal>();
  const lastAsked = new Map<ModelRole, SentTotal>();
  for (const event of events) {
    if (event.type === "model.asked" && event.sent !== undefined) {
      const total = withRequest(totals.get(event.sent.to), event.sent);
      totals.set(total.to, total);
      lastAsked.set(event.role ?? "navigator", total);
    }
    if (event.type === "model.answered") addUsage(lastAsked.get(event.role ?? "navigator"), event);
  }
  return [...totals.values()];
}

function withRequest(before: SentTotal | undefined, { to, bytes, masked = [] }: SentToModel): SentTotal {
  const total = before ?? { to, requests: 0, bytes: 0, masked: [], usage: [] };
  total.requests += 1;
  total.bytes += bytes;
  total.masked = [...new Set([...total.masked, ...masked])];
  return total;
}

function addUsage(total: SentTotal | undefined, event: RunEventOf<"model.answered">): void {
  if (!total) return;
  const { role = "navigator", usage, dollars } = event;
  const own = total.usage.find((one) => one.role === role);
  const before = own ?? { role, in: 0, cached: 0, out: 0 };
  if (!own) total.usage.push(before);
  before.in += usage.in;
  before.cached += usage.cached;
  before.out += usage.out;
  if (dollars !== undefined) before.dollars = (before.dollars ?? 0) + dollars;
}
