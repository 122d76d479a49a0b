import { describe, expect, it, test } from "vitest";
import { ground } from "./ground.ts";
import { narrow } from "./narrow.ts";
import { actionOf, control, grounded, pageOf, plain, read } from "./test-pages.ts";

const BOARD = pageOf(
  control("a1", "listitem", "Ink"),
  control("a2", "listitem", "Ticket to Ride"),
  control("a3", "region", "Done"),
  control("a4", "slider", "Volume"),
  control("a5", "img", "Map"),
  plain("group", "", plain("heading", "Mon"), control("a6", "button", "Slot")),
  plain("group", "", plain("heading", "Tue"), control("a7", "button", "Slot")),
);

test.each([
  ["drag Ink to Done", { action: "drag", ref: "a1", to: "a3" }],
  ["drag Ticket to Ride to Done", { action: "drag", ref: "a2", to: "a3" }],
  ["drag Ink onto Ticket to Ride", { action: "drag", ref: "a1", to: "a2" }],
  ["drag Ink and drop it in Done", { action: "drag", ref: "a1", to: "a3" }],
  ["drag the Volume slider 40 pixels left", { action: "drag", ref: "a4", dx: -40, dy: 0 }],
  ["drag Ink to the Slot under Tue", { action: "drag", ref: "a1", to: "a7" }],
  ["hover over Map", { action: "hover", ref: "a5" }],
  ["click Map at 120, 80", { action: "click", ref: "a5", x: 120, y: 80 }],
  ["hold Ink for 2 seconds", { action: "click", ref: "a1", hold: 2000 }],
])("%s", (command, action) => {
  expect(actionOf(command, BOARD)).toEqual(action);
});

it("names both ends for the log", () => {
  expect(grounded("drag Ink to Done", BOARD)).toMatchObject({ target: 'listitem "Ink" to region "Done"' });
});

it("drags nothing onto itself", () => {
  expect(actionOf("drag Ink to Ink", BOARD)).toBe('missing: listitem "Ink" cannot be dragged onto itself.');
});

it("says which end is not there", () => {
  expect(actionOf("drag Ink to Doing", BOARD)).toMatch(/^missing: Nothing here is called “Doing”/);
  expect(actionOf("drag Pen to Done", BOARD)).toMatch(/^missing: Nothing here is called “Pen”/);
});

describe("the answer to which end was meant", () => {
  const answered = (command: string, answer: string) => {
    const instruction = read(command);
    const asked = ground(instruction, BOARD);
    const candidates = asked.kind === "ambiguous" ? asked.candidates : [];
    expect(candidates).toHaveLength(2);
    return narrow(instruction, answer, { candidates, page: BOARD });
  };

  test.each(["2", "Tue", "the one under Tue", "next to Tue"])("%s settles where to", (answer) => {
    expect(answered("drag Ink to Slot", answer)).toMatchObject({ action: { action: "drag", ref: "a1", to: "a7" } });
  });

  test.each(["1", "the one under Mon"])("%s settles what", (answer) => {
    expect(answered("drag Slot to Done", answer)).toMatchObject({ action: { action: "drag", ref: "a6", to: "a3" } });
  });
});
