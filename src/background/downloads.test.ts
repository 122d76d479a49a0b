import { expect, test } from "vitest";
import { Downloads } from "./downloads.ts";

const begin = (suggestedFilename: unknown) => ["Page.downloadWillBegin", { suggestedFilename }] as const;

test("each download of a tab is kept by its file's name, in order", () => {
  const downloads = new Downloads();
  downloads.told(1, ...begin("a.csv"));
  downloads.told(2, ...begin("other.csv"));
  downloads.told(1, ...begin("b.csv"));
  expect(downloads.of(1)).toEqual(["a.csv", "b.csv"]);
  expect(downloads.of(3)).toEqual([]);
});

test("other events are passed over, and of a tab that was let go nothing is kept", () => {
  const downloads = new Downloads();
  downloads.told(1, "Page.loadEventFired", {});
  expect(downloads.of(1)).toEqual([]);
  downloads.told(1, ...begin("a.csv"));
  downloads.forget(1);
  expect(downloads.of(1)).toEqual([]);
});

test("a name that a page has chosen is cut short and holds nothing hidden; one that is none is a file", () => {
  const downloads = new Downloads();
  downloads.told(1, ...begin(`re\u202Eport\u200B${"x".repeat(500)}`));
  downloads.told(1, ...begin(7));
  downloads.told(1, "Page.downloadWillBegin", null);
  const [long = "", ...others] = downloads.of(1);
  expect(long).toHaveLength(100);
  expect(long).not.toMatch(/[\u200B\u202E]/);
  expect(others).toEqual(["a file", "a file"]);
});
