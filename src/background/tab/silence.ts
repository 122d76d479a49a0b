/**
 * A page that does not answer: a script of its own keeps it busy, or a dialog holds it up of which no debugger tells.
 * Nobody can answer such a dialog but the user, who has to hear of it.
 */
import { within } from "../time-limit.ts";

/** Longer than a page is given to settle. */
const LOOK_AFTER_MS = 5000;
/** So long nothing in a page that lives takes. */
const SILENT_AFTER_MS = 2000;

/** The result of work in the tab's page. While it lasts and the page is silent, `tell` is called once. */
export async function tellingOfSilence<Result>(
  tabId: number,
  work: Promise<Result>,
  tell: () => void,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDone = false;
  const look = async () => {
    const silent = await isSilent(tabId);
    if (isDone) return;
    if (silent) tell();
    else timer = setTimeout(look, LOOK_AFTER_MS);
  };
  timer = setTimeout(look, LOOK_AFTER_MS);
  try {
    return await work;
  } finally {
    isDone = true;
    clearTimeout(timer);
  }
}

async function isSilent(tabId: number): Promise<boolean> {
  const answer = chrome.scripting.executeScript({ target: { tabId }, func: () => true, injectImmediately: true });
  // A page that may not be entered, or is gone, says so by itself.
  const isHeard = answer.then(
    () => false,
    () => false,
  );
  return within(SILENT_AFTER_MS, isHeard, () => true);
}
