/** What a field holds beyond what a look shows of it: cut there, and whole where somebody reads on. */
import { afterEach, expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { findText, RefRegistry, takeSnapshot } from "./index.ts";
import { expandOutline, readMarkdown } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

const WORDS = Array.from({ length: 900 }, (_, index) => `word${index}`);
const TEXT = WORDS.join(" ");

function showField(): RefRegistry {
  showPage("<textarea aria-label=Log></textarea>");
  const field = document.querySelector("textarea");
  if (field) field.value = TEXT;
  return new RefRegistry();
}

const read = (registry: RefRegistry, whole: boolean): PageSnapshot => takeSnapshot(registry, { refPrefix: "a", whole });

function fieldIn(node: SnapshotNode): SnapshotNode | undefined {
  return node.role === "textbox" ? node : node.children?.map(fieldIn).find((found) => found !== undefined);
}

test("a look shows the beginning and says that it is cut; a reading of the whole document has all of it", () => {
  const registry = showField();
  const seen = fieldIn(read(registry, false).root);
  expect(seen?.cut).toBe(true);
  expect(seen?.value?.length).toBeLessThanOrEqual(200);
  const whole = fieldIn(read(registry, true).root);
  expect(whole).toMatchObject({ ref: seen?.ref, value: TEXT });
  expect(whole).not.toHaveProperty("cut");
});

test("what is longer than any reading takes is cut there too, and says so", () => {
  const registry = showField();
  const field = document.querySelector("textarea");
  if (field) field.value = "x".repeat(60_000);
  const whole = fieldIn(read(registry, true).root);
  expect(whole?.cut).toBe(true);
  expect(whole?.value).toMatch(/^x+… \(\d+ more characters\)$/);
});

test("an expand, a reading and a search reach every word of it", () => {
  const registry = showField();
  const page = read(registry, true);
  const ref = fieldIn(page.root)?.ref;
  for (const reach of [
    (part: number) => expandOutline(page, { ref, part, budget: 2000 }),
    (part: number) => readMarkdown(page, { ref, part }),
  ]) {
    const texts: string[] = [];
    for (let part = 1, parts = 1; part <= parts; part++) {
      const reading = reach(part);
      if ("refused" in reading) throw new Error(reading.refused);
      parts = reading.parts;
      texts.push(reading.text);
    }
    const reached = new Set(texts.join("\n").match(/word\d+/g));
    expect(WORDS.filter((word) => !reached.has(word))).toEqual([]);
  }
  expect(findText(registry, { refPrefix: "a", text: "word899" })).toHaveLength(1);
});
