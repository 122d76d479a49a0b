/**
 * Chrome ends a worker that is idle for 30 s, and one whose fetch takes longer to answer; a call of any extension API
 * puts that off. Done only while a run is active, and not a second longer.
 */

const BEAT_MS = 20_000;

/** Wakes a worker that died in mid-run all the same, even when nothing else happens. Chrome's shortest period. */
const WAKE = { name: "take up runs", periodInMinutes: 0.5 };

const holders = new Set<string>();
let timer: ReturnType<typeof setInterval> | undefined;

export function keepAwake(runId: string): void {
  holders.add(runId);
  void chrome.alarms.create(WAKE.name, { periodInMinutes: WAKE.periodInMinutes });
  timer ??= setInterval(() => void chrome.runtime.getPlatformInfo(), BEAT_MS);
}

export function letSleep(runId: string): void {
  holders.delete(runId);
  if (holders.size > 0) return;
  void chrome.alarms.clear(WAKE.name);
  clearInterval(timer);
  timer = undefined;
}
