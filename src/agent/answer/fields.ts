/** An object of a model's answer, before it has been checked. */
export type Fields = Record<string, unknown>;

/** Whether a value is an object and no list. */
export const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
