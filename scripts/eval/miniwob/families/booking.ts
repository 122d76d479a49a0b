/** Flights and appointments. */
import type { Action } from "../../../../src/protocol/action.ts";
import { chooseDay } from "../calendar.ts";
import { freeStart, hourOf, minutesIn } from "../day-plan.ts";
import {
  click,
  clickNamed,
  type Drawn,
  groupOf,
  named,
  type OutlineLine,
  ofRole,
  present,
  type,
  whenInspected,
  worded,
} from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";

const valueIn = (outline: string, name: string): string =>
  / value "((?:[^"\\]|\\.)*)"/.exec(named(outline, name).text)?.[1] ?? "";

/** Fills in from, to and the date, one after the other, searches, and takes the one that costs or lasts least. */
const bookFlight: Solver = (sight) => {
  const { outline, utterance } = sight;
  if (/Book flight for/.test(outline)) return [bookBest(sight)];
  const [, from = "", to = ""] = present(/from: (.*) to: (.*) on /.exec(utterance), "from where to where");
  return (
    fillAirport(outline, "From:", from) ??
    fillAirport(outline, "To:", to) ??
    (isDateSet(outline) ? [clickNamed(outline, "Search")] : fillDate(sight))
  );
};

/** Types the place and takes what is suggested for it; undefined once it stands there. */
function fillAirport(outline: string, field: string, place: string): Action[] | undefined {
  const value = valueIn(outline, field);
  const airport = airportIn(place);
  if (airport.test(value) && value !== place) return undefined;
  const suggestion = worded(outline).find(({ text }) => airport.test(text));
  if (suggestion) return [click(suggestion.ref)];
  return [type(named(outline, field).ref, place), { action: "wait_for", seconds: 0.6 }];
}

/** `Anchorage, AK (ANC)`, as a city or by its letters. */
const airportIn = (place: string): RegExp =>
  /^[A-Z]{3}$/.test(place) ? new RegExp(`\\(${place}\\)`) : new RegExp(`^${place.replace(/[.()/]/g, "\\$&")} \\(`);

/** The only field that cannot be typed in; it has a calendar, under which its name disappears. */
const dateField = (outline: string): OutlineLine =>
  present(
    ofRole(outline, "textbox").find(({ text }) => / readonly/.test(text)),
    "the field of the date",
  );

const isDateSet = (outline: string): boolean => / value "/.test(dateField(outline).text);

const fillDate = ({ outline, utterance }: Sight): Action[] =>
  chooseDay(outline, utterance) ?? [click(dateField(outline).ref)];

function bookBest({ outline, utterance }: Sight): Action {
  const durations = [...outline.matchAll(/\b(\d+)h (\d+)m/g)].map(
    ([, hours, minutes]) => Number(hours) * 60 + Number(minutes),
  );
  const buttons = ofRole(outline, "button").filter(({ name }) => /^Book flight/.test(name));
  const prices = buttons.map(({ name }) => Number(groupOf(name, /\$(\d+)/)));
  const costs = /shortest/.test(utterance) ? durations : prices;
  return click(present(buttons[costs.indexOf(Math.min(...costs))], "a flight").ref);
}

/** Draws the appointment over free half hours of the day, then names it. */
const createEvent: Solver = (sight) => {
  const { outline, utterance } = sight;
  const [field] = ofRole(outline, "textbox");
  if (field) return [type(field.ref, groupOf(utterance, /"(.*?)"/)), clickNamed(outline, "Create")];
  return whenInspected((drawn) => [drawEvent(drawn, utterance)])(sight);
};

const HALF_HOUR = 30;

function drawEvent(drawn: readonly Drawn[], utterance: string): Action {
  const [, from = "", to = ""] = present(/between (\w+) and (\w+)/.exec(utterance), "between when");
  const hours = drawn.filter(({ text }) => /^\d+[ap]m$/.test(text));
  const hourHigh = (present(hours[1], "an hour").y - present(hours[0], "an hour").y) / 1;
  const middleOf = (hour: number) => present(hours[hour], "that hour").y + hourHigh / 2;
  const halves = drawn.filter(
    ({ text, height, kind }) => kind === "div" && text === "" && Math.abs(height - hourHigh / 2) < 2,
  );
  const events = drawn.filter(
    ({ text, colours, kind }) => kind === "div" && text !== "" && colours.background !== undefined,
  );
  const length = minutesIn(utterance) / HALF_HOUR;
  const starts = halves.filter(({ y }) => y > middleOf(hourOf(from)) - hourHigh && y < middleOf(hourOf(to)) - hourHigh);
  const end = present(hours[hourOf(to)], "that hour").y;
  const start = present(freeStart(starts, events, { high: (hourHigh / 2) * length, end }), "room for it");
  return { action: "drag", ref: start.ref, dx: 2, dy: (hourHigh / 2) * (length - 1) };
}

export const BOOKING: Family = {
  "book-flight": bookFlight,
  "book-flight-nodelay": bookFlight,
  "daily-calendar": createEvent,
};
