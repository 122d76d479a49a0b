/** Reads a request the way a model does: what the page looks like now, line by line. */

export interface Message {
  role: string;
  content: string;
}

const PAGE_DATA = /<page-data (\S+)>\n([\s\S]*?)\n<\/page-data \1>/g;
const RESULTS = /^Results:\n[\s\S]*?\n\n/;
const REF = /\[([a-z]{1,3}\d{1,6})\]/;
const LINE = /^\s*(?:[-+*]\s+)?([a-z]+)(?:\s+"((?:[^"\\]|\\.)*)")?/;

/**
 * The page as the messages leave it: the last full outline with the changes told since, where a line with `+` came
 * and one with `-` went.
 */
export function currentOutline(messages: Message[]): string {
  const parts = messages.flatMap(({ content }) => [...content.matchAll(PAGE_DATA)].map((match) => match[2] ?? ""));
  return parts.map((part) => part.replace(RESULTS, "")).reduce(applyPart, "");
}

function applyPart(before: string, part: string): string {
  const lines = part.split("\n");
  const added = lines.filter((line) => /^\s*\+ /.test(line)).map((line) => line.replace("+ ", ""));
  const removed = new Set(lines.filter((line) => /^\s*- /.test(line)).map((line) => line.replace("- ", "").trim()));
  if (added.length + removed.size === 0) return /unchanged since/.test(part) ? before : part;
  const kept = before.split("\n").filter((line) => !removed.has(line.trim()));
  return [...kept, ...added].join("\n");
}

export interface OutlineLine {
  role: string;
  name: string;
  ref: string;
  /** The whole line, with value and state. */
  text: string;
}

/** The things on the page that can be acted on, from top to bottom. */
export function readOutline(outline: string): OutlineLine[] {
  return outline.split("\n").flatMap((text) => {
    const ref = REF.exec(text)?.[1];
    const [, role = "", name = ""] = LINE.exec(text) ?? [];
    return ref ? [{ role, name, ref, text: text.trim() }] : [];
  });
}

/**
 * The ref of the one thing with this role and name. A script that acts on what is not there would prove nothing, so
 * nothing or more than one is an error that shows the outline.
 */
export function refOf(outline: string, role: string | RegExp, name: string | RegExp): string {
  const fits = (pattern: string | RegExp, text: string) =>
    typeof pattern === "string" ? pattern === text : pattern.test(text);
  const found = readOutline(outline).filter((line) => fits(role, line.role) && fits(name, line.name));
  const [only, ...others] = found;
  if (!only || others.length > 0) {
    throw new Error(`${found.length} lines, not one, are a ${role} named ${name} in this outline:\n${outline}`);
  }
  return only.ref;
}

/** Whether the outline shows this text anywhere. */
export function shows(outline: string, text: string | RegExp): boolean {
  return typeof text === "string" ? outline.includes(text) : text.test(outline);
}
