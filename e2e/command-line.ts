/** The command line as a user has it: a program that is started, with its output and its exit code. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as z from "zod/mini";
import { root } from "../scripts/root.mjs";
import type { RunEventType } from "../src/protocol/event.ts";

export interface Ended {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** What other programs read: one object a line, the last one of this shape. */
const finishedSchema = z.looseObject({
  type: z.literal("run.finished"),
  status: z.enum(["done", "partial", "blocked", "declined", "failed", "stopped"]),
  result: z.string(),
  findings: z.array(z.string()),
  steps: z.int(),
  modelCalls: z.int(),
  tokens: z.strictObject({ in: z.int(), cached: z.int(), out: z.int() }),
  ms: z.number(),
});
const eventSchema = z.looseObject({ type: z.string() });

export interface RunEnded extends Ended {
  finished: z.infer<typeof finishedSchema>;
  events: z.infer<typeof eventSchema>[];
  /** Events of one type. */
  of(type: RunEventType): z.infer<typeof eventSchema>[];
}

export class Program {
  private readonly output = { stdout: "", stderr: "" };
  private readonly process;
  readonly ended: Promise<Ended>;

  /** Starts `deckhand` with these arguments. No key of this machine's environment reaches it. */
  constructor(programArguments: string[], more: Record<string, string> = {}) {
    const { OPENAI_API_KEY: _, ...environment } = process.env;
    this.process = spawn(process.execPath, ["bin/deckhand.mjs", ...programArguments], {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const name of ["stdout", "stderr"] as const) {
      this.process[name].setEncoding("utf8").on("data", (text: string) => {
        this.output[name] += text;
      });
    }
    this.ended = once(this.process, "close").then(([exitCode]) => ({ exitCode, ...this.output }));
  }

  get stdout(): string {
    return this.output.stdout;
  }

  interrupt(): void {
    this.process.kill("SIGINT");
  }
}

/** Runs `deckhand` with these arguments to its end. */
export function deckhand(...programArguments: string[]): Promise<Ended> {
  return new Program(programArguments).ended;
}

/** Runs a task with `--json`. @throws when stdout holds anything but events, or does not end as it should */
export async function runTask(task: string, url: string, ...flags: string[]): Promise<RunEnded> {
  const ended = await deckhand("run", task, "--url", url, "--json", ...flags);
  if (!ended.stdout.endsWith("\n")) throw new Error(`stdout ends in mid-line: ${ended.stdout}${ended.stderr}`);
  const lines = ended.stdout.trimEnd().split("\n");
  const events = lines.map((line) => eventSchema.parse(JSON.parse(line)));
  const finished = finishedSchema.parse(events.at(-1));
  return { ...ended, finished, events, of: (type) => events.filter((event) => event.type === type) };
}
