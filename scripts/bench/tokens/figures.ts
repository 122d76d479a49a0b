/** Tokens of requests, and how much of each a provider has seen before. Pure. */
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Asked } from "./model.ts";

export interface RequestFigures {
  /** Tokens (o200k) of all that is said to the model. */
  tokens: number;
  /** Share of its bytes that are, byte for byte, the beginning of the request before; 0 for the first. */
  prefixShare: number;
}

/** A request as a provider lays it out: what holds always comes first, then the messages, each with its role. */
export function promptOf({ messages, tools, response_format }: Asked): string {
  const fixed = [tools, response_format].flatMap((part) => (part === undefined ? [] : JSON.stringify(part)));
  const said = messages.map(({ role, content, tool_calls }) => {
    const calls = tool_calls === undefined ? "" : `\n${JSON.stringify(tool_calls)}`;
    return `${role}\n${content ?? ""}${calls}`;
  });
  return [...fixed, ...said].join("\n");
}

export function figuresOf(prompts: readonly string[]): RequestFigures[] {
  return prompts.map((prompt, index) => ({
    tokens: countTokens(prompt),
    prefixShare: sharedBytes(prompts[index - 1] ?? "", prompt) / Buffer.byteLength(prompt),
  }));
}

/** Bytes with which both begin. */
function sharedBytes(before: string, now: string): number {
  const [one, other] = [Buffer.from(before), Buffer.from(now)];
  const shortest = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < shortest && one[shared] === other[shared]) shared++;
  return shared;
}

/** Of all requests but the first, of which nobody can have seen anything. */
export function meanPrefixShare(figures: readonly RequestFigures[]): number {
  const later = figures.slice(1);
  return later.reduce((sum, { prefixShare }) => sum + prefixShare, 0) / later.length;
}

/** Tokens that a provider has not seen right before: what is left to pay in full where a prompt's beginning is cached. */
export const freshOf = (figures: readonly RequestFigures[]): number =>
  Math.round(figures.reduce((sum, { tokens, prefixShare }) => sum + tokens * (1 - prefixShare), 0));

export const totalOf = (figures: readonly RequestFigures[]): number =>
  figures.reduce((sum, { tokens }) => sum + tokens, 0);
