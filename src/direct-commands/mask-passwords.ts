/**
 * Takes secrets out of a task before anything else sees it. A value taken by mistake costs nothing, for it is typed all
 * the same; one that is missed is in the journal and on its way to a model. So the rules are generous where the command
 * stays readable, and hold back only where a placeholder would break it ("click Forgot password").
 */
import type { Instruction } from "./instruction.ts";
import { parseCommands } from "./parse.ts";
import { mentionsSecret, type Span, secretSpans } from "./secret-spans.ts";
import { SECRET_WORDS } from "./secret-words.ts";
import { ROLE_NOUNS } from "./target-words.ts";
import { CLICK_MANNERS, VERBS } from "./verb-words.ts";
import { INTO } from "./words.ts";

export interface MaskedTask {
  /** The task with `{{secret:name}}` in place of each secret. */
  task: string;
  secrets: Record<string, string>;
}

/**
 * Masks passwords, PINs, codes, card numbers and keys.
 * @param nextName Names the n-th secret, counted from 1.
 */
export function maskPasswords(task: string, nextName: (n: number) => string): MaskedTask {
  const spans = merge([...commandSpans(task), ...secretSpans(task)].filter((span) => !isNameOfSaved(task, span)));
  const names = new Map<string, string>();
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end } of spans) {
    const value = task.slice(start, end);
    const name = names.get(value) ?? nextName(names.size + 1);
    names.set(value, name);
    pieces.push(task.slice(position, start), placeholder(name));
    position = end;
  }
  pieces.push(task.slice(position));
  const masked = pieces.map((piece, index) => (index % 2 === 0 ? maskRepeats(piece, names) : piece)).join("");
  return { task: masked, secrets: Object.fromEntries([...names].map(([value, name]) => [name, value])) };
}

const SAVED = /["'“”‘’]?\{\{secret:[\w-]+\}\}["'“”‘’.,]?/gu;

/** Where the user has written the name of a saved secret there is no value to hide. */
function isNameOfSaved(task: string, { start, end }: Span): boolean {
  return [...task.matchAll(SAVED)].some(({ 0: text, index }) => index <= start && end <= index + text.length);
}

function placeholder(name: string): string {
  return `{{secret:${name}}}`;
}

/** The texts of steps that type into a secret field; the grammar knows best where they begin and end. */
function commandSpans(task: string): Span[] {
  const parsed = parseCommands(task);
  return parsed.ok ? parsed.instructions.flatMap(instructionSpans) : [];
}

function instructionSpans(instruction: Instruction): Span[] {
  if (instruction.kind !== "type" || instruction.target === undefined || instruction.text === "") return [];
  const { text, target, source, at } = instruction;
  if (!mentionsSecret(target.spoken)) return [];
  // The value stands behind the verb, and where the field is named first, behind the field.
  const isLast =
    /^(?:fill|set|change)\b/i.test(source) && !/\s(?:in|into|inside)\s/i.test(source.slice(source.lastIndexOf(text)));
  const start = isLast ? source.lastIndexOf(text) : source.indexOf(text, source.search(/\s/));
  return start === -1 ? [] : [{ start: at + start, end: at + start + text.length }];
}

/** Spans in order, without overlaps: of two that overlap the one that begins first grows to hold both. */
function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start || right.end - left.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) merged.push({ ...span });
  }
  return merged;
}

/** A secret that is said twice is masked twice, but for a value that is itself a word of commands. */
function maskRepeats(piece: string, names: Map<string, string>): string {
  const repeated = [...names]
    .filter(([value]) => !isCommandWord(value))
    .sort(([left], [right]) => right.length - left.length);
  if (repeated.length === 0) return piece;
  const pattern = new RegExp(repeated.map(([value]) => valuePattern(value)).join("|"), "gu");
  return piece.replace(pattern, (value) => placeholder(names.get(value) ?? ""));
}

/** Short values and plain numbers only as whole words: the "1234" in "order 12345" is no PIN. */
function valuePattern(value: string): string {
  const literal = value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const isCommon = value.length < 4 || /^\d+$/.test(value);
  return isCommon ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal;
}

function isCommandWord(value: string): boolean {
  const word = value.toLowerCase();
  const lists = [VERBS, ROLE_NOUNS, CLICK_MANNERS];
  return lists.some((list) => Object.hasOwn(list, word)) || SECRET_WORDS.includes(word) || INTO.has(word);
}
