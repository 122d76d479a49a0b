import { expect, test } from "vitest";
import { keepConnected, LONGEST_SILENCE_MS } from "./keep-connected.ts";

/** A port that the test drives, and a clock that only runs when told to. */
function world(options: { refuses?: number } = {}) {
  const received: unknown[] = [];
  const delays: number[] = [];
  const ports: { say(message: unknown): void; die(): void; closed: boolean }[] = [];
  let refusals = options.refuses ?? 0;
  let waiting: (() => void) | undefined;
  const close = keepConnected({
    connect: () => {
      if (refusals-- > 0) throw new Error("Extension context invalidated.");
      const listeners: { message?: (message: unknown) => void; disconnect?: () => void } = {};
      const port = {
        say: (message: unknown) => listeners.message?.(message),
        die: () => listeners.disconnect?.(),
        closed: false,
      };
      ports.push(port);
      return {
        onMessage: {
          addListener: (listener) => {
            listeners.message = listener;
          },
        },
        onDisconnect: {
          addListener: (listener) => {
            listeners.disconnect = listener;
          },
        },
        disconnect: () => {
          port.closed = true;
        },
      };
    },
    receive: (message) => received.push(message),
    schedule: (run, delayMs) => {
      if (delayMs !== LONGEST_SILENCE_MS) delays.push(delayMs);
      waiting = run;
      return () => {
        if (waiting === run) waiting = undefined;
      };
    },
  });
  const wait = () => {
    const run = waiting;
    waiting = undefined;
    run?.();
  };
  return { received, delays, ports, close, wait };
}

test("what the worker pushes is received", () => {
  const { ports, received } = world();
  ports[0]?.say("state");
  expect(received).toEqual(["state"]);
});

test("a worker that died is connected to again, and its new push is received", () => {
  const { ports, received, wait } = world();
  ports[0]?.die();
  wait();
  ports[1]?.say("state after restart");
  expect(received).toEqual(["state after restart"]);
});

test("the delay doubles up to two seconds while nothing comes through, and starts afresh after a message", () => {
  const { ports, delays, wait } = world();
  for (let attempt = 0; attempt < 8; attempt++) {
    ports.at(-1)?.die();
    wait();
  }
  expect(delays).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000]);
  ports.at(-1)?.say("state");
  ports.at(-1)?.die();
  expect(delays.at(-1)).toBe(50);
});

test("a port that stays silent is given up for a new one", () => {
  const { ports, received, wait } = world();
  wait();
  expect(ports[0]?.closed).toBe(true);
  wait();
  ports[0]?.say("from a dead worker");
  ports[1]?.say("state");
  expect(received).toEqual(["state"]);
});

test("a port that has spoken may be silent for as long as nothing changes", () => {
  const { ports, wait } = world();
  ports[0]?.say("state");
  wait();
  expect(ports.map(({ closed }) => closed)).toEqual([false]);
});

test("a connection that is refused is tried again", () => {
  const { ports, wait } = world({ refuses: 2 });
  wait();
  wait();
  expect(ports).toHaveLength(1);
});

test("a closed connection neither delivers nor comes back", () => {
  const { ports, received, delays, close, wait } = world();
  close();
  ports[0]?.say("late");
  ports[0]?.die();
  wait();
  expect(ports[0]?.closed).toBe(true);
  expect(received).toEqual([]);
  expect(delays).toEqual([]);
  expect(ports).toHaveLength(1);
});

test("closing while a retry is due cancels the retry", () => {
  const { ports, close, wait } = world();
  ports[0]?.die();
  close();
  wait();
  expect(ports).toHaveLength(1);
});
