/**
 * The content script: injected on demand, one live instance a document. It listens to the worker alone, answers what
 * it was asked, and does nothing once its extension is gone.
 */

import { toWireError } from "../protocol/errors.ts";
import type { BackgroundToContent, ContentRequest } from "../protocol/messages.ts";
import { Session } from "./session.ts";

interface Instance {
  isAlive(): boolean;
  stop(): void;
}

declare global {
  /** Kept in the isolated world, which the page's own scripts cannot reach. */
  var deckhandContent: Instance | undefined;
}

function start({ runtime, dom }: typeof chrome): Instance {
  /** After an update of the extension its old scripts live on in the page, cut off from it: the id is gone. */
  const isAlive = () => runtime.id !== undefined;

  const session = new Session({
    openShadowRoot: (element) => (element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null),
    notify: (notice) => {
      // Nobody listens when the worker has no run here: then there is nothing to take power away from.
      if (isAlive()) runtime.sendMessage(notice).catch(() => undefined);
      else stop();
    },
  });

  function listen(message: unknown, sender: chrome.runtime.MessageSender, reply: (value: unknown) => void): boolean {
    if (sender.id !== runtime.id || sender.tab !== undefined || !isRequest(message, session)) return false;
    const { nonce } = message;
    answer(session, message).then(
      (value) => reply({ nonce, reply: { ok: true, value } }),
      (error: unknown) => reply({ nonce, reply: { ok: false, error: toWireError(error) } }),
    );
    return true;
  }

  function stop(): void {
    session.stop();
    if (isAlive()) runtime.onMessage.removeListener(listen);
  }

  runtime.onMessage.addListener(listen);
  return { isAlive, stop };
}

function isRequest(message: unknown, session: Session): message is ContentRequest {
  if (typeof message !== "object" || message === null) return false;
  if (!("nonce" in message && "name" in message && "data" in message)) return false;
  return (
    typeof message.nonce === "string" &&
    typeof message.name === "string" &&
    Object.hasOwn(session.handlers, message.name)
  );
}

async function answer<Name extends keyof BackgroundToContent>(
  { handlers }: Session,
  { name, data }: { name: Name; data: BackgroundToContent[Name]["request"] },
): Promise<BackgroundToContent[Name]["response"]> {
  return handlers[name](data);
}

if (!globalThis.deckhandContent?.isAlive()) {
  globalThis.deckhandContent?.stop();
  globalThis.deckhandContent = start(chrome);
}
