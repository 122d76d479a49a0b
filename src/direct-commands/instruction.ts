/** What a task in direct commands means, before a page is looked at. */
import type { ActionOf } from "../protocol/action.ts";

export type Relation = "next to" | "under" | "above" | "in" | "for" | "of";
export type Ordinal = number | "last";

/** A thing on the page, in the user's words. */
export interface TargetPhrase {
  /** The whole phrase as it was said: a name like “First name” or “Terms of use” may look like grammar. */
  spoken: string;
  name?: string;
  /** A kind of thing, as `ROLE_GROUPS` in target-words.ts knows it. */
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
  /** It answers the page's own dialog: while one is open the page cannot be read, and need not be. */
  needsPage?: false;
}

export interface ClickInstruction extends Said {
  kind: "click";
  target: TargetPhrase;
  count?: number;
  button?: "right" | "middle";
  modifiers?: ("Alt" | "Control" | "Meta" | "Shift")[];
  /** Milliseconds for which the button stays down. */
  hold?: number;
  /** A point in the target, in pixels from its top left corner. */
  point?: Point;
}
export interface Point {
  x: number;
  y: number;
}
export interface HoverInstruction extends Said {
  kind: "hover";
  target: TargetPhrase;
}
/** Onto another thing or by a distance. */
export interface DragInstruction extends Said {
  kind: "drag";
  target: TargetPhrase;
  to?: TargetPhrase;
  /** Pixels to the right and down. */
  by?: { dx: number; dy: number };
  /** Other places at which the words may be divided. */
  otherwise?: { target: TargetPhrase; to: TargetPhrase }[];
}
export interface UploadReading {
  /** Ways to read the names of the files, likelier ones first; none when what is attached is meant, whatever it is. */
  files: string[][];
  /** Absent: the only file field. */
  target?: TargetPhrase;
}
export interface UploadInstruction extends Said, UploadReading {
  kind: "upload";
  /** Other places at which the words may be divided. */
  otherwise?: UploadReading[];
}
/** "submit the form": its own button, else Enter where the focus is. */
export interface SubmitInstruction extends Said {
  kind: "submit";
  /** The form by its name; absent: the one with the focus, or the only one. */
  form?: TargetPhrase;
  /** The button, once the user was asked. */
  target?: TargetPhrase;
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
  newTab?: true;
}
export interface BackInstruction extends Said {
  kind: "back";
}
export interface ReloadInstruction extends Said {
  kind: "reload";
}
/** A tab of the run: by its name, counted among those that are open, by its place, or by what it shows. */
export type TabPhrase =
  | { tab: string }
  | { ordinal: Ordinal }
  | { which: "current" | "new" | "other" | "next" | "previous" | "original" }
  | { title: string };
export interface SwitchTabInstruction extends Said {
  kind: "switch-tab";
  tab: TabPhrase;
  /** The same words as a tab within the page. */
  target?: TargetPhrase;
}
export interface CloseTabInstruction extends Said {
  kind: "close-tab";
  tab: TabPhrase;
}
/** An answer to the dialog that the page has opened, or to one that it draws itself. */
export interface DialogInstruction extends Said {
  kind: "dialog";
  needsPage: false;
  accept: boolean;
  /** What a prompt asks for. */
  text?: string;
  /** The button that was named, for a dialog that the page draws. */
  target?: TargetPhrase;
}
export interface SaveInstruction extends Said {
  kind: "save";
  text: string;
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
  | HoverInstruction
  | DragInstruction
  | UploadInstruction
  | SubmitInstruction
  | BackInstruction
  | ReloadInstruction
  | SwitchTabInstruction
  | CloseTabInstruction
  | DialogInstruction
  | SaveInstruction
  | TypeInstruction
  | PressInstruction
  | SelectInstruction
  | CheckInstruction
  | OpenInstruction
  | ScrollInstruction
  | WaitInstruction;
