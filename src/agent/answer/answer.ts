/** The model's answer to one turn, and a reader that finds finished actions while it still streams. */
import { jsonrepair } from "jsonrepair";
import { Allow, parse as parsePartial } from "partial-json";
import * as z from "zod/mini";
import { ACTION_DEFINITIONS, type Action, actionSchema } from "../../protocol/action.ts";
import { withoutUnseen } from "../../protocol/unseen.ts";
import { unaliasAction } from "./aliases.ts";
import { type AnswerShape, shapeOf } from "./answer-shape.ts";
import { isRecord } from "./fields.ts";
import { type JsonValues, jsonValues } from "./json-values.ts";

export interface TurnAnswer {
  say: string;
  /** Ids of the user's messages that the model says it has read. */
  ack: string[];
  actions: Action[];
  /** What is left to do, part by part; empty where nothing new is said of it. */
  plan: string[];
}

export type ParsedAction = { ok: true; action: Action } | { ok: false; problem: string };

/**
 * Validates one action; the problem is worded for the model. What nobody sees is taken out of its texts: the user could
 * not know that they say yes to it.
 */
export function parseAction(raw: unknown): ParsedAction {
  const action = unaliasAction(seenIn(raw));
  const parsed = actionSchema.safeParse(action);
  if (parsed.success) return { ok: true, action: parsed.data };
  const why = hasKnownName(action)
    ? z.prettifyError(parsed.error)
    : `there is no such action, only ${NAMES.join(", ")}`;
  return { ok: false, problem: `${JSON.stringify(raw)?.slice(0, 200)}: ${why}` };
}

function seenIn(value: unknown): unknown {
  if (typeof value === "string") return withoutUnseen(value);
  if (Array.isArray(value)) return value.map(seenIn);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, seenIn(one)]));
}

const NAMES: readonly string[] = ACTION_DEFINITIONS.map(({ name }) => name);

const hasKnownName = (action: unknown): boolean =>
  isRecord(action) && typeof action.action === "string" && NAMES.includes(action.action);

export type ParsedAnswer = { ok: true; answer: TurnAnswer } | { ok: false; problem: string };

/**
 * Reads a whole answer, mending what can be mended safely: fences, reasoning tags, words around it, small JSON slips.
 * An answer that was cut off is refused: what its last action would have been is a guess.
 */
export function parseAnswer(text: string): ParsedAnswer {
  const shape = wholeAnswer(jsonValues(text));
  if (!shape) return { ok: false, problem: "The answer is not a JSON object." };
  const actions: Action[] = [];
  for (const item of shape.actions) {
    const action = parseAction(item);
    if (!action.ok) return { ok: false, problem: action.problem };
    actions.push(action.action);
  }
  if (actions.length === 0) return { ok: false, problem: "`actions` is empty: give at least one action, or `done`." };
  return {
    ok: true,
    answer: { say: sayIn(shape.fields), ack: ackIn(shape.fields), actions, plan: planIn(shape.fields) },
  };
}

/**
 * The first value with a list of actions, or else all single actions together. Behind words, which may quote what the
 * model was told to do and will not, the last list is its answer.
 */
function wholeAnswer(values: JsonValues): AnswerShape | null {
  const shapes = shapesIn(values.complete, parseForgivingly);
  const [first] = shapes;
  const list = beginsWithWords(values) ? shapes.findLast(({ isList }) => isList) : first;
  if (list?.isList) return list;
  return !first || values.open ? null : { ...first, actions: singleActions(shapes) };
}

/** Whether anything is said before the first value, other than what a code fence or a tag says. */
function beginsWithWords({ before }: JsonValues): boolean {
  return /\p{L}/u.test(before.replace(/```\w*|<[^>]*>/g, ""));
}

/** The values that are answers or parts of one. An empty list may be anything in prose, and counts only by itself. */
function shapesIn(complete: string[], parse: (text: string) => unknown): AnswerShape[] {
  const shapes = complete.flatMap((text) => shapeOf(parse(text)) ?? []);
  const saying = shapes.filter(({ actions }) => actions.length > 0);
  return saying.length > 0 ? saying : shapes;
}

const singleActions = (shapes: AnswerShape[]): unknown[] =>
  shapes.filter(({ isList }) => !isList).flatMap(({ actions }) => actions);

/** The JSON value in what a model wrote, mended where that is safe; undefined when there is none, or it was cut off. */
export function parseValue(text: string): unknown {
  return jsonValues(text)
    .complete.map(parseForgivingly)
    .find((value) => value !== undefined);
}

function parseForgivingly(text: string): unknown {
  const parsed = parseStrictly(text);
  if (parsed !== undefined) return parsed;
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return undefined;
  }
}

function parseStrictly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sayIn = ({ say }: Record<string, unknown>): string => (typeof say === "string" ? withoutUnseen(say) : "");

/** Also a single id, and numbers: which message is meant is plain. */
function ackIn({ ack }: Record<string, unknown>): string[] {
  const list: unknown[] = Array.isArray(ack) ? ack : [ack];
  return list.filter((id) => typeof id === "string" || typeof id === "number").map(String);
}

const MOST_PARTS = 20;
const LONGEST_PART = 200;

/**
 * A plan as a list or as lines of text; what else it may be is none. It becomes the user's word once they agree to it, so
 * nothing is in it that they cannot see.
 */
export function planIn({ plan }: Record<string, unknown>): string[] {
  const list: unknown[] = typeof plan === "string" ? plan.split("\n") : Array.isArray(plan) ? plan : [];
  const parts = list.flatMap((part) =>
    typeof part === "string" ? withoutUnseen(part.replace(/\s+/g, " ")).replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "") : [],
  );
  return parts.flatMap((part) => part.trim().slice(0, LONGEST_PART) || []).slice(0, MOST_PARTS);
}

/** Reads an answer as it streams. An action counts as closed once its last brace has arrived, and never changes after. */
export class AnswerReader {
  text = "";
  private closed = 0;
  private readonly started: Action[] = [];

  /** Takes the next piece; returns the words so far and the actions that this piece has closed. */
  push(piece: string): { say: string; closed: ParsedAction[] } {
    this.text += piece;
    const values = jsonValues(this.text);
    // Behind words nothing starts before the whole answer is there.
    const mayStart = piece.includes("}") && !beginsWithWords(values);
    return { say: sayOf(values), closed: mayStart ? this.newlyClosed(values) : [] };
  }

  private newlyClosed(values: JsonValues): ParsedAction[] {
    const fresh = closedActions(values).slice(this.closed).map(parseAction);
    this.closed += fresh.length;
    this.started.push(...fresh.flatMap((one) => (one.ok ? one.action : [])));
    return fresh;
  }

  /** Whether the whole answer begins with what closed while it streamed: what came later may have made it mean another thing. */
  agreesWith({ actions }: TurnAnswer): boolean {
    return JSON.stringify(actions.slice(0, this.started.length)) === JSON.stringify(this.started);
  }
}

/** The actions of an unfinished answer that are complete; by the same rule as in the whole answer. */
function closedActions({ complete, open }: JsonValues): unknown[] {
  // What stands behind a value that only repair can read waits: mended, the value before it may be the answer.
  if (complete.some((text) => parseStrictly(text) === undefined)) return [];
  const shapes = shapesIn(complete, parseStrictly);
  if (shapes[0]?.isList && shapes[0].actions.length > 0) return shapes[0].actions;
  const single = singleActions(shapes);
  return single.length > 0 ? single : actionsInOpen(open);
}

/**
 * Cutting an unfinished answer behind its last brace and closing its list and its objects gives valid JSON exactly when
 * that brace ended an action. Only what stands in a list has ended then: an object without one could have more fields.
 */
function actionsInOpen(open: string): unknown[] {
  const cut = open.slice(0, open.lastIndexOf("}") + 1);
  if (!cut) return [];
  for (const closing of ["]}", "]", "]}}"]) {
    const shape = shapeOf(parseStrictly(cut + closing));
    if (shape?.isList) return shape.actions;
  }
  // The brace belongs to something inside an action, or to nothing yet; or what follows the list has begun.
  return [];
}

function sayOf({ complete, open }: JsonValues): string {
  const text = complete[0] ?? open;
  if (!text.startsWith("{")) return "";
  try {
    const value: unknown = parsePartial(text, Allow.OBJ | Allow.STR | Allow.ARR);
    return isRecord(value) ? sayIn(value) : "";
  } catch {
    return "";
  }
}
