/** Reads pieces of a completion. They come from any server that calls itself compatible, so nothing is taken for granted. */

/** A piece of a call of a tool. */
export interface CallPiece {
  id: string | null;
  index: number | null;
  name: string;
  arguments: string;
}

export interface CompletionPiece {
  text: string;
  refusal: string;
  calls: CallPiece[];
  finish: string | null;
}

/** Reads one chunk of a stream, or a whole completion from a server that does not stream. */
export function readPiece(chunk: unknown): CompletionPiece {
  const choice = listOf(chunk, "choices")[0];
  const said = get(choice, "delta") ?? get(choice, "message");
  return {
    text: textOf(get(said, "content")),
    refusal: stringOf(get(said, "refusal")),
    calls: callsOf(said),
    finish: stringOf(get(choice, "finish_reason")) || null,
  };
}

/** Content is a string or a list of parts, of which some are the model's thinking. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return stringOf(content);
  return content.map((part: unknown) => (typeof part === "string" ? part : visibleText(part))).join("");
}

function visibleText(part: unknown): string {
  const type = get(part, "type");
  return type === undefined || type === "text" || type === "output_text" ? stringOf(get(part, "text")) : "";
}

function callsOf(said: unknown): CallPiece[] {
  const old = get(said, "function_call");
  const calls = listOf(said, "tool_calls").map((call) => toCall(call, get(call, "function") ?? call));
  return old ? [...calls, toCall(null, old)] : calls;
}

function toCall(call: unknown, called: unknown): CallPiece {
  const index = get(call, "index");
  const args = get(called, "arguments");
  return {
    id: stringOf(get(call, "id")) || null,
    index: typeof index === "number" ? index : null,
    name: stringOf(get(called, "name")),
    // Some servers give the object itself.
    arguments: typeof args === "object" && args !== null ? JSON.stringify(args) : stringOf(args),
  };
}

const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** A field of anything; undefined where there is none. */
export function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function listOf(value: unknown, key: string): unknown[] {
  const list = get(value, key);
  return Array.isArray(list) ? list : [];
}

/** What the call cost, where the chunk says so; a server that does not count says nothing, or noughts. */
export function readUsage(chunk: unknown): { in: number; cached: number; out: number } | null {
  const usage = get(chunk, "usage");
  if (typeof usage !== "object" || usage === null) return null;
  const count = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
  const cached = get(get(usage, "prompt_tokens_details"), "cached_tokens") ?? get(usage, "prompt_cache_hit_tokens");
  const asked = count(get(usage, "prompt_tokens"));
  const out = count(get(usage, "completion_tokens"));
  return asked + out > 0 ? { in: asked, cached: count(cached), out } : null;
}

/** The error that some servers send with status 200. */
export function readError(body: unknown): object | null {
  const error = get(body, "error");
  if (typeof error === "string" && error) return { message: error };
  return typeof error === "object" ? error : null;
}
