import type { ContentNotice } from "../protocol/messages.ts";

/** Whether this is what a content script may say unasked. All of it only takes power away, so its origin need not be proved. */
export function isOurNotice(message: unknown, sender: chrome.runtime.MessageSender): message is ContentNotice {
  if (sender.id !== chrome.runtime.id || typeof message !== "object" || message === null) return false;
  const { notice, what } = message as Record<string, unknown>; // Checked on the next line.
  return notice === "user-acted" && (what === "pointer" || what === "key" || what === "paste");
}
