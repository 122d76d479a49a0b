/** The real TiddlyWiki, server edition, on a wiki of its own; what it holds is asked of its own interface. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";

const PROGRAM = createRequire(import.meta.url).resolve("tiddlywiki/tiddlywiki.js");
const SERVING_AT = /Serving on (http:\/\/\S+)/;

const tiddlerSchema = z.object({
  title: z.string(),
  text: z.optional(z.string()),
  tags: z.optional(z.union([z.string(), z.array(z.string())])),
  fields: z.optional(z.record(z.string(), z.unknown())),
});
const listSchema = z.array(z.object({ title: z.string() }));

export type Tiddler = z.infer<typeof tiddlerSchema>;

export interface TiddlyWiki {
  /** Ends in a slash. */
  url: string;
  /** A tiddler as the server has it saved; undefined when there is none of that title. */
  tiddler(title: string): Promise<Tiddler | undefined>;
  /** Puts a tiddler there, as if it had been written long before. */
  write(title: string, text: string): Promise<void>;
  /** Titles of the user's own tiddlers, drafts among them. */
  titles(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startTiddlyWiki(): Promise<TiddlyWiki> {
  const folder = await mkdtemp(join(tmpdir(), "deckhand-wiki-"));
  await finished(run([folder, "--init", "server"]));
  const server = run([folder, "--listen", "host=127.0.0.1", "port=0"]);
  const url = `${await addressOf(server)}/`;
  return {
    url,
    async tiddler(title) {
      const response = await fetch(`${url}recipes/default/tiddlers/${encodeURIComponent(title)}`);
      return response.ok ? tiddlerSchema.parse(await response.json()) : undefined;
    },
    async write(title, text) {
      const response = await fetch(`${url}recipes/default/tiddlers/${encodeURIComponent(title)}`, {
        method: "PUT",
        headers: { "content-type": "application/json", "x-requested-with": "TiddlyWiki" },
        body: JSON.stringify({ title, text }),
      });
      if (!response.ok) throw new Error(`the wiki did not take “${title}”: ${response.status}`);
    },
    async titles() {
      const response = await fetch(`${url}recipes/default/tiddlers.json`);
      return listSchema.parse(await response.json()).map(({ title }) => title);
    },
    async stop() {
      const ended = once(server, "close");
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function run(programArguments: string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...programArguments], { stdio: ["ignore", "pipe", "pipe"] });
}

async function finished(program: ChildProcess): Promise<void> {
  const [code] = await once(program, "close");
  if (code !== 0) throw new Error(`TiddlyWiki could not make a wiki (exit code ${code}).`);
}

/** What the server prints once it answers. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const address = SERVING_AT.exec(output)?.[1];
      if (address) resolve(address);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("close", (code) => reject(new Error(`TiddlyWiki ended (${code}) before it served:\n${output}`)));
  });
}
