/** The model's answer to one turn: its schema, and a reader that finds finished actions while it still streams. */
import { jsonrepair } from "jsonrepair";
import { Allow, parse as parsePartial } from "partial-json";
import * as z from "zod/mini";
import { type Action, actionSchema } from "../protocol/action.ts";
import { unaliasAction } from "./aliases.ts";

/** Field order matters: `say` and `check` come before the actions, which start while the rest still streams. */
const answerSchema = z.object({
  say: z._default(z.string(), ""),
  check: z._default(z.string(), ""),
  actions: z.array(z.unknown()),
});

export interface TurnAnswer {
  say: string;
  actions: Action[];
}

export type ParsedAction = { ok: true; action: Action } | { ok: false; problem: string };

/** JSON Schema of the answer, for endpoints that take one. */
export function answerJsonSchema(): Record<string, unknown> {
  const text = { type: "string" };
  const { $schema: _, ...action } = z.toJSONSchema(actionSchema, { target: "draft-7" });
  return {
    type: "object",
    properties: {
      say: text,
      check: text,
      actions: { type: "array", items: action },
    },
    required: ["say", "check", "actions"],
    additionalProperties: false,
  };
}

/** Validates one action; the problem is worded for the model. */
export function parseAction(raw: unknown): ParsedAction {
  const parsed = actionSchema.safeParse(unaliasAction(raw));
  if (parsed.success) return { ok: true, action: parsed.data };
  return { ok: false, problem: `${JSON.stringify(raw).slice(0, 200)}: ${z.prettifyError(parsed.error)}` };
}

export type ParsedAnswer = { ok: true; answer: TurnAnswer } | { ok: false; problem: string };

/**
 * Reads a whole answer, mending what can be mended safely: fences, reasoning tags, trailing text, small JSON
 * slips. An answer that was cut off is refused: what its last action would have been is a guess.
 */
export function parseAnswer(text: string): ParsedAnswer {
  const raw = parseJson(jsonPart(text));
  if (raw === undefined) return { ok: false, problem: "The answer is not a JSON object." };
  const parsed = answerSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
  const actions: Action[] = [];
  for (const item of parsed.data.actions) {
    const action = parseAction(item);
    if (!action.ok) return { ok: false, problem: action.problem };
    actions.push(action.action);
  }
  if (actions.length === 0) return { ok: false, problem: "`actions` is empty: give at least one action, or `done`." };
  return { ok: true, answer: { say: parsed.data.say, actions } };
}

function parseJson(text: string): unknown {
  if (isCutOff(text)) return undefined;
  for (const read of [(json: string) => json, jsonrepair]) {
    try {
      const value: unknown = JSON.parse(read(text));
      if (typeof value === "object" && value !== null) return Array.isArray(value) ? { actions: value } : value;
    } catch {
      // The next attempt is more forgiving; the last failure is reported by the caller.
    }
  }
  return undefined;
}

/** Whether brackets or a string are still open at the end. */
function isCutOff(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (inString && character === "\\") index++;
    else if (character === '"') inString = !inString;
    else if (!inString && (character === "{" || character === "[")) depth++;
    else if (!inString && (character === "}" || character === "]")) depth--;
  }
  return inString || depth > 0;
}

/** The text from its first brace on, without a model's thinking and code fences. */
function jsonPart(text: string): string {
  const spoken = text.replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, "");
  const start = spoken.search(/[{[]/);
  return start < 0 ? "" : spoken.slice(start).replace(/\s*```[\s\S]*$/, "");
}

/** Reads an answer as it streams. An action counts as closed once its last brace has arrived, and never changes after. */
export class AnswerReader {
  text = "";
  private closed = 0;

  /** Takes the next piece; returns the words so far and the actions that this piece has closed. */
  push(piece: string): { say: string; closed: ParsedAction[] } {
    this.text += piece;
    const part = jsonPart(this.text);
    return { say: sayOf(part), closed: piece.includes("}") ? this.newlyClosed(part) : [] };
  }

  private newlyClosed(part: string): ParsedAction[] {
    const actions = closedActions(part);
    const fresh = actions.slice(this.closed);
    this.closed += fresh.length;
    return fresh.map(parseAction);
  }
}

/**
 * The actions of an unfinished answer that are complete: cutting it behind its last brace and closing the list and
 * the object gives valid JSON exactly when that brace ended an action.
 */
function closedActions(part: string): unknown[] {
  const cut = part.slice(0, part.lastIndexOf("}") + 1);
  for (const candidate of [`${cut}]}`, cut]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === "object" && value !== null && "actions" in value && Array.isArray(value.actions)) {
        return value.actions;
      }
    } catch {
      // The brace belongs to something inside an action, or to nothing yet.
    }
  }
  return [];
}

function sayOf(part: string): string {
  if (!part.startsWith("{")) return "";
  try {
    const value: unknown = parsePartial(part, Allow.OBJ | Allow.STR | Allow.ARR);
    return typeof value === "object" && value !== null && "say" in value && typeof value.say === "string"
      ? value.say
      : "";
  } catch {
    return "";
  }
}
