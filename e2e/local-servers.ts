/** Stand-ins for the model servers that people run on their own machine, at the ports where those are looked for. */
import { createServer, type Server, type ServerResponse } from "node:http";

const PORTS = { Ollama: 11434, "LM Studio": 1234 } as const;

export interface LocalServer {
  /** What it says to whoever asks for its models. */
  list(names: string[]): void;
  /** It lets no extension in, as Ollama does by itself. */
  shutOut(): void;
  stop(): Promise<void>;
}

/** @throws when something else holds the port: a test cannot tell that apart from its own stand-in. */
export async function startLocalServer(name: keyof typeof PORTS): Promise<LocalServer> {
  let answer = (response: ServerResponse) => void response.writeHead(404).end();
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await listen(server, name);
  return {
    list(names) {
      const body = name === "Ollama" ? { models: names.map((name) => ({ name })) } : { data: names.map(asModel) };
      answer = (response) =>
        void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    },
    shutOut() {
      answer = (response) => void response.writeHead(403).end();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const asModel = (id: string) => ({ id, object: "model" });

function listen(server: Server, name: keyof typeof PORTS): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new Error(`Port ${PORTS[name]} is taken. Stop the ${name} or whatever runs there: the test needs it.`, {
          cause,
        }),
      ),
    );
    server.listen(PORTS[name], "127.0.0.1", resolve);
  });
}
