/** "open X", "open X in a new tab". */
import { mayBeFileName, resolveAddress } from "./addresses.ts";
import { act, CLICKABLE, type Ground, type Grounding, locate, missing, resolve } from "./grounding.ts";
import type { OpenInstruction } from "./instruction.ts";

/** An address is opened as it was written; a file's name is a link first; anything else is a link or a button. */
export function groundOpen(instruction: OpenInstruction, on: Ground): Grounding {
  const { address, target, newTab } = instruction;
  const found = target === undefined ? undefined : locate(on, target, CLICKABLE);
  const isNamedFile = address !== undefined && mayBeFileName(address) && found?.cost === 0;
  if (address !== undefined && !isNamedFile && on.chosen === undefined) return groundAddress(address, on, newTab);
  if (target === undefined) return missing("It does not say what to open.");
  const opened = resolve(on, found, target, CLICKABLE, (ref, entry) => {
    const isLink = entry.node.role === "link" && entry.node.href !== undefined;
    if (newTab) return { action: "open_tab", ref };
    return isLink ? { action: "navigate", ref } : { action: "click", ref };
  });
  const isLinkless = newTab && found?.entries.length === 1 && found.entries[0]?.node.role !== "link";
  if (!isLinkless || opened.kind !== "action") return opened;
  return missing(`${opened.target} is no link: only links and addresses can be opened in a new tab.`);
}

function groundAddress(word: string, on: Ground, newTab: true | undefined): Grounding {
  const resolved = resolveAddress(word, on.page.url);
  if (!resolved.ok) return missing(resolved.message);
  const { address } = resolved;
  return act(newTab ? { action: "open_tab", address } : { action: "navigate", address }, address);
}
