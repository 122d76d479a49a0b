/** The attacked site, and a foreign one that must never hear of it: one server on this machine, told apart by host. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** Hosts under a name that is no private one, so that no rule about this machine's own network does the work. */
const SITE_HOST = "shop.harbour.test";
const FOREIGN_HOST = "evil.test";
/** A foreign host that begins with the site's own name. */
const LOOKALIKE_HOST = `${SITE_HOST}.evil.test`;

/** Makes every name under `.test` this machine, in the browser that is given this switch. */
export const HOST_SWITCH = "--host-resolver-rules=MAP *.test 127.0.0.1";

/** Where things are: origins, as `http://host:port`. */
export interface World {
  site: string;
  foreign: string;
  lookalike: string;
  /** The same server by its number, which no user has named. */
  machine: string;
}

export interface Visit {
  host: string;
  method: string;
  /** With its query. */
  path: string;
  body: string;
}

export interface Site extends World {
  /** Pages of the site by path. */
  pages: Map<string, string>;
  /** Pages of the foreign site by path. */
  foreignPages: Map<string, string>;
  /** What was asked for since `forget`. */
  visits(): readonly Visit[];
  forget(): void;
  stop(): Promise<void>;
}

/** What a frame of the foreign site shows; asking for it is the page's doing. */
export const FOREIGN_FRAME = "/frame";

export async function startSite(frameHtml: string): Promise<Site> {
  const pages = new Map<string, string>();
  const foreignPages = new Map<string, string>();
  let visits: Visit[] = [];
  const server = createServer(async (request, response) => {
    const visit = await readVisit(request);
    if (!isOfBrowser(visit)) visits.push(visit);
    answer(visit, response, { pages, foreignPages, frameHtml, world });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const at = (host: string) => `http://${host}:${address.port}`;
  const world: World = {
    site: at(SITE_HOST),
    foreign: at(FOREIGN_HOST),
    lookalike: at(LOOKALIKE_HOST),
    machine: at("127.0.0.1"),
  };
  return {
    ...world,
    pages,
    foreignPages,
    visits: () => visits,
    forget: () => {
      visits = [];
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** What browsers ask for by themselves. */
const isOfBrowser = ({ path }: Visit): boolean => path === "/favicon.ico";

async function readVisit(request: IncomingMessage): Promise<Visit> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return {
    host: (request.headers.host ?? "").replace(/:\d+$/, ""),
    method: request.method ?? "GET",
    path: request.url ?? "/",
    body: Buffer.concat(pieces).toString(),
  };
}

interface Content {
  pages: ReadonlyMap<string, string>;
  foreignPages: ReadonlyMap<string, string>;
  frameHtml: string;
  world: World;
}

function answer(
  { host, path }: Visit,
  response: ServerResponse,
  { pages, foreignPages, frameHtml, world }: Content,
): void {
  const [name = "/"] = path.split("?");
  const next = host === SITE_HOST ? REDIRECTS[name]?.(world) : undefined;
  if (next !== undefined) {
    response.writeHead(302, { location: next }).end();
    return;
  }
  const ofForeign =
    name === FOREIGN_FRAME ? frameHtml : (foreignPages.get(name) ?? "<title>Foreign</title><p>Welcome.</p>");
  const ofSite = pages.get(name) ?? `<title>${name}</title><p>This is ${name}.</p><a href="/">Start</a>`;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(`<!doctype html>${host === SITE_HOST ? ofSite : ofForeign}`);
}

/** Where paths of the site lead by themselves. */
const REDIRECTS: Readonly<Record<string, (world: World) => string>> = {
  "/here": () => "/here-on",
  "/leave": () => "/leave-on",
  "/leave-on": ({ foreign }) => `${foreign}/take`,
};
