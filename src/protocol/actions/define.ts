import * as z from "zod/mini";

/** How far an action can reach by itself; *consequential* is decided at run time, from the element. */
export type RiskClass = "read" | "navigate" | "write";

export interface ActionDefinition<Name extends string, Schema extends z.ZodMiniObject> {
  name: Name;
  /** One or two sentences for the model, in the imperative. */
  description: string;
  riskClass: RiskClass;
  schema: Schema;
}

/** A ref as the outline shows it: the document's letters and the element's number, such as `a12`. */
export const ref = z.string().check(z.regex(/^[a-z]{1,3}\d{1,6}$/, "a ref looks like a12"));

/** A tab of the run as the model knows it: `t1` is the one the task began in. */
export const tab = z.string().check(z.regex(/^t\d{1,3}$/, "a tab looks like t2"));

/** States one action, with its types kept. */
export function defineAction<Name extends string, Schema extends z.ZodMiniObject>(
  definition: ActionDefinition<Name, Schema>,
): ActionDefinition<Name, Schema> {
  return definition;
}
