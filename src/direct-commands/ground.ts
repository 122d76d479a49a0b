/** A step → an action on this page, a question, or why not. Nothing is done by resemblance: what does not fit is missing. */
import type { Action } from "../protocol/action.ts";
import type { PageSnapshot } from "../protocol/snapshot.ts";
import { describeEntry } from "./describe.ts";
import { isFillable, type Want } from "./find.ts";
import { groundDialog, NO_PAGE } from "./ground-dialog.ts";
import { groundDrag } from "./ground-drag.ts";
import { groundOpen } from "./ground-open.ts";
import { groundSelect } from "./ground-select.ts";
import { groundSubmit } from "./ground-submit.ts";
import { groundCloseTab, groundSwitchTab } from "./ground-tab.ts";
import { groundType } from "./ground-type.ts";
import { groundUpload } from "./ground-upload.ts";
import {
  ANYTHING,
  act,
  CHECKABLE,
  CLICKABLE,
  type Ground,
  type GroundContext,
  type Grounding,
  locate,
  missing,
  resolve,
} from "./grounding.ts";
import type {
  CheckInstruction,
  ClickInstruction,
  HoverInstruction,
  Instruction,
  PressInstruction,
  ScrollInstruction,
  WaitInstruction,
} from "./instruction.ts";
import { indexPage } from "./page-index.ts";

/**
 * Finds what a step means on a page. `page: null` says that it cannot be read now, since a dialog of the browser is
 * open over it: then only what answers the dialog is grounded. With `chosenRef` the user has settled an ambiguity: it
 * stands for the step's target, whatever its words fit.
 */
export function ground(
  instruction: Instruction,
  page: PageSnapshot | null,
  context: GroundContext & { chosenRef?: string } = {},
): Grounding {
  if (page === null) return instruction.kind === "dialog" ? groundDialog(instruction, undefined) : missing(NO_PAGE);
  const { chosenRef } = context;
  const index = indexPage(page);
  const chosen = chosenRef === undefined ? undefined : index.find((entry) => entry.node.ref === chosenRef);
  if (chosenRef !== undefined && chosen === undefined) return missing("What was chosen is no longer on the page.");
  return groundOn(instruction, { index, page, chosen, context });
}

function groundOn(instruction: Instruction, on: Ground): Grounding {
  switch (instruction.kind) {
    case "click":
      return groundClick(instruction, on);
    case "hover":
      return groundHover(instruction, on);
    case "drag":
      return groundDrag(instruction, on);
    case "type":
      return groundType(instruction, on);
    case "press":
      return groundPress(instruction, on);
    case "submit":
      return groundSubmit(instruction, on);
    case "select":
      return groundSelect(instruction, on);
    case "check":
      return groundCheck(instruction, on);
    case "upload":
      return groundUpload(instruction, on);
    case "scroll":
      return groundScroll(instruction, on);
    case "wait":
      return groundWait(instruction, on);
    case "dialog":
      return groundDialog(instruction, on);
    default:
      return groundBeyondPage(instruction, on);
  }
}

type BeyondPage = Extract<Instruction, { kind: "open" | "back" | "reload" | "switch-tab" | "close-tab" | "save" }>;

/** What is done with tabs, history and results. */
function groundBeyondPage(instruction: BeyondPage, on: Ground): Grounding {
  switch (instruction.kind) {
    case "open":
      return groundOpen(instruction, on);
    case "back":
      return act({ action: "go_back" });
    case "reload":
      return act({ action: "reload" });
    case "switch-tab":
      return groundSwitchTab(instruction, on);
    case "close-tab":
      return groundCloseTab(instruction, on);
    case "save":
      return act({ action: "save_result", text: instruction.text });
  }
}

function groundClick(instruction: ClickInstruction, on: Ground): Grounding {
  const { target, count, button, modifiers, hold, point } = instruction;
  const manner = {
    ...(count && { count }),
    ...(button && { button }),
    ...(modifiers && { modifiers }),
    ...(hold && { hold }),
    ...point,
  };
  const found = locate(on, target, CLICKABLE);
  return resolve(on, found, target, CLICKABLE, (ref) => ({ action: "click", ref, ...manner }));
}

function groundHover({ target }: HoverInstruction, on: Ground): Grounding {
  return resolve(on, locate(on, target, CLICKABLE), target, CLICKABLE, (ref) => ({ action: "hover", ref }));
}

function groundPress(instruction: PressInstruction, on: Ground): Grounding {
  const { key, target } = instruction;
  if (target === undefined) return { kind: "action", action: { action: "press_key", key } };
  const want: Want = { accepts: () => true, prefers: isFillable };
  return resolve(on, locate(on, target, want), target, want, (ref) => ({ action: "press_key", key, ref }));
}

function groundCheck(instruction: CheckInstruction, on: Ground): Grounding {
  const { target, checked } = instruction;
  const found = locate(on, target, CHECKABLE);
  return resolve(on, found, target, CHECKABLE, (ref) => ({ action: "set_checked", ref, checked }));
}

function groundScroll(instruction: ScrollInstruction, on: Ground): Grounding {
  const { to, target } = instruction;
  if (target === undefined) return { kind: "action", action: { action: "scroll", to } };
  return resolve(on, locate(on, target, ANYTHING), target, ANYTHING, (ref) => ({ action: "scroll", to, ref }));
}

/** A thing that is on the page now is waited for by its ref, words by their text. */
function groundWait(instruction: WaitInstruction, on: Ground): Grounding {
  const { text, target, gone, url, seconds } = instruction;
  const ending = {
    ...(gone && { gone }),
    ...(url !== undefined && { url }),
    ...(seconds !== undefined && { seconds }),
  };
  const found = target === undefined ? undefined : locate(on, target, ANYTHING);
  const [entry] = found !== undefined && found.cost < 2 && found.entries.length === 1 ? found.entries : [];
  if (entry?.node.ref !== undefined && (gone || target?.role !== undefined)) {
    const action: Action = { action: "wait_for", ref: entry.node.ref, ...ending };
    return { kind: "action", action, target: describeEntry(on.index, entry) };
  }
  return { kind: "action", action: { action: "wait_for", ...(text !== undefined && { text }), ...ending } };
}
