/** As much of `chrome.runtime.Port` as a listener needs. */
export interface ReadablePort {
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

export interface Connection {
  connect(): ReadablePort;
  receive(message: unknown): void;
  /** Runs a function later; in milliseconds. Returns what cancels it. */
  schedule(run: () => void, delayMs: number): () => void;
}

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;
/**
 * The worker pushes the state as soon as it is connected to. A port that was opened in the very moment in which the
 * worker was stopped stays silent, and Chrome never says that it is dead.
 */
export const LONGEST_SILENCE_MS = 1_500;

/**
 * Holds a port open for as long as the panel lives. Chrome ends an idle worker after 30 s, and the port with it:
 * connecting again wakes the worker, which then pushes the whole state. The delay doubles only while nothing comes
 * through. Returns what closes the connection for good.
 */
export function keepConnected({ connect, receive, schedule }: Connection): () => void {
  let delayMs = FIRST_DELAY_MS;
  let close = () => {};

  const retry = () => {
    close = schedule(open, delayMs);
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
  };

  const open = () => {
    let port: ReadablePort;
    try {
      port = connect();
    } catch {
      retry();
      return;
    }
    let isOpen = true;
    const leave = () => {
      isOpen = false;
      stopListening();
    };
    const stopListening = schedule(() => {
      isOpen = false;
      port.disconnect();
      retry();
    }, LONGEST_SILENCE_MS);
    close = () => {
      leave();
      port.disconnect();
    };
    port.onMessage.addListener((message) => {
      if (!isOpen) return;
      stopListening();
      delayMs = FIRST_DELAY_MS;
      receive(message);
    });
    port.onDisconnect.addListener(() => {
      if (!isOpen) return;
      leave();
      retry();
    });
  };

  open();
  return () => close();
}
