import { expect, test } from "vitest";
import { groupOf, named, ofRole, ordinal, readDrawn, whenInspected, worded } from "./reading.ts";

const OUTLINE = [
  'page "Shop" http://127.0.0.1/shop',
  'textbox Name[a1] value "Ada", button Send[a2]',
  "list [a3]",
  "  • item [a4]: 5ft 10in",
  "  • item [a5]: 6 ft",
].join("\n");

test("things are found by their role and by their name", () => {
  expect(ofRole(OUTLINE, "textbox").map(({ ref }) => ref)).toEqual(["a1"]);
  expect(named(OUTLINE, /^send$/i).ref).toBe("a2");
});

test("what the outline does not show is said, and not guessed", () => {
  expect(() => named(OUTLINE, "Cancel")).toThrow("The outline does not show a thing named Cancel.");
  expect(() => groupOf("no number", /(\d+)/)).toThrow();
});

test("entries whose words stand behind their ref are read with them", () => {
  expect(worded(OUTLINE)).toEqual([
    { ref: "a4", text: "5ft 10in" },
    { ref: "a5", text: "6 ft" },
  ]);
});

test("what is drawn is read with its place, its colours, its corners and its picture", () => {
  const [circle, span, line, ...rest] = readDrawn(
    [
      "inspect → done: 3 things are drawn there",
      'circle[a7] "3" at 30,40.5 size 12×10 fill #ff0000 stroke #000000',
      "span[a8] at -2,56 size 12×12 picture 4",
      "line[a9] at 0,0 size 2×10 corners 0,10 2,0 stroke #444444",
    ].join("\n"),
  );
  expect(circle).toMatchObject({ kind: "circle", ref: "a7", text: "3", cx: 36, cy: 45.5, picture: undefined });
  expect(circle?.colours).toEqual({ fill: "#ff0000", stroke: "#000000" });
  expect(span).toMatchObject({ text: "", x: -2, picture: 4 });
  expect(line?.corners).toEqual([
    { x: 0, y: 10 },
    { x: 2, y: 0 },
  ]);
  expect(rest).toEqual([]);
});

test("who has not looked closer looks closer first", () => {
  const solver = whenInspected(([first]) => [{ action: "click", ref: first?.ref ?? "" }]);
  const sight = { utterance: "", outline: OUTLINE, past: [] };
  expect(solver({ ...sight, results: "" })).toEqual([{ action: "inspect" }]);
  expect(solver({ ...sight, results: "svg[a9] at 0,0 size 9×9" })).toEqual([{ action: "click", ref: "a9" }]);
});

test("ordinals are read as numbers", () => {
  expect(["the 1st field", "the 22nd word", "the 13th"].map(ordinal)).toEqual([1, 22, 13]);
});
