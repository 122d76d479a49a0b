import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { servePages } from "./serve-pages.ts";

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
function ask(origin: string, path: string, headers = {}): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(origin, { path, headers }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      resolve({ status: response.statusCode, body });
    }).on("error", reject);
  });
}

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

test("a file that a page asks for from the root of its own site is found in the folder of that site", async () => {
  save("shop/pages/a.html", "shop/js/main.js");
  const server = await servePages(folder);
  const from = (page: string) => ({ referer: `${server.origin}${page}` });
  try {
    const answer = await fetch(`${server.origin}/js/main.js`, { headers: from("/shop/pages/a.html") });
    expect([answer.url, await answer.text()]).toEqual([
      `${server.origin}/shop/js/main.js`,
      "contents of shop/js/main.js",
    ]);
    expect(await ask(server.origin, "/js/main.js", from("/other/a.html"))).toEqual({ status: 404, body: "" });
    expect(await ask(server.origin, "/js/main.js")).toEqual({ status: 404, body: "" });
  } finally {
    await server.stop();
  }
});
