/** What is found by looking closer: icons, boards, cards, selected text, colours. */
import type { Action } from "../../../../src/protocol/action.ts";
import {
  click,
  clickNamed,
  type Drawn,
  groupOf,
  ofRole,
  ordinal,
  present,
  submit,
  type,
  whenInspected,
} from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Goes through the months of a calendar that a field opens. */
const chooseDate: Solver = ({ utterance, outline }) => {
  const [, month, day, year] = present(/(\d\d)\/(\d\d)\/(\d{4})/.exec(utterance), "a date");
  const [, shownMonth = "", shownYear] = new RegExp(`(${MONTHS.join("|")})\\D*(\\d{4})`).exec(outline) ?? [];
  if (shownYear === undefined) return [clickNamed(outline, "Date")];
  const ahead = (Number(year) - Number(shownYear)) * 12 + Number(month) - 1 - MONTHS.indexOf(shownMonth);
  if (ahead !== 0) return [clickNamed(outline, ahead > 0 ? /^Next/ : /^Prev/)];
  return [clickNamed(outline, String(Number(day))), submit(outline)];
};

const enterDate: Solver = ({ utterance, outline }) => {
  const [, month, day, year] = present(/(\d\d)\/(\d\d)\/(\d{4})/.exec(utterance), "a date");
  const field = present(/textbox \[(\w+)\]/.exec(outline)?.[1], "the field");
  return [{ action: "fill_form", fields: [{ ref: field, value: `${year}-${month}-${day}` }] }, submit(outline)];
};

const enterTime: Solver = ({ utterance, outline }) => {
  const [, hour, minutes, half] = present(/(\d+):(\d+) (AM|PM)/.exec(utterance), "a time");
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const field = present(/textbox \[(\w+)\]/.exec(outline)?.[1], "the field");
  return [
    { action: "fill_form", fields: [{ ref: field, value: `${String(hours).padStart(2, "0")}:${minutes}` }] },
    submit(outline),
  ];
};

const CARDS = 3;

/** Turns one card a turn, then the greatest once more. */
const findGreatest: Solver = ({ outline, past }) => {
  const cards = ofRole(past[0]?.outline ?? outline, "clickable");
  const turned = past.length;
  if (turned < CARDS) return [click(present(cards[turned], "a card").ref)];
  const shown = [...past.slice(1).map((turn) => turn.outline), outline].map(numberIn);
  const best = shown.indexOf(Math.max(...shown));
  return [...(best === CARDS - 1 ? [] : [click(present(cards[best], "the card").ref)]), submit(outline)];
};

const numberIn = (outline: string): number =>
  Number(
    outline
      .split("\n")
      .slice(1)
      .join("\n")
      .replace(/\[\w+\]/g, "")
      .match(/\b\d+\b/)?.[0] ?? -1,
  );

const highlight = whenInspected((drawn, { utterance, outline }) => {
  const texts = drawn
    .filter(({ text, kind }) => text !== "" && kind !== "button")
    .sort((one, other) => one.y - other.y);
  const at = /\d/.test(utterance) ? ordinal(utterance) - 1 : 0;
  return [{ action: "select_text", ref: present(texts[at], "the text").ref }, submit(outline)];
});

interface Reading {
  x: number;
  y: number;
  least: number;
  most: number;
}

const WARMTHS: Readonly<Record<string, [number, number]>> = {
  HOT: [0, 5],
  WARM: [5, 10],
  COLD: [10, 40],
  "ICE COLD": [40, 1_000],
};
const FINENESS = 3;

/** What each look so far says about the distance of the hot spot. */
function readingsOf({ past, outline }: Sight): Reading[] {
  const after = [...past.slice(1).map((turn) => turn.outline), outline];
  return past.flatMap(({ actions }, turn) => {
    const [action] = actions;
    const word = /^(HOT|WARM|COLD|ICE COLD)$/m.exec(after[turn] ?? "")?.[1];
    const range = WARMTHS[word ?? ""];
    if (action?.action !== "hover" || !range) return [];
    return [{ x: action.x ?? 0, y: action.y ?? 0, least: range[0], most: range[1] }];
  });
}

/** Of all places that fit what was felt so far, the one in their middle. */
function likeliest({ width, height }: Drawn, readings: readonly Reading[]): { x: number; y: number } {
  const places = [];
  for (let x = FINENESS; x < width - 1; x += FINENESS)
    for (let y = FINENESS; y < height - 1; y += FINENESS)
      if (readings.every((each) => agrees(each, x, y))) places.push({ x, y });
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(places.map((place) => place.x)), mean(places.map((place) => place.y))];
  const far = (place: { x: number; y: number }) => Math.hypot(place.x - x, place.y - y);
  return present(places.sort((one, other) => far(one) - far(other))[0], "a place that is hot");
}

const agrees = ({ x, y, least, most }: Reading, otherX: number, otherY: number): boolean => {
  const distance = Math.hypot(otherX - x, otherY - y);
  return distance >= least - FINENESS && distance < most + FINENESS;
};

const AREA = /^div\[(\w+)\] class "touch|^div\[(\w+)\] at .* size 15\d/;

const findHot: Solver = (sight) => {
  const inspected = whenInspected((drawn) => {
    const area = present(
      drawn.find(({ line, height }) => AREA.test(line) && height < 140),
      "the area",
    );
    return hoverOrClick(area, readingsOf(sight));
  });
  const first = sight.past[1]?.results ?? sight.results;
  return inspected({ ...sight, results: first });
};

function hoverOrClick(area: Drawn, readings: readonly Reading[]): Action[] {
  const last = readings.at(-1);
  if (last?.least === 0) return [{ action: "click", ref: area.ref, x: last.x, y: last.y }];
  return [{ action: "hover", ref: area.ref, ...likeliest(area, readings) }];
}

const orderFood = whenInspected((drawn, { utterance, outline }) => {
  const names = groupOf(utterance, /item: (.*)$/).split(", ");
  const clicks = names.map((name) => {
    const item = present(
      drawn.find(({ text }) => text === name),
      name,
    );
    const plus = drawn.find(({ text, y }) => text === "+" && y > item.y - 4);
    return click(present(plus, "its plus").ref);
  });
  return [...clicks, clickNamed(outline, "Order!")];
});

const keysOf = (text: string): Action[] =>
  [...text].map((key) => ({ action: "press_key", key: key === " " ? "Space" : key }));
const ENTER: Action = { action: "press_key", key: "Enter" };

const useTerminal: Solver = (sight) => {
  if (sight.past.length < 2)
    return whenInspected((drawn) => {
      const terminal = present(
        drawn.find(({ text }) => /^user\$/.test(text)),
        "the prompt",
      );
      return [click(terminal.ref), ...keysOf("ls"), ENTER];
    })(sight);
  const ending = /extension (\.\S+)$/.exec(sight.utterance)?.[1];
  const files = sight.outline.split(/\s+/).filter((word) => /^[\w-]+(\.[\w.]+)?$/.test(word));
  const file = files.find((name) =>
    ending ? name.endsWith(ending) : /^[a-z]+$/.test(name) && sight.outline.includes(` ${name}`),
  );
  return [...keysOf(`rm ${present(file, "such a file")}`), ENTER];
};

const NAMED_HEX: Readonly<Record<string, string>> = { red: "FF0000", green: "00FF00", blue: "0000FF" };

const enterColour: Solver = ({ utterance, outline }) => {
  const hex = present(NAMED_HEX[groupOf(utterance, /Select (\w+) with/)], "a colour");
  return [type(present(ofRole(outline, "textbox")[0], "the field").ref, hex), submit(outline)];
};

export const LOOKING: Family = {
  "choose-date": chooseDate,
  "choose-date-easy": chooseDate,
  "choose-date-medium": chooseDate,
  "choose-date-nodelay": chooseDate,
  "enter-date": enterDate,
  "enter-time": enterTime,
  "find-greatest": findGreatest,
  "highlight-text": highlight,
  "highlight-text-2": highlight,
  "hot-cold": findHot,
  "order-food": orderFood,
  terminal: useTerminal,
  "use-colorwheel": enterColour,
};
