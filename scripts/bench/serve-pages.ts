/** A server that shows saved pages as they were: on this machine alone. */
import { createReadStream, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { extname, relative, resolve } from "node:path";

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
    const path = pathOf(request.url);
    const file = fileFor(folder, path);
    if (file === undefined) return answerWithout(response, placeInSite(folder, path, pathOf(request.headers.referer)));
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

/** Leads to where the file is, if anywhere. */
function answerWithout(response: ServerResponse, elsewhere: string | undefined): void {
  if (elsewhere === undefined) response.writeHead(404).end();
  else response.writeHead(307, { location: elsewhere }).end();
}

/** The path of an address, as it stands there; undefined when there is none. */
function pathOf(address: string | undefined): string | undefined {
  try {
    return address === undefined ? undefined : new URL(address, "http://pages").pathname;
  } catch {
    return undefined;
  }
}

/**
 * Pages from the root of a site of their own ask for `/app.css`; here that site is one of the folders around the page
 * that asks. An answer that leads there, rather than the file itself, lets what the file asks for be found too.
 */
function placeInSite(folder: string, path: string | undefined, asking: string | undefined): string | undefined {
  const around = asking?.split("/").slice(1, -1) ?? [];
  const places = around.map((_, depth) => `/${around.slice(0, depth + 1).join("/")}${path}`);
  return places.find((place) => fileFor(folder, place) !== undefined);
}

/** The file at a path; undefined when there is none, or when it lies outside the folder. */
function fileFor(folder: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    const file = resolve(folder, `.${decodeURIComponent(path)}`);
    if (relative(folder, file).startsWith("..")) return undefined;
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
