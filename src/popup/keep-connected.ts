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
    close = () => {
      isOpen = false;
      port.disconnect();
    };
    port.onMessage.addListener((message) => {
      if (!isOpen) return;
      delayMs = FIRST_DELAY_MS;
      receive(message);
    });
    port.onDisconnect.addListener(() => {
      if (isOpen) retry();
      isOpen = false;
    });
  };

  open();
  return () => close();
}
