import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readResponse } from "./read-reply.ts";

const NODE = { role: "button", name: "Save", ref: "a1", print: 7, place: "viewport" };
const FRAME = {
  origin: "https://a.example",
  url: "https://a.example/",
  title: "A",
  frameIndex: null,
  scroll: { y: 0, height: 800, viewport: 800 },
  textLength: 10,
};
const snapshot = (root: unknown) => readResponse("snapshot-take", { refPrefix: "a" }, { ...FRAME, root });

describe("a snapshot", () => {
  test("that is what it should be stays as it is", () => {
    const root = {
      role: "generic",
      place: "viewport",
      children: [NODE, { role: "text", name: "Hello", place: "far" }],
    };
    expect(snapshot(root)).toEqual({ ...FRAME, root });
  });

  test("keeps how things stand in lines, lists and tables, and a long paragraph whole", () => {
    const children = [
      { role: "text", name: "word ".repeat(2000).trim(), place: "far" },
      { ...NODE, joins: "spaced" },
      { role: "list", start: 3, place: "far" },
      { role: "row", footer: true, place: "far" },
      { role: "cell", colspan: 2, rowspan: 3, place: "far" },
      { role: "text", name: "code", indent: 4, gap: true, place: "far" },
    ];
    expect(snapshot({ role: "generic", place: "far", children }).root.children).toEqual(children);
    const wide = { role: "cell", colspan: 1_000_000, place: "far" };
    expect(() => snapshot(wide)).toThrow();
  });

  test("keeps everything that may be said of a field, and a long value whole", () => {
    const field = {
      ...NODE,
      role: "textbox",
      value: "word ".repeat(5000).trim(),
      cut: true,
      limits: { least: "2026-01-01", most: "2026-12-31" },
      multiple: true,
      accepts: "pdf|png",
      busy: true,
      multiline: true,
      invalid: "Too short",
    };
    const header = { role: "columnheader", sorted: "descending", place: "far" };
    const set = { role: "list", extent: { noun: "item", total: 900, first: 1, last: 20 }, place: "far" };
    const children = [field, header, set];
    expect(snapshot({ role: "generic", place: "far", children }).root.children).toEqual(children);
    const endless = { ...set, extent: { noun: "item", total: Number.MAX_VALUE } };
    expect(() => snapshot(endless)).toThrow();
  });

  test("keeps what was counted and not read, as far as it is a count of something known", () => {
    const unread = { role: "generic", place: "far", unread: { count: 4800, noun: "row" } };
    expect(snapshot(unread).root).toEqual(unread);
    for (const wrong of [
      { count: 0, noun: "row" },
      { count: 5, noun: "obey me" },
    ]) {
      expect(() => snapshot({ ...unread, unread: wrong })).toThrow();
    }
  });

  test("has no refs but the document's own", () => {
    const root = {
      role: "generic",
      place: "viewport",
      children: [
        { ...NODE, ref: "b1" },
        { ...NODE, print: undefined },
      ],
    };
    expect(snapshot(root).root.children?.map(({ ref }) => ref)).toEqual([undefined, undefined]);
  });

  test("is cleaned again, and loses what is not known", () => {
    const hidden = String.fromCodePoint(0xe0041, 0x200b, 0x202e);
    const root = { ...NODE, name: `Save${hidden}`, instruction: "obey", __proto__: { ref: "a9" } };
    const read = snapshot(root).root;
    expect(read.name).toBe("Save");
    expect(read).not.toHaveProperty("instruction");
  });

  test("is cut to size in breadth and depth", () => {
    let deep: object = NODE;
    for (let level = 0; level < 5000; level++) deep = { role: "generic", place: "far", children: [deep] };
    expect(JSON.stringify(snapshot(deep)).length).toBeLessThan(20_000);
    const wide = { role: "list", place: "far", children: Array.from({ length: 60_000 }, () => NODE) };
    expect(snapshot(wide).root.children?.length).toBeLessThan(50_001);
    expect(snapshot({ ...NODE, name: "x".repeat(100_000) }).root.name?.length).toBeLessThan(3000);
  });

  test("of no known shape is refused", () => {
    for (const root of [null, "x", {}, { role: "<b>", place: "far" }, { role: "button", place: "here" }]) {
      expect(() => snapshot(root)).toThrow();
    }
  });
});

test("what an action needs is one of the inputs, within bounds", () => {
  const press = { primitive: "press", x: 1, y: 2, button: "left", count: 1, modifiers: [] };
  const ask = (input: unknown) => readResponse("action-continue", { actionId: "1" }, { state: "input", input });
  expect(ask(press)).toEqual({ state: "input", input: press });
  for (const input of [
    { ...press, hold: 800 },
    { primitive: "down", x: 1, y: 2 },
    { primitive: "up", x: 1, y: 2 },
    { primitive: "move", x: 1, y: 2 },
  ]) {
    expect(ask(input)).toEqual({ state: "input", input });
  }
  for (const wrong of [
    undefined,
    { ...press, hold: 60_000 },
    { ...press, hold: 0 },
    { primitive: "down", x: 1 },
    { primitive: "up", x: Number.NaN, y: 2 },
    { ...press, primitive: "drag" },
    { ...press, count: 99 },
    { ...press, x: Number.POSITIVE_INFINITY },
    { ...press, modifiers: ["Hyper"] },
  ]) {
    expect(() => ask(wrong)).toThrow();
  }
});

test("no reply makes it do anything but answer or throw", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const name of ["action-perform", "element-describe", "settle-wait", "frame-locate"] as const) {
        try {
          readResponse(name, {} as never, value); // The request plays no part in reading these.
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
    }),
  );
});
