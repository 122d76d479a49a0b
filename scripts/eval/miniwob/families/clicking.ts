/** Buttons, links and the like that are named in the task. */
import { refOf } from "../../../../e2e/model/outline.ts";
import type { Family } from "../solver.ts";

export const CLICKING: Family = {
  "click-test": ({ outline }) => [{ action: "click", ref: refOf(outline, "button", "Click Me!") }],
};
