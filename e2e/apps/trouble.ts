/** Pages as nobody wants them: they never answer, never end, lead in circles, or are no pages at all. */
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSocketServer } from "node:net";

/** One empty sheet. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

export interface TroubleApp {
  url: string;
  /** Where nobody listens. */
  refusedUrl: string;
  /** How often the button of a page was pressed, by the page's path. */
  presses: string[];
  stop(): Promise<void>;
}

const html = (
  title: string,
  links: Record<string, string> = {},
) => `<!doctype html><html lang="en"><title>${title}</title>
  <h1>${title}</h1>
  <p>${Object.entries(links)
    .map(([name, address]) => `<a href="${address}">${name}</a>`)
    .join(" ")}</p>
  <button onclick="fetch('/pressed', { method: 'POST', body: location.pathname }); this.textContent = 'Pressed'">Press</button>`;

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
}

export async function startTroubleApp(): Promise<TroubleApp> {
  const presses: string[] = [];
  const refusedUrl = `http://127.0.0.1:${await closedPort()}/`;
  const links = { Manual: "/manual", Nowhere: refusedUrl, Circle: "/circle", Silence: "/silence", Endless: "/endless" };
  const answer: RequestListener = async (request, response) => {
    switch (request.url) {
      case "/":
        return send(response, "text/html", html("Start", links));
      case "/fresh":
        return send(response, "text/html", html("Fresh"));
      case "/manual":
        return send(response, "application/pdf", PDF);
      case "/circle":
        return void response.writeHead(302, { location: "/circle" }).end();
      case "/silence":
        return;
      case "/endless":
        // What has come can be read and used; the rest never comes.
        response.writeHead(200, { "content-type": "text/html" });
        return void response.write(html("Endless"));
      case "/pressed":
        for await (const path of request.setEncoding("utf8")) presses.push(path);
        return void response.writeHead(204).end();
      default:
        return void response.writeHead(404).end();
    }
  };
  const server = createServer(answer);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    refusedUrl,
    presses,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port on this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createSocketServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: ReturnType<typeof createSocketServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("There is no free port.");
  return address.port;
}
