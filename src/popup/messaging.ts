import { defineExtensionMessaging, type GetDataType } from "@webext-core/messaging";
import type { WireError } from "../protocol/errors.ts";
import type { PanelToBackground } from "../protocol/messages.ts";

/** Without a logger: what is sent may hold an API key, which must not reach the console. */
const { sendMessage } = defineExtensionMessaging<PanelToBackground>();

const UNREACHABLE: WireError = {
  code: "internal",
  message: "Deckhand’s background part did not answer. Try again; if it stays silent, reload the extension.",
};

/** Sends one intent to the background. Never throws: a fault of the connection is an error reply, too. */
export async function callBackground<Name extends keyof PanelToBackground>(
  name: Name,
  data: GetDataType<PanelToBackground[Name]>,
): Promise<ReturnType<PanelToBackground[Name]> | { ok: false; error: WireError }> {
  try {
    return (await sendMessage(name, data)) ?? { ok: false, error: UNREACHABLE };
  } catch (cause) {
    console.error("Deckhand: no answer from the background", cause);
    return { ok: false, error: UNREACHABLE };
  }
}

export type CallBackground = typeof callBackground;
