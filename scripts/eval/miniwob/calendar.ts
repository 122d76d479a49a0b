/** Reads a calendar in an outline: which month it shows, and what to press to come to a day. Pure. */
import type { Action } from "../../../src/protocol/action.ts";
import { click, clickNamed, lookAgain, ofRole, present } from "./reading.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

export interface Day {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

/** The date in a text, as `11/08/2016` in the order of the United States. @throws when there is none */
export function dateIn(text: string): Day {
  const [, month, day, year] = present(/(\d\d?)\/(\d\d?)\/(\d{4})/.exec(text), "a date");
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** How many months the calendar has to go on, below 0 back; undefined where the outline shows none. */
export function monthsAhead(outline: string, { year, month }: Day): number | undefined {
  const [, name = "", shownYear] = new RegExp(`(${MONTHS.join("|")})\\D*(\\d{4})`).exec(outline) ?? [];
  if (shownYear === undefined) return undefined;
  return (year - Number(shownYear)) * 12 + month - 1 - MONTHS.indexOf(name);
}

/** One step towards the day that a text names; undefined while no calendar is open. */
export function chooseDay(outline: string, text: string): Action[] | undefined {
  const wanted = dateIn(text);
  const ahead = monthsAhead(outline, wanted);
  if (ahead === undefined) return undefined;
  if (ahead === 0) return [clickNamed(outline, String(wanted.day))];
  const arrow = ofRole(outline, /^(clickable|link|button)$/).find(({ name }) =>
    (ahead > 0 ? /^Next/ : /^Prev/).test(name),
  );
  return arrow ? [click(arrow.ref)] : [lookAgain];
}
