import { expect, test } from "vitest";
import { OUTCOMES } from "../protocol/action.ts";
import { formOfEntry } from "./entry-format.ts";

test("every outcome has words of its own, so that colour and shape are never all there is", () => {
  const labels = OUTCOMES.map((outcome) => formOfEntry({ event: "action.acked", outcome }).label);
  expect(new Set(labels).size).toBe(OUTCOMES.length);
});

test("only success goes without its word on the line", () => {
  const unspelled = OUTCOMES.filter((outcome) => !formOfEntry({ event: "action.acked", outcome }).spelled);
  expect(unspelled).toEqual(["done"]);
});

test("the outcome counts for more than the event", () => {
  expect(formOfEntry({ event: "action.acked", outcome: "no-change" }).label).toBe("no change");
  expect(formOfEntry({ event: "action.dropped", outcome: "denied" }).label).toBe("denied");
});

test("an action without an outcome is under way", () => {
  expect(formOfEntry({ event: "action.dispatched" })).toMatchObject({ tone: "live", label: "under way" });
});
