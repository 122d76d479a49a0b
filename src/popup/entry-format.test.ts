import { expect, test } from "vitest";
import { OUTCOMES } from "../protocol/action.ts";
import { formOfEntry, isMarkedAsUsers } from "./entry-format.ts";

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

test("a message looks different when it is queued, read and acknowledged, and is called the same", () => {
  const forms = (["feedback.given", "feedback.read", "feedback.acknowledged"] as const).map((event) =>
    formOfEntry({ event }),
  );
  expect(new Set(forms.map(({ glyph }) => glyph)).size).toBe(3);
  expect(new Set(forms.map(({ label }) => label))).toEqual(new Set(["your message"]));
});

test.each<[string, Parameters<typeof isMarkedAsUsers>, boolean]>([
  ["a message is the user's", [{ event: "feedback.read", by: "user" }, "model"], true],
  ["a command of their own is the user's", [{ event: "override.given", by: "user" }, "direct"], true],
  [
    "what their own command does is the user's",
    [{ event: "action.acked", action: "click", by: "user" }, "model"],
    true,
  ],
  ["what the model does is not", [{ event: "action.acked", action: "click", by: "model" }, "model"], false],
  [
    "of direct commands no action stands out",
    [{ event: "action.acked", action: "click", by: "user" }, "direct"],
    false,
  ],
  ["a line that says “You answered” is not marked again", [{ event: "question.answered", by: "user" }, "model"], false],
])("%s", (_name, [entry, mode], isMarked) => {
  expect(isMarkedAsUsers(entry, mode)).toBe(isMarked);
});
