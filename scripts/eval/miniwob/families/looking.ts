/** What is found by looking closer: icons, boards, cards, selected text, colours. */
import { readOutline } from "../../../../e2e/model/outline.ts";
import type { Action } from "../../../../src/protocol/action.ts";
import { chooseDay } from "../calendar.ts";
import { COLOURS } from "../colours.ts";
import {
  click,
  clickNamed,
  type Drawn,
  groupOf,
  ofRole,
  ordinal,
  present,
  readDrawn,
  submit,
  type,
  whenInspected,
} from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";
import { type Felt, HOTTEST, nextPlace, WARMTHS } from "../warmth.ts";

/** Goes through the months of a calendar that a field opens, and lies over the button until a day is chosen. */
const chooseDate: Solver = ({ utterance, outline, past }) => {
  if (past.some(({ actions }) => isOnDay(actions[0], past.at(-1)?.outline ?? ""))) return [submit(outline)];
  return chooseDay(outline, utterance) ?? [clickNamed(outline, "Date")];
};

const isOnDay = (action: Action | undefined, outline: string): boolean =>
  action?.action === "click" && readOutline(outline).some(({ ref, name }) => ref === action.ref && /^\d+$/.test(name));

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

/** Feels its way by the words that come up: the order of the words is all that is known of them. */
const findHot: Solver = (sight) => {
  const first = sight.past[1]?.results ?? sight.results;
  return whenInspected((drawn) => {
    const area = present(drawn.at(-1), "the area");
    const last = feltAt(sight).at(-1);
    if (last?.word === HOTTEST) return [{ action: "click", ref: area.ref, x: last.x, y: last.y }];
    return [{ action: "hover", ref: area.ref, ...nextPlace(area, feltAt(sight)) }];
  })({ ...sight, results: first });
};

/** What each touch so far felt like. */
function feltAt({ past, outline }: Sight): Felt[] {
  const after = [...past.slice(1).map((turn) => turn.outline), outline];
  return past.flatMap(({ actions }, turn) => {
    const [action] = actions;
    const word = WARMTHS.find((each) => new RegExp(`\\b${each}\\b`).test(after[turn] ?? ""));
    if (action?.action !== "hover" || word === undefined) return [];
    return [{ x: action.x ?? 0, y: action.y ?? 0, word, warmth: WARMTHS.indexOf(word) }];
  });
}

/** By name, or as many as are asked for that bear a sign. */
const orderFood = whenInspected((drawn, { utterance, outline }) => {
  const [, count, sign] = /Order (\d+) items? that (?:is|are) (.*)$/.exec(utterance) ?? [];
  const names = count === undefined ? groupOf(utterance, /item: (.*)$/).split(", ") : undefined;
  const wanted = drawn.filter(({ text, kind }) =>
    names ? names.includes(text) : kind === "img" && text === wordOf(sign),
  );
  const items =
    wanted.length === 0
      ? []
      : Array.from({ length: names?.length ?? Number(count) }, (_, n) => wanted[n % wanted.length]);
  return [
    ...items.map((item) => click(plusFor(present(item, "such a dish"), drawn).ref)),
    clickNamed(outline, "Order!"),
  ];
});

const wordOf = (sign = ""): string => sign.replace(/\W+$/, "");

/** The signs of a dish stand below its name, at the height of which the plus is. */
const plusFor = (item: Drawn, drawn: readonly Drawn[]): Drawn =>
  present(drawn.filter(({ text, y }) => text === "+" && y <= item.y + 4).at(-1), "its plus");

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

/** The field of a colour wheel takes the colour as it is written on the web. */
const enterColour: Solver = (sight) => {
  const name = groupOf(sight.utterance, /Select (\w+) with/);
  return enterHex(sight, present(COLOURS[name], `the colour ${name}`));
};

/** The patch in the task is what is coloured and stands highest. */
const enterShownColour: Solver = (sight) => {
  if (sight.past.length > 1) return leaveWheel(sight);
  return whenInspected((drawn) => {
    const patch = drawn.find(
      ({ text, width, colours }) => text === "" && width < 30 && colours.background !== undefined,
    );
    return enterHex(sight, present(patch?.colours.background, "a patch of colour"));
  })(sight);
};

/** The wheel opens over the button, and closes when the page is pressed elsewhere. */
function enterHex(sight: Sight, hex: string): Action[] {
  const [field] = ofRole(sight.outline, "textbox");
  if (field?.text.includes(hex.slice(1).toUpperCase())) return leaveWheel(sight);
  return [type(present(field, "the field").ref, hex.slice(1).toUpperCase()), { action: "inspect" }];
}

function leaveWheel({ outline, results }: Sight): Action[] {
  const [page] = readDrawn(results);
  return [click(present(page, "the page").ref), submit(outline)];
}

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
  "use-colorwheel-2": enterShownColour,
};
