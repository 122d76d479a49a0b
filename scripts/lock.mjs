/** One setup at a time: two builds into the same folders would mix their files. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./root.mjs";

const LOCK_FILE = join(root, "build", ".lock");
/** Our own name, linked to the lock when we hold it: so the lock is never seen without the pid inside it. */
const OWN_FILE = `${LOCK_FILE}-${process.pid}`;
const LOOK_AGAIN_MS = 200;

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The process that a lock file names; undefined when there is no such file. */
function holderOf(file) {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10);
  } catch {
    return undefined;
  }
}

function tryToLock() {
  try {
    linkSync(OWN_FILE, LOCK_FILE);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

/** Moves a dead process's lock aside, and back when somebody else was quicker and the lock is alive again. */
function clearDeadLock() {
  const aside = `${OWN_FILE}-aside`;
  try {
    renameSync(LOCK_FILE, aside);
  } catch {
    return;
  }
  const pid = holderOf(aside);
  if (pid !== undefined && isRunning(pid)) linkSync(aside, LOCK_FILE);
  rmSync(aside, { force: true });
}

/**
 * Does the work while no other process does work under this lock. A lock whose process has died is taken over.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(work) {
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(OWN_FILE, String(process.pid));
  try {
    while (!tryToLock()) {
      const pid = holderOf(LOCK_FILE);
      if (pid !== undefined && !isRunning(pid)) clearDeadLock();
      else await pause(LOOK_AGAIN_MS);
    }
    try {
      return await work();
    } finally {
      rmSync(LOCK_FILE, { force: true });
    }
  } finally {
    rmSync(OWN_FILE, { force: true });
  }
}
