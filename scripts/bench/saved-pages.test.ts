import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSavedPages } from "./saved-pages.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "saved-pages-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function save(...files: string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), `contents of ${file}`);
  }
}

test("each file is a page, and each folder is one: the source before others", () => {
  save("plain.html", "b/source.html", "b/expected.html", "a/z.html", "a/y y.htm", "empty/notes.txt", "readme.md");
  expect(findSavedPages(folder)).toEqual([
    { name: "a", path: "/a/y%20y.htm" },
    { name: "b", path: "/b/source.html" },
    { name: "plain", path: "/plain.html" },
  ]);
});

test("where a list says which pages to take, those are the pages, however deep they lie", () => {
  save("a/one.html", "a/deep/two three.html", "b/index.html");
  writeFileSync(join(folder, "pages.txt"), "a/one.html\n\na/deep/two three.html\n");
  expect(findSavedPages(folder)).toEqual([
    { name: "a/deep/two three", path: "/a/deep/two%20three.html" },
    { name: "a/one", path: "/a/one.html" },
  ]);
});
