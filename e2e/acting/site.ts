/** Pages that a test writes itself, at two origins of this machine. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Page = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Site {
  /** The same pages are at both; neither ends in a slash. */
  readonly origin: string;
  readonly otherOrigin: string;
  /** Path and query of every request since the pages were set. */
  readonly asked: string[];
  /** Has the site show these pages and no others, by path. */
  show(pages: Readonly<Record<string, Page>>): void;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  let pages: Readonly<Record<string, Page>> = {};
  const asked: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    const { url = "/" } = request;
    asked.push(url);
    const page = pages[new URL(url, "http://127.0.0.1").pathname];
    if (typeof page === "function") return page(request, response);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  // Both names of this machine lead here, whatever address `localhost` stands for.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    asked,
    show(shown) {
      pages = shown;
      asked.length = 0;
    },
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
