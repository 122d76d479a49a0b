/** Putting text into a text field and making sure that it is there. */
import { isSecretField } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { composedContains, deepActiveElement } from "./composed-tree.ts";
import { isReadOnly, moveCaretToEnd, objectionOf, READ_ONLY, selectAll, type TextField, textOf } from "./field.ts";
import { nameElement, shorten } from "./naming.ts";
import { done, failed, noChange, refused } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { press } from "./press.ts";
import { drawnEditorOf, editDrawn } from "./set-editor.ts";
import type { Target } from "./target.ts";
import { nextFrame, until } from "./waiting.ts";

/** How long a page may take to put back or reformat what was typed. */
const STICK_MS = 500;

/** Replaces what the field holds, or adds to it when `clear` is false. The field is left with the focus. */
export async function setText(
  context: PerformContext,
  target: Target,
  field: TextField,
  { text, clear }: { text: string; clear: boolean },
): Promise<ActionResult> {
  if (isReadOnly(field)) return refused(READ_ONLY);
  const editor = drawnEditorOf(field);
  if (editor)
    return (await takeFocus(context, target, field)) ?? editDrawn(context, { editor, field }, { text, clear });
  const before = textOf(field);
  const wanted = clear ? asHeld(field, text) : before + asHeld(field, text);
  // Of a secret nobody is told whether they have guessed it.
  if (before === wanted && (wanted === "" || !isSecretField(field)))
    return noChange(wanted === "" ? "it is empty already" : "it holds this already");
  const refusal = await takeFocus(context, target, field);
  if (refusal) return refusal;
  return (await replace(context, field, text, clear)) ?? confirm(context, field, wanted);
}

/** Presses the field and sees to it that the focus is there. */
export async function takeFocus(
  context: PerformContext,
  target: Target,
  field: TextField,
): Promise<ActionResult | undefined> {
  const pressed = await press(context, target);
  if ("refusal" in pressed) return pressed.refusal;
  if (hasFocus(context, field)) return undefined;
  field.focus({ preventScroll: true });
  return hasFocus(context, field) ? undefined : failed("the field did not take the focus");
}

function hasFocus({ openShadowRoot }: PerformContext, field: Element): boolean {
  const active = deepActiveElement(openShadowRoot);
  return active !== null && composedContains(field, active);
}

async function replace(
  context: PerformContext,
  field: TextField,
  text: string,
  clear: boolean,
): Promise<ActionResult | undefined> {
  if (clear) selectAll(field);
  else moveCaretToEnd(field);
  const arrival =
    text === ""
      ? await context.port.make({ primitive: "key", key: "Delete", modifiers: [] }, field)
      : await context.port.make({ primitive: "insert-text", text }, field);
  if (arrival === "missed") return refused("the focus moved away: nothing was typed");
  // Inserted text comes without keys; many a page looks at a field only when a key is let go. This one does nothing else.
  await context.port.make({ primitive: "key", key: "Shift", modifiers: [] }, field);
  return undefined;
}

async function confirm(context: PerformContext, field: TextField, wanted: string): Promise<ActionResult> {
  await nextFrame();
  const stuck = await until(() => (holds(field, wanted) ? true : undefined), {
    limitMs: STICK_MS,
    signal: context.signal,
  });
  if (stuck) return done(`${effectOf(field, wanted)}${objectionOf(field)}`);
  return failed(`the value did not stick${found(field)}${objectionOf(field)}`);
}

/** Exactly, or as the page wrote it: `5551234` as `(555) 123-4`. */
function holds(field: TextField, wanted: string): boolean {
  const text = textOf(field);
  if (isRich(field)) return squeeze(text).includes(squeeze(wanted)) && (wanted !== "" || squeeze(text) === "");
  return text === wanted || (wanted !== "" && essence(text) !== "" && essence(text) === essence(wanted));
}

function effectOf(field: TextField, wanted: string): string {
  if (wanted === "") return "value cleared";
  const text = textOf(field);
  const rewritten = text !== wanted && !isRich(field) && !isSecretField(field);
  return rewritten ? `value set, as "${shorten(text)}"` : "value set";
}

function found(field: TextField): string {
  if (isSecretField(field)) return "";
  const text = textOf(field);
  return text === "" ? `: ${nameElement(field)} is empty` : `: ${nameElement(field)} holds "${shorten(text)}"`;
}

/** The text as such a field would keep it: a single line loses its breaks, addresses lose outer spaces. */
function asHeld(field: TextField, text: string): string {
  const lines = text.replace(/\r\n?/gu, "\n");
  if (!(field instanceof HTMLInputElement)) return lines;
  const line = lines.replace(/\n/gu, "");
  return field.type === "email" || field.type === "url" ? line.trim() : line;
}

const isRich = (field: TextField): boolean =>
  !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement);
const squeeze = (text: string): string => text.replace(/\s+/gu, " ").trim();
const essence = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
