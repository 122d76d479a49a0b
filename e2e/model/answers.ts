/** What scripts answer most. */
import type { ScriptedAnswer } from "./scripted-model.ts";

export const done = (text: string): ScriptedAnswer => ({ actions: [{ action: "done", status: "complete", text }] });

export const blocked = (text: string): ScriptedAnswer => ({ actions: [{ action: "done", status: "blocked", text }] });

export const click = (ref: string): ScriptedAnswer => ({ actions: [{ action: "click", ref }] });
