/** The bounds of a task as the options page shows and takes them. */
import type { Limits } from "../../protocol/event.ts";

export type LimitName = "steps" | "minutes" | "tokens" | "dollars";

interface LimitField {
  name: LimitName;
  label: string;
  /** What an empty field means; null where it may not be empty. */
  empty: string | null;
}

export const LIMIT_FIELDS: LimitField[] = [
  { name: "steps", label: "Actions", empty: null },
  { name: "minutes", label: "Minutes, without those it waits for you", empty: null },
  { name: "tokens", label: "Tokens", empty: "No bound" },
  { name: "dollars", label: "Dollars, of models with a price", empty: "No bound" },
];

/** A bound as it stands in its field. */
export function limitText({ steps, seconds, tokens, dollars }: Limits, name: LimitName): string {
  const values = { steps, minutes: seconds / 60, tokens, dollars };
  return values[name] === undefined ? "" : String(values[name]);
}

/** The limits with one bound as it was written. @returns a sentence instead when it is no such bound */
export function withLimit(limits: Limits, name: LimitName, text: string): Limits | string {
  const field = LIMIT_FIELDS.find((one) => one.name === name);
  const { [keyOf(name)]: _, ...others } = limits;
  if (text.trim() === "") return field?.empty === null ? `“${field.label}” needs a number.` : (others as Limits); // Only what may be absent is left out.
  const value = Number(text.trim().replace(/^\$/, ""));
  const isWhole = name === "steps" || name === "tokens";
  if (!(value > 0 && Number.isFinite(value)) || (isWhole && !Number.isInteger(value)))
    return `“${text.trim()}” is no ${isWhole ? "whole " : ""}number above 0.`;
  if (name === "steps" && value > MOST_STEPS) return `A task may take ${MOST_STEPS} actions at most.`;
  if (name === "minutes" && value > MOST_MINUTES) return `A task may take ${MOST_MINUTES} minutes at most.`;
  return { ...limits, [keyOf(name)]: name === "minutes" ? Math.max(1, Math.round(value * 60)) : value };
}

const MOST_STEPS = 10_000;
const MOST_MINUTES = 10_000;

const keyOf = (name: LimitName): keyof Limits => (name === "minutes" ? "seconds" : name);
