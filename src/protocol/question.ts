import type { Mode, SiteAnswer } from "./grant.ts";

/** What the run asks its user. One at a time, oldest first; the run waits until it is answered or withdrawn. */
export type Question =
  | {
      kind: "site";
      origin: string;
      /** What is asked for: `read`, or `read and change`. */
      access: "read" | "read and change";
      /** What of it is undecided: the answer is about this and nothing else. */
      modes: Mode[];
      /** Why it is needed, in a few words: "to see the page", "Open link “Docs”". */
      reason: string;
      /** Chrome's own prompt has to follow the user's yes: it does not let Deckhand into this site yet. */
      prompt?: true;
    }
  | { kind: "confirm"; effect: Effect }
  | {
      kind: "answer";
      text: string;
      /** Where it asks which of several things is meant: the same in parts, to be shown as a list. */
      choices?: Choices;
    };

/** Things of which one is meant; an answer may be its number. */
export interface Choices {
  /** What is asked, without the things. */
  question: string;
  /** Each in words, in the order of their numbers, from 1. */
  names: string[];
  /** How many more there are than are named. */
  unnamed: number;
}

/** What exactly will happen on a yes, from the policy engine and never in the model's words. */
export interface Effect {
  /** "Send the form “Order” to shop.example". */
  title: string;
  /** One line a field or fact: "Name: Ada", "Password: •••". */
  lines: string[];
  /** The kind of consequence that made it ask; `--yes` alone never covers some of them. */
  kind: ConsequenceKind;
  /** A yes lets this run carry text between these sites without another question. */
  flow?: Flow;
}

/** Text of some sites that goes to another one. Exact origins. */
export interface Flow {
  from: string[];
  to: string;
}

/** The kinds that a blanket yes leaves out come first. */
export type ConsequenceKind =
  | "pay"
  | "delete"
  | "credentials"
  | "upload"
  | "send"
  | "share"
  | "consent"
  | "sign-in"
  | "download"
  | "address"
  /** Text that may come from one site goes to another. */
  | "carry"
  | "dialog"
  /** It was tried before, and whether it happened then is not known. */
  | "repeat"
  /** A key to which the page may have bound anything, deleting too. */
  | "shortcut"
  | "submit";

export const NEVER_BLANKET: readonly ConsequenceKind[] = [
  "pay",
  "delete",
  "credentials",
  "upload",
  "dialog",
  "repeat",
  "shortcut",
];

export type Answer =
  | { kind: "site"; answer: SiteAnswer }
  | { kind: "confirm"; confirmed: boolean }
  | { kind: "answer"; text: string };
