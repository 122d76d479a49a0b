import { expect, test } from "vitest";
import { describeFileSize, LARGEST_FILE, refusalOf } from "./file-size.ts";

test.each([
  [0, "0 B"],
  [700, "700 B"],
  [1000, "1 kB"],
  [1434, "1.4 kB"],
  [10_190, "10 kB"],
  [999.6 * 1024, "1 MB"],
  [20 * 1024 * 1024, "20 MB"],
  [3.2 * 1024 ** 3, "3.2 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(describeFileSize(bytes)).toBe(words);
});

test("a file at the limit is taken, one above it is named with the limit", () => {
  expect(refusalOf([{ name: "a.mov", size: LARGEST_FILE }])).toBeNull();
  expect(
    refusalOf([
      { name: "a.mov", size: LARGEST_FILE * 2 },
      { name: "b.txt", size: 3 },
    ]),
  ).toBe("“a.mov” cannot be attached: a file may hold up to 20 MB.");
});
