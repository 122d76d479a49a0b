/** What a task in direct commands means, before a page is looked at. */
import type { ActionOf } from "../protocol/action.ts";

export type Relation = "next to" | "under" | "above" | "in" | "for" | "of";
export type Ordinal = number | "last";

/** A thing on the page, in the user's words. */
export interface TargetPhrase {
  /** The whole phrase as it was said: a name like “First name” or “Terms of use” may look like grammar. */
  spoken: string;
  name?: string;
  /** A kind of thing, as `ROLE_GROUPS` in words.ts knows it. */
  role?: string;
  /** Counted from 1 in document order. */
  ordinal?: Ordinal;
  near?: Nearness;
  /** Other ways to read the same words, less likely ones last. */
  otherwise?: TargetPhrase[];
}

export interface Nearness {
  relation: Relation;
  phrase: TargetPhrase;
}

/** What "type X in Y" and "select X from Y" may mean when the dividing word occurs more than once. */
export interface Reading {
  value: string;
  target: TargetPhrase;
}

interface Said {
  /** The words of this step, for the log. */
  source: string;
  /** Where they begin in the task, in UTF-16 units. */
  at: number;
}

export interface ClickInstruction extends Said {
  kind: "click";
  target: TargetPhrase;
  count?: number;
  button?: "right" | "middle";
  modifiers?: ("Alt" | "Control" | "Meta" | "Shift")[];
}
export interface TypeInstruction extends Said {
  kind: "type";
  text: string;
  /** Absent: the focused field, or the only one. */
  target?: TargetPhrase;
  submit?: true;
  /** Without a target: readings that hold only when the page has a field of exactly that name ("enter 5 for Quantity"). */
  otherwise?: Reading[];
}
export interface PressInstruction extends Said {
  kind: "press";
  /** `KeyboardEvent.key` names joined by `+`: `Control+A`. */
  key: string;
  target?: TargetPhrase;
}
export interface SelectInstruction extends Said {
  kind: "select";
  /** All that was said after the verb: an option's name may hold "of" and "from". */
  spoken: string;
  option: string;
  /** "the second option": counts instead of naming. */
  optionOrdinal?: Ordinal;
  target?: TargetPhrase;
  otherwise?: Reading[];
}
export interface CheckInstruction extends Said {
  kind: "check";
  target: TargetPhrase;
  checked: boolean;
}
export interface OpenInstruction extends Said {
  kind: "open";
  /** As it was written: with or without a scheme, or a path. */
  address?: string;
  target?: TargetPhrase;
}
export interface ScrollInstruction extends Said {
  kind: "scroll";
  to: ActionOf<"scroll">["to"];
  target?: TargetPhrase;
}
export interface WaitInstruction extends Said {
  kind: "wait";
  text?: string;
  /** The same words as `text`, where they name a thing and not just text. */
  target?: TargetPhrase;
  gone?: true;
  url?: string;
  seconds?: number;
}

export type Instruction =
  | ClickInstruction
  | TypeInstruction
  | PressInstruction
  | SelectInstruction
  | CheckInstruction
  | OpenInstruction
  | ScrollInstruction
  | WaitInstruction;
