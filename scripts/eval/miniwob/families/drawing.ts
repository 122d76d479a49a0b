/** Shapes and geometry: what can only be told from how things are drawn. */
import type { Action } from "../../../../src/protocol/action.ts";
import { click, clickNamed, type Drawn, groupOf, present, submit, type, whenInspected } from "../reading.ts";
import type { Family, Solver } from "../solver.ts";

const NAMED: Readonly<Record<string, string>> = {
  red: "#ff0000",
  green: "#008000",
  blue: "#0000ff",
  aqua: "#00ffff",
  cyan: "#00ffff",
  black: "#000000",
  magenta: "#ff00ff",
  yellow: "#ffff00",
  olive: "#808000",
  lime: "#00ff00",
  white: "#ffffff",
  grey: "#808080",
  purple: "#800080",
  orange: "#ffa500",
  pink: "#ffc0cb",
};

const KINDS: Readonly<Record<string, RegExp>> = {
  rectangle: /^rect$/,
  circle: /^circle$/,
  triangle: /^polygon$/,
};

/** Whether a shape is what words such as `large blue circle`, `small item`, `red digit` or `green l` say. */
function fits(shape: Drawn, words: string): boolean {
  const parts = words.split(" ");
  const what = parts.at(-1) ?? "";
  return parts.slice(0, -1).every((word) => hasTrait(shape, word)) && isOfKind(shape, what);
}

const LEAST_LARGE = 16;

function hasTrait(shape: Drawn, word: string): boolean {
  if (word === "large" || word === "small") return sizeOf(shape) > LEAST_LARGE === (word === "large");
  return shape.colours.fill === NAMED[word];
}

/** Letters fill a line's height, whatever they are. */
const sizeOf = ({ kind, height }: Drawn): number => (kind === "text" ? height * 0.8 : height);

function isOfKind({ kind, text }: Drawn, what: string): boolean {
  if (what === "item") return true;
  if (what === "shape") return kind !== "text";
  if (what === "letter") return kind === "text" && /^[a-z]$/i.test(text);
  if (what === "digit") return kind === "text" && /^\d$/.test(text);
  return KINDS[what]?.test(kind) ?? text === what;
}

const isShape = ({ kind }: Drawn): boolean => /^(rect|circle|polygon|text)$/.test(kind);

const clickShape = whenInspected((drawn, { utterance }) => {
  const words = groupOf(utterance, /Click on an? (.*)$/);
  const shape = drawn.filter(isShape).find((each) => fits(each, words));
  return [click(present(shape, words).ref)];
});

const countShapes = whenInspected((drawn, { utterance, outline }) => {
  const words = groupOf(utterance, /How many (.*)s are there/);
  const count = drawn.filter(isShape).filter((each) => fits(each, words)).length;
  return [clickNamed(outline, String(count))];
});

const FIGURES: Readonly<Record<string, string>> = { rect: "Rectangle", circle: "Circle", polygon: "Triangle" };

const identify = whenInspected((drawn, { outline }) => {
  const figure = present(drawn.find(isShape), "a figure");
  const letterOrNumber = /\d/.test(figure.text) ? "Number" : "Letter";
  return [clickNamed(outline, FIGURES[figure.kind] ?? letterOrNumber)];
});

const clickColour = whenInspected((drawn, { utterance }) => {
  const colour = present(NAMED[groupOf(utterance, /the (\w+) colored/)], "a colour");
  return [
    click(
      present(
        drawn.findLast(({ colours }) => colours.background === colour),
        colour,
      ).ref,
    ),
  ];
});

const CHANNELS = ["red", "green", "blue"];

/** The strongest of red, green and blue. */
function shadeOf(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return CHANNELS[parts.indexOf(Math.max(...parts))] ?? "";
}

const clickShades = whenInspected((drawn, { utterance, outline }) => {
  const colour = groupOf(utterance, /shades of (\w+)/);
  const shades = drawn.filter(({ kind, colours }) => kind === "span" && shadeOf(colours.background ?? "") === colour);
  return [...shades.map(({ ref }) => click(ref)), submit(outline)];
});

const canvasOf = (drawn: readonly Drawn[]): Drawn =>
  present(
    drawn.find(({ kind }) => kind === "svg"),
    "a drawing",
  );
const dotsOf = (drawn: readonly Drawn[], colour?: string): Drawn[] =>
  drawn.filter(({ kind, colours }) => kind === "circle" && (colour === undefined || colours.fill === colour));

interface Spot {
  x: number;
  y: number;
}
const middle = ({ cx, cy }: Drawn): Spot => ({ x: cx, y: cy });

/** Clicks a spot of the window inside the drawing, then submits. */
function clickAt(drawn: readonly Drawn[], spot: Spot, outline: string): Action[] {
  const canvas = canvasOf(drawn);
  const within = (value: number, size: number) => Math.min(Math.max(value, 1), size - 2);
  const x = within(spot.x - canvas.x, canvas.width);
  const y = within(spot.y - canvas.y, canvas.height);
  return [{ action: "click", ref: canvas.ref, x, y }, submit(outline)];
}

const clickMiddle = whenInspected((drawn, { outline }) =>
  clickAt(drawn, middle(present(dotsOf(drawn)[0], "a circle")), outline),
);

const clickMidpoint = whenInspected((drawn, { outline }) => {
  const [one, other] = dotsOf(drawn).map(middle);
  const [a, b] = [present(one, "a point"), present(other, "a second point")];
  return clickAt(drawn, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, outline);
});

const unit = (from: Spot, to: Spot): Spot => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
};

/** How far from the vertex a third point is set: as far as the drawing allows in that direction, at most this. */
const ARM = 40;

const bisect = whenInspected((drawn, { outline }) => {
  const vertex = middle(present(dotsOf(drawn, NAMED.blue)[0], "the vertex"));
  const [one, other] = dotsOf(drawn, NAMED.black).map(middle);
  const [a, b] = [unit(vertex, present(one, "an arm")), unit(vertex, present(other, "a second arm"))];
  const way = unit({ x: 0, y: 0 }, { x: a.x + b.x, y: a.y + b.y });
  return clickAt(drawn, { x: vertex.x + way.x * ARM, y: vertex.y + way.y * ARM }, outline);
});

const rightAngle = whenInspected((drawn, { outline }) => {
  const vertex = middle(present(dotsOf(drawn, NAMED.blue)[0], "the vertex"));
  const arm = unit(vertex, middle(present(dotsOf(drawn, NAMED.black)[0], "the arm")));
  const canvas = canvasOf(drawn);
  const ends = [1, -1].map((sign) => ({ x: vertex.x - sign * arm.y * ARM, y: vertex.y + sign * arm.x * ARM }));
  const room = ({ x, y }: Spot) =>
    Math.min(x - canvas.x, canvas.x + canvas.width - x, y - canvas.y, canvas.y + canvas.height - y);
  return clickAt(drawn, present(ends.sort((one, other) => room(other) - room(one))[0], "room"), outline);
});

const GRID_COLUMNS = 5;

/** The dots of the grid are listed with their places, from which the lines of the grid follow. */
const clickCoordinate = whenInspected((drawn, { utterance }) => {
  const [, x, y] = present(/\((-?\d+),(-?\d+)\)/.exec(utterance), "a coordinate");
  const dots = dotsOf(drawn);
  const columns = [...new Set(dots.map(({ cx }) => Math.round(cx)))].sort((one, other) => one - other);
  const rows = [...new Set(dots.map(({ cy }) => Math.round(cy)))].sort((one, other) => other - one);
  const [column, row] = [columns[Number(x) + (GRID_COLUMNS - 1) / 2], rows[Number(y) + (GRID_COLUMNS - 1) / 2]];
  const dot = dots.find(({ cx, cy }) => Math.round(cx) === column && Math.round(cy) === row);
  return [click(present(dot, "that point").ref)];
});

const RADIUS = 20;
const CORNERS = 24;

const drawCircle = whenInspected((drawn, { outline }) => {
  const [canvas, dot] = [canvasOf(drawn), middle(present(dotsOf(drawn)[0], "a point"))];
  const around = Array.from({ length: CORNERS }, (_, at) => {
    const angle = (2 * Math.PI * (at + 1)) / CORNERS;
    return { dx: RADIUS * (Math.cos(angle) - 1), dy: RADIUS * Math.sin(angle) };
  });
  const start = { x: dot.x + RADIUS - canvas.x, y: dot.y - canvas.y };
  return [{ action: "drag", ref: canvas.ref, ...start, along: around, dx: 0, dy: 0 }, submit(outline)];
});

const LINE = 60;

const drawLine = whenInspected((drawn, { utterance, outline }) => {
  const [canvas, dot] = [canvasOf(drawn), middle(present(dotsOf(drawn)[0], "a point"))];
  const way = /vertical/.test(utterance) ? { dx: 0, dy: LINE } : { dx: LINE, dy: 0 };
  const start = { x: dot.x - canvas.x - way.dx / 3, y: dot.y - canvas.y - way.dy / 3 };
  return [
    { action: "drag", ref: canvas.ref, x: Math.max(2, start.x), y: Math.max(2, start.y), ...way },
    submit(outline),
  ];
});

const countBlocks = whenInspected((drawn, { outline }) => {
  const blocks = drawn.filter(({ kind, text, colours }) => kind === "span" && text === "" && colours.background);
  const field = present(/textbox \[(\w+)\]/.exec(outline)?.[1], "the field");
  return [type(field, String(blocks.length)), submit(outline)];
});

const clickRising: Solver = ({ outline, results, past }) => {
  const turn = past.filter(({ actions }) => actions.some(({ action }) => action === "click")).length;
  if (past.length === 0) return [{ action: "inspect" }];
  const seen = whenInspected((drawn) => {
    const number = drawn.find(({ kind, text }) => kind === "text" && text === "1");
    if (number) return [click(number.ref)];
    return drawn
      .filter(({ kind }) => kind === "rect")
      .slice(0, 4)
      .map(({ ref }) => click(ref));
  });
  return turn === 0 || results.includes("rect[")
    ? seen({ utterance: "", outline, results, past })
    : [{ action: "inspect" }];
};

export const DRAWING: Family = {
  "click-shape": clickShape,
  "count-shape": countShapes,
  "identify-shape": identify,
  "click-color": clickColour,
  "click-shades": clickShades,
  "circle-center": clickMiddle,
  "find-midpoint": clickMidpoint,
  "bisect-angle": bisect,
  "right-angle": rightAngle,
  "grid-coordinate": clickCoordinate,
  "draw-circle": drawCircle,
  "draw-line": drawLine,
  "visual-addition": countBlocks,
  "ascending-numbers": clickRising,
};
