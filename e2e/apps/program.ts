/** A program that serves an app: it is started, says when it answers, and is ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

export interface Program {
  /** What the pattern's first group matched in the output. */
  said: string;
  /** Ends the program and waits until it is gone. */
  stop(): Promise<void>;
}

/** What the program finds in its environment besides what it finds there anyway. */
type Environment = Record<string, string>;

/**
 * Starts a Node program and waits until its output fits `says`.
 * @throws when it ends before, with what it printed
 */
export async function startProgram(
  programArguments: string[],
  says: RegExp,
  environment: Environment = {},
): Promise<Program> {
  const program = run(programArguments, environment);
  const said = await firstMatch(program, says);
  return {
    said,
    async stop() {
      const ended = once(program, "close");
      program.kill();
      await ended;
    },
  };
}

/** Runs a Node program to its end. @throws when it fails, with what it printed */
export async function runProgram(programArguments: string[]): Promise<void> {
  const program = run(programArguments);
  const output = collectOutput(program);
  const [code] = await once(program, "close");
  if (code !== 0) throw new Error(`${programArguments.join(" ")} failed (${code}):\n${output()}`);
}

/** A port nobody listens on, for programs that cannot say which one they got. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A server on TCP has no port.");
  return address.port;
}

function run(programArguments: string[], environment: Environment = {}): ChildProcess {
  return spawn(process.execPath, programArguments, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
}

/** Keeps what a program prints; `more` hears of each piece. */
function collectOutput(program: ChildProcess, more: (output: string) => void = () => undefined): () => string {
  let output = "";
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
    more(output);
  };
  program.stdout?.on("data", listen);
  program.stderr?.on("data", listen);
  return () => output;
}

function firstMatch(program: ChildProcess, says: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const output = collectOutput(program, (text) => {
      const match = says.exec(text);
      if (match) resolve(match[1] ?? match[0]);
    });
    program.once("close", (code) => reject(new Error(`The program ended (${code}) before it served:\n${output()}`)));
  });
}
