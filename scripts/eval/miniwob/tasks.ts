/** Which tasks there are, and who solves each. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { BOOKING } from "./families/booking.ts";
import { CLICKING } from "./families/clicking.ts";
import { DRAGGING } from "./families/dragging.ts";
import { DRAWING } from "./families/drawing.ts";
import { FORMS } from "./families/forms.ts";
import { ICONS } from "./families/icons.ts";
import { LOOKING } from "./families/looking.ts";
import { MAIL } from "./families/mail.ts";
import { READING } from "./families/reading-tasks.ts";
import type { Solver } from "./solver.ts";

/**
 * Pages that the collection keeps but does not count among its tasks, since they run in real time: whoever looks, thinks
 * and then acts is always late.
 */
const IN_REAL_TIME = new Set(["button-delay", "chase-circle", "hover-shape", "moving-items", "simon-says"]);

const SOLVERS: ReadonlyMap<string, Solver> = new Map(
  [BOOKING, CLICKING, DRAGGING, DRAWING, FORMS, ICONS, LOOKING, MAIL, READING].flatMap((family) =>
    Object.entries(family),
  ),
);

/** What no script does, and why. */
const BEYOND: ReadonlyMap<string, string> = new Map([
  ["click-checkboxes-soft", "It takes knowing which words mean the same, which a script does not."],
  ["count-sides", "What is drawn on a canvas is shown to no model."],
  ["number-checkboxes", "What the picture of the example shows is told to no model."],
]);

/** The tasks in a folder of pages, by name. */
export function tasksIn(folder: string): string[] {
  return readdirSync(join(folder, "miniwob"))
    .filter((file) => file.endsWith(".html"))
    .map((file) => basename(file, ".html"))
    .filter((task) => !IN_REAL_TIME.has(task))
    .sort();
}

/** Who solves a task; for one that nobody does, a solver that says so. */
export function solverOf(task: string): Solver {
  return SOLVERS.get(task) ?? nobody(BEYOND.get(task) ?? "No solver has been written for it.");
}

const nobody = (why: string): Solver => {
  return () => {
    throw new Error(why);
  };
};
