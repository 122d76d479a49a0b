/** Saved pages in a folder, and a server that shows them as they were: on this machine alone. */
import { createReadStream, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, resolve, sep } from "node:path";

export interface SavedPage {
  name: string;
  /** Path under the server's address. */
  path: string;
}

const PREFERRED = ["source.html", "index.html", "page.html"];

/** Each `.html` file in the folder, and of each folder in it one: the source, the index or the first. By name. */
export function findSavedPages(folder: string): SavedPage[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      if (!statSync(join(folder, entry.name)).isDirectory()) return isPage(entry.name) ? [entry.name] : [];
      const file = pageIn(join(folder, entry.name));
      return file === undefined ? [] : [join(entry.name, file)];
    })
    .sort()
    .map((file) => ({ name: nameOf(file), path: `/${file.split(sep).map(encodeURIComponent).join("/")}` }));
}

function isPage(file: string): boolean {
  return /\.html?$/i.test(file);
}

function pageIn(folder: string): string | undefined {
  const pages = readdirSync(folder).filter(isPage).sort();
  return PREFERRED.find((name) => pages.includes(name)) ?? pages[0];
}

function nameOf(file: string): string {
  return (file.includes(sep) ? file.slice(0, file.indexOf(sep)) : file).replace(/\.html?$/i, "");
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

export interface PageServer {
  origin: string;
  stop(): Promise<void>;
}

/** Serves the folder's files on 127.0.0.1, at a free port. */
export async function servePages(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const file = fileFor(folder, request.url ?? "/");
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The file behind an address; undefined when there is none, or when it lies outside the folder. */
function fileFor(folder: string, address: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(address, "http://pages").pathname);
    const file = resolve(folder, `.${path}`);
    if (relative(folder, file).startsWith("..")) return undefined;
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
