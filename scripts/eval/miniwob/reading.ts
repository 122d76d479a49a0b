/** How solvers read what they are shown: the outline, and what `inspect` lists. Pure. */
import { type OutlineLine, readOutline } from "../../../e2e/model/outline.ts";
import type { Action } from "../../../src/protocol/action.ts";
import type { Sight } from "./solver.ts";

export type { OutlineLine };

/** Things of a role, from top to bottom. */
export function ofRole(outline: string, role: string | RegExp): OutlineLine[] {
  return readOutline(outline).filter((line) => (typeof role === "string" ? line.role === role : role.test(line.role)));
}

/** Things of which the outline says the words behind their ref: `item [a7]: 6 ft`. */
export function worded(outline: string): { ref: string; text: string }[] {
  return [...outline.matchAll(/\[([a-z]{1,3}\d{1,6})\]: (\S.*)$/gm)].map(([, ref = "", text = ""]) => ({ ref, text }));
}

/** The first thing with this name, of whatever role. @throws when there is none */
export function named(outline: string, name: string | RegExp): OutlineLine {
  const fits = (each: string) => (typeof name === "string" ? each === name : name.test(each));
  return present(
    readOutline(outline).find((line) => fits(line.name)),
    `a thing named ${name}`,
  );
}

/** @throws when there is nothing, naming what is missing */
export function present<Value>(value: Value | undefined | null, what: string): Value {
  if (value === undefined || value === null) throw new Error(`The outline does not show ${what}.`);
  return value;
}

/** What a pattern's group holds. @throws when the text does not fit */
export function groupOf(text: string, pattern: RegExp, group = 1): string {
  return present(pattern.exec(text)?.[group], `${pattern}`);
}

export const click = (ref: string): Action => ({ action: "click", ref });
export const clickNamed = (outline: string, name: string | RegExp): Action => click(named(outline, name).ref);
export const type = (ref: string, text: string): Action => ({ action: "type", ref, text });
/** What a page draws like plain text is known to be pressed only some moments after it is first seen. */
export const lookAgain: Action = { action: "wait_for", seconds: 0.5 };
export const submit = (outline: string): Action => clickNamed(outline, /^submit$/i);

/** A thing that `inspect` listed; places in pixels of the window. */
export interface Drawn {
  kind: string;
  ref: string;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The middle. */
  cx: number;
  cy: number;
  /** Things with the same number show the same picture. */
  picture: number | undefined;
  colours: Readonly<Record<string, string>>;
  corners: { x: number; y: number }[];
  /** The whole line. */
  line: string;
}

const DRAWN = /^(\S+)\[([a-z]+\d+)\](?: "(.*?)")? at (-?[\d.]+),(-?[\d.]+) size ([\d.]+)×([\d.]+)(.*)$/;

/** The things that the last `inspect` listed. */
export function readDrawn(results: string): Drawn[] {
  return results.split("\n").flatMap((line) => {
    const parts = DRAWN.exec(line);
    if (!parts) return [];
    const [, kind = "", ref = "", text = "", left, top, wide, high, rest = ""] = parts;
    const [x = 0, y = 0, width = 0, height = 0] = [left, top, wide, high].map(Number);
    const place = { x, y, width, height, cx: x + width / 2, cy: y + height / 2 };
    return [
      { kind, ref, text, ...place, picture: pictureIn(rest), colours: coloursIn(rest), corners: cornersIn(rest), line },
    ];
  });
}

function pictureIn(words: string): number | undefined {
  const number = / picture (\d+)/.exec(words)?.[1];
  return number === undefined ? undefined : Number(number);
}

function coloursIn(words: string): Record<string, string> {
  return Object.fromEntries(
    [...words.matchAll(/ (fill|stroke|background|border|text) (\S+)/g)].map(([, what = "", colour = ""]) => [
      what,
      colour,
    ]),
  );
}

function cornersIn(words: string): { x: number; y: number }[] {
  const listed = / corners ((?:-?[\d.]+,-?[\d.]+ ?)+)/.exec(words)?.[1] ?? "";
  return [...listed.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** Looks closer first, then answers with what was seen there. */
export function whenInspected(answer: (drawn: Drawn[], sight: Sight) => Action[]) {
  return (sight: Sight): Action[] => {
    const drawn = readDrawn(sight.results);
    return drawn.length > 0 ? answer(drawn, sight) : [{ action: "inspect" }];
  };
}

/** The number that an ordinal says: `3rd` is 3. */
export const ordinal = (text: string): number => Number(groupOf(text, /(\d+)(?:st|nd|rd|th)/));
