/** What is dragged: items of lists, boxes, shapes, handles. */
import type { Action } from "../../../../src/protocol/action.ts";
import { clickNamed, type Drawn, groupOf, present, submit, whenInspected } from "../reading.ts";
import type { Family, Solver } from "../solver.ts";

/** Moves a thing so that its middle comes to a spot of the window. */
const dragTo = ({ ref, cx, cy }: Drawn, x: number, y: number): Action => ({
  action: "drag",
  ref,
  dx: x - cx,
  dy: y - cy,
});

const WAYS: Readonly<Record<string, { dx: number; dy: number }>> = {
  left: { dx: -30, dy: 0 },
  right: { dx: 30, dy: 0 },
  up: { dx: 0, dy: -30 },
  down: { dx: 0, dy: 30 },
};

const isShape = ({ kind }: Drawn): boolean => /^(rect|circle|polygon)$/.test(kind);
const isBox = (shape: Drawn): boolean => shape.kind === "rect" && !("fill" in shape.colours);

const dragAway = whenInspected((drawn, { utterance, outline }) => {
  const way = present(WAYS[groupOf(utterance, /(left|right|up|down)/)], "a direction");
  return [{ action: "drag", ref: present(drawn.find(isShape), "a shape").ref, ...way }, submit(outline)];
});

const FIGURES: Readonly<Record<string, string>> = { rectangles: "rect", circles: "circle", triangles: "polygon" };
const COLOURS: Readonly<Record<string, string>> = {
  red: "#ff0000",
  green: "#008000",
  blue: "#0000ff",
  aqua: "#00ffff",
  black: "#000000",
  magenta: "#ff00ff",
  yellow: "#ffff00",
};

function isMeant(shape: Drawn, words: string): boolean {
  const colour = COLOURS[words.replace(" shapes", "")];
  return colour === undefined ? shape.kind === FIGURES[words] : shape.colours.fill === colour;
}

/** Where the n-th of several shapes goes, side by side in the middle of a box. */
const placeIn = (box: Drawn, n: number): [number, number] => [box.x + 12 + n * 10, box.cy];

const dragIntoBox = whenInspected((drawn, { utterance, outline }) => {
  const words = groupOf(utterance, /all (.*) into the black box/);
  const box = present(drawn.find(isBox), "the box");
  const meant = drawn.filter((each) => isShape(each) && !isBox(each) && isMeant(each, words));
  return [...meant.map((each, n) => dragTo(each, ...placeIn(box, n))), submit(outline)];
});

const dragIntoTwo = whenInspected((drawn, { utterance, outline }) => {
  const words = groupOf(utterance, /all (.*) into the left box/);
  const [left, right] = drawn.filter(isBox);
  const shapes = drawn.filter((each) => isShape(each) && !isBox(each));
  const drags = shapes.map((each, n) =>
    dragTo(each, ...placeIn(present(isMeant(each, words) ? left : right, "a box"), n)),
  );
  return [...drags, submit(outline)];
});

const dragBox = whenInspected((drawn, { outline }) => {
  const [small, large] = ["s", "L"].map((name) => drawn.find(({ text }) => text === name));
  const { cx, cy } = present(large, "the larger box");
  return [dragTo(present(small, "the smaller box"), cx, cy), submit(outline)];
});

const LIST_PLACES: Readonly<Record<string, (at: number, count: number) => number>> = {
  "to the top": () => 0,
  "to the bottom": (_, count) => count - 1,
  "down by one position": (at) => at + 1,
  "up by one position": (at) => at - 1,
};

const dragItem = whenInspected((drawn, { utterance }) => {
  const [, name = "", words = ""] = present(/Drag (\w+) (.*)\./.exec(utterance), "an item");
  const items = drawn.filter(({ text, kind }) => text !== "" && kind !== "button");
  const at = items.findIndex(({ text }) => text === name);
  const place = LIST_PLACES[words];
  const to = place ? place(at, items.length) : Number(groupOf(words, /(\d)/)) - 1;
  return [dragPast(present(items[at], name), present(items[to], "that position"))];
});

/** A little beyond the middle of the one that makes room. */
const BEYOND = 6;

function dragPast(item: Drawn, over: Drawn): Action {
  const beyond = (from: number, to: number) => (to === from ? 0 : Math.sign(to - from) * BEYOND);
  return dragTo(item, over.cx, over.cy + beyond(item.cy, over.cy));
}

const ROWS = ["top", "center", "bottom"];
const COLUMNS = ["left", "center", "right"];
const STEPS: Readonly<Record<string, number>> = { up: -3, down: 3, left: -1, right: 1 };

function cellOf(words: string, at: number): number {
  const step = STEPS[/^(up|down|left|right) by one/.exec(words)?.[1] ?? ""];
  if (step !== undefined) return at + step;
  const [row = "center", column = "center"] = words.replace("to the ", "").split(" ");
  return ROWS.indexOf(row) * 3 + COLUMNS.indexOf(column);
}

const dragInGrid = whenInspected((drawn, { utterance }) => {
  const [, name = "", words = ""] = present(/Drag (\w+) (.*)\./.exec(utterance), "an item");
  const items = drawn.filter(({ kind }) => kind === "listitem");
  const names = drawn.filter(({ text }) => text !== "");
  const at = names.findIndex(({ text }) => text === name);
  const to = present(items[cellOf(words, at)], "that cell");
  return [dragInto(present(items[at], name), to)];
});

/** Cells make room once the middle of what is dragged is beyond theirs, and it has moved on a little since. */
function dragInto(item: Drawn, { cx, cy }: Drawn): Action {
  const [dx, dy] = [cx - item.cx, cy - item.cy];
  const beyond = { x: BEYOND * Math.sign(dx), y: BEYOND * (Math.sign(dy) || Math.sign(dx)) };
  const along = [{ dx: dx + beyond.x, dy: dy + beyond.y }];
  return { action: "drag", ref: item.ref, dx: dx + 2 * beyond.x, dy: dy + 2 * beyond.y, along };
}

/** Takes the least that is not in its place up to it, one drag a turn. */
const sortNumbers = whenInspected((drawn, { outline }) => {
  const items = drawn.filter(({ text }) => /^-?\d+$/.test(text));
  const sorted = [...items].sort((one, other) => Number(one.text) - Number(other.text));
  const wrong = items.findIndex((item, at) => item !== sorted[at]);
  if (wrong < 0) return [submit(outline)];
  return [dragPast(present(sorted[wrong], "a number"), present(items[wrong], "its place")), { action: "inspect" }];
});

const resize = whenInspected((drawn, { utterance, outline }) => {
  const [, what, how] = present(/the (height|width) is (smaller|larger)/.exec(utterance), "what to resize");
  // The handle in the corner is the last small thing without words.
  const handle = drawn.findLast(({ text, width, height }) => text === "" && width < 20 && height < 20);
  const sign = how === "smaller" ? -1 : 1;
  const way = what === "height" ? { dx: 0, dy: sign * 15 } : { dx: sign * 15, dy: 0 };
  return [{ action: "drag", ref: present(handle, "a handle").ref, ...way }, clickNamed(outline, "Submit")];
});

/** So far, in pixels, a drag turns the cube by about a side, and in so many turns it goes all the way round. */
const TURN = 60;
const ROUND = 5;

/** Turns the cube until the side that is lit is the one that is meant: round, then over, then round again. */
const turnCube: Solver = (sight) =>
  whenInspected((drawn, { utterance, outline, past, results }) => {
    const sides = drawn.filter(({ text }) => /^\d$/.test(text));
    const lit = litIn(sides);
    if (lit?.text === groupOf(utterance, /"(\d)"/)) return [submit(outline)];
    const turns = past.filter(({ actions }) => actions.some(({ action }) => action === "drag")).length;
    const way = turns % (ROUND + 1) < ROUND ? { dx: TURN, dy: 0 } : { dx: 0, dy: TURN };
    // A side that others lie over cannot be taken hold of.
    const isHidden = results.includes("refused");
    const { ref } = present(isHidden ? sides[turns % sides.length] : lit, "the side in front");
    // The way from where the pointer was must not count as part of the drag.
    return [
      { action: "hover", ref },
      { action: "drag", ref, ...way },
      { action: "wait_for", seconds: 0.6 },
      { action: "inspect" },
    ];
  })(sight);

/** The side whose figure has a colour of its own. */
const litIn = (sides: readonly Drawn[]): Drawn | undefined =>
  sides.find(({ colours }) => sides.filter((other) => other.colours.text === colours.text).length === 1);

export const DRAGGING: Family = {
  "drag-circle": dragAway,
  "drag-single-shape": dragAway,
  "drag-shapes": dragIntoBox,
  "drag-shapes-2": dragIntoTwo,
  "drag-box": dragBox,
  "drag-items": dragItem,
  "drag-items-grid": dragInGrid,
  "drag-cube": turnCube,
  "drag-sort-numbers": sortNumbers,
  "resize-textarea": resize,
};
