/** Pages made of real component libraries: each is bundled from `pages/` when it is asked for, and served on this machine. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGES = join(ROOT, "e2e/widgets/pages");
/** Node-RED ships the editors Monaco and Ace, built. */
const VENDOR = join(ROOT, "node_modules/@node-red/editor-client/public/vendor");

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", ttf: "font/ttf" };

export interface WidgetSite {
  /** The address of a page of `pages/`, by its file's name; it is there once this resolves. */
  page(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startWidgetSite(): Promise<WidgetSite> {
  const folder = await mkdtemp(join(tmpdir(), "deckhand-widgets-"));
  const bundles = new Map<string, Promise<void>>();
  const server = createServer(async (request, response) => {
    request.resume();
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const file = await readAsset(folder, pathname).catch(() => undefined);
    const type = TYPES[/\.(\w+)$/.exec(pathname)?.[1] ?? ""] ?? "text/html; charset=utf-8";
    response.writeHead(file === undefined ? 404 : 200, { "content-type": type }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
  return {
    async page(name) {
      const bundle = bundles.get(name) ?? bundlePage(name, folder);
      bundles.set(name, bundle);
      await bundle;
      return `http://127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bundlePage(name: string, folder: string): Promise<void> {
  await build({
    entryPoints: { [name]: join(PAGES, name) },
    outdir: folder,
    bundle: true,
    format: "iife",
    target: "chrome120",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".png": "dataurl", ".gif": "dataurl", ".svg": "dataurl" },
    logLevel: "error",
  });
}

/** `/mui` is the page, `/mui.js` and `/mui.css` what it is made of, `/vendor/…` editors of their own. */
async function readAsset(folder: string, pathname: string): Promise<Buffer | string | undefined> {
  const [, name = ""] = /^\/([a-z-]+)$/.exec(pathname) ?? [];
  if (name !== "") return shell(name);
  const [, part = ""] = /^\/vendor\/((?:monaco\/dist|ace)\/[\w.-]+)$/.exec(pathname) ?? [];
  if (part !== "") return readFile(join(VENDOR, part));
  const [, file = ""] = /^\/([a-z-]+\.(?:js|css))$/.exec(pathname) ?? [];
  return file === "" ? undefined : readFile(join(folder, file));
}

function shell(name: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/${name}.css"><body><div id="root"></div><script src="/${name}.js"></script></html>`;
}
