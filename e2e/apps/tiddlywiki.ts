/** The real TiddlyWiki, server edition, on a wiki of its own; what it holds is asked of its own interface. */
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { runProgram, startProgram } from "./program.ts";

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
  await runProgram([PROGRAM, folder, "--init", "server"]);
  const server = await startProgram([PROGRAM, folder, "--listen", "host=127.0.0.1", "port=0"], SERVING_AT);
  const url = `${server.said}/`;
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
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
