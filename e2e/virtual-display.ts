/**
 * A screen that nobody looks at, with a keyboard and a mouse: for what Chrome shows outside of any page, which
 * Playwright neither sees nor reaches. Its own prompts and its toolbar are such things.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Screen } from "./screen.ts";

const SIZE = "1300x920x24";
const WHAT_IS_MISSING =
  "This test needs the programs Xvfb and xdotool. `npm run setup` installs them as root on Debian; elsewhere install " +
  "the packages xvfb and xdotool.";

const run = promisify(execFile);

export class VirtualDisplay {
  private constructor(
    /** As `DISPLAY` names it. */
    private readonly name: string,
    private readonly folder: string,
    /** Ends the display, once whoever shows something on it has closed. */
    readonly stop: () => Promise<void>,
  ) {}

  /** @throws when Xvfb is not there, with what to install */
  static async start(): Promise<VirtualDisplay> {
    const folder = await mkdtemp(join(tmpdir(), "deckhand-display-"));
    // Xvfb looks for a free display itself and writes its number to the fourth channel when it is ready.
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", SIZE, "-nolisten", "tcp", "-fbdir", folder], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const stop = async () => {
      if (server.exitCode === null && server.kill()) await once(server, "exit");
      await rm(folder, { recursive: true, force: true });
    };
    try {
      await once(server, "spawn");
      return new VirtualDisplay(`:${await firstLine(server.stdio[3])}`, folder, stop);
    } catch (cause) {
      await stop();
      throw new Error(WHAT_IS_MISSING, { cause });
    }
  }

  /** The environment for programs that show themselves here. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: this.name };
  }

  /** Presses keys one after the other, by their X names: `Tab`, `Return`. */
  async press(...keys: string[]): Promise<void> {
    await this.xdotool("key", ...keys);
  }

  async type(text: string): Promise<void> {
    await this.xdotool("type", text);
  }

  async click({ x, y }: { x: number; y: number }): Promise<void> {
    await this.xdotool("mousemove", `${x}`, `${y}`, "click", "1");
  }

  private async xdotool(...words: string[]): Promise<void> {
    try {
      await run("xdotool", words, { env: this.environment });
    } catch (cause) {
      throw new Error(WHAT_IS_MISSING, { cause });
    }
  }

  /** What is shown now. */
  async look(): Promise<Screen> {
    return new Screen(await readFile(join(this.folder, "Xvfb_screen0")));
  }
}

/** Waits for the first line of a stream. @throws when it ends before, or cannot be opened */
async function firstLine(stream: unknown): Promise<string> {
  if (!isReadable(stream)) throw new Error("The display has no channel to say its number on.");
  let text = "";
  for await (const chunk of stream) {
    text += String(chunk);
    const [line, ...rest] = text.split("\n");
    if (line && rest.length > 0) return line.trim();
  }
  throw new Error("The display did not start.");
}

const isReadable = (stream: unknown): stream is AsyncIterable<unknown> =>
  typeof stream === "object" && stream !== null && Symbol.asyncIterator in stream;
