import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSavedPages, servePages } from "./saved-pages.ts";

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

/** Status and body, by the path as it is: `fetch` would tidy it up. */
function ask(origin: string, path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(origin, { path }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      resolve({ status: response.statusCode, body });
    }).on("error", reject);
  });
}

test("each file is a page, and each folder is one: the source before others", () => {
  save("plain.html", "b/source.html", "b/expected.html", "a/z.html", "a/y y.htm", "empty/notes.txt", "readme.md");
  expect(findSavedPages(folder)).toEqual([
    { name: "a", path: "/a/y%20y.htm" },
    { name: "b", path: "/b/source.html" },
    { name: "plain", path: "/plain.html" },
  ]);
});

test("files are served with their type, and nothing outside the folder is", async () => {
  save("pages/a/y y.html", "secret.txt");
  const server = await servePages(join(folder, "pages"));
  try {
    expect(await ask(server.origin, "/a/y%20y.html?q=1")).toEqual({
      status: 200,
      body: "contents of pages/a/y y.html",
    });
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a", "/none.html", "/%"]) {
      expect(await ask(server.origin, path)).toEqual({ status: 404, body: "" });
    }
  } finally {
    await server.stop();
  }
});
