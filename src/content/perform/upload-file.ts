import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import type { FileContent } from "../../protocol/messages.ts";
import { whenReachable, whenUsable } from "../actionability.ts";
import { type FileField, nearbyFileFields, objectionTo, ownFileField, putFiles } from "../file-field.ts";
import type { Point } from "../hit-test.ts";
import { nameElement } from "../naming.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { resolveTarget, type Target, withRelocation } from "../target.ts";

const BUTTONS = "button, a, summary, input, [role=button], [role=link], [role=menuitem]";

/** Puts files of the user's into a file field, by whatever stands for it, or drops them on a drop area. */
export async function uploadFile(context: PerformContext, action: ActionOf<"upload_file">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const missing = action.files.find((name) => !context.files.some((file) => file.name === name));
  if (missing !== undefined) return refused(`no file “${missing}” is attached to the task`);
  const obstacle = await whenUsable(context, target);
  if (obstacle) return obstacle;
  const wanted = context.files.filter((file) => action.files.includes(file.name));
  return withRelocation(target, await deliver(context, target, transferOf(wanted)));
}

async function deliver(context: PerformContext, target: Target, transfer: DataTransfer): Promise<ActionResult> {
  const { openShadowRoot } = context;
  const own = ownFileField(target.element, openShadowRoot);
  if (own) return fill(own, transfer);
  const isButton = target.element.matches(BUTTONS);
  const dropped = isButton ? undefined : await drop(context, target, transfer);
  if (dropped) return dropped;
  const nearby = nearbyFileFields(target.element, openShadowRoot);
  const [field] = nearby;
  if (field && nearby.length === 1) return fill(field, transfer);
  const droppedOnButton = isButton ? await drop(context, target, transfer) : undefined;
  return droppedOnButton ?? refused(reasonForNone(nearby));
}

function reasonForNone(nearby: readonly FileField[]): string {
  if (nearby.length > 1) return "several file fields are near this: name the field, or its label";
  return "this belongs to no file field, and nothing can be dropped on it";
}

function fill(field: FileField, transfer: DataTransfer): ActionResult {
  const files = [...transfer.files];
  const objection = objectionTo(field, files);
  if (objection) return refused(objection);
  putFiles(field, transfer);
  return done(`${namesOf(files)} put into ${nameElement(field)}`);
}

/** Drops the files where the target can be reached; undefined when nothing there takes them. */
async function drop(
  context: PerformContext,
  target: Target,
  transfer: DataTransfer,
): Promise<ActionResult | undefined> {
  const attempt = await whenReachable(context, target, (point) =>
    Promise.resolve(isDroppedOn(target.element, point, transfer)),
  );
  if ("refusal" in attempt) return attempt.refusal;
  if (!attempt.value) return undefined;
  return done(`${namesOf([...transfer.files])} dropped on ${nameElement(target.element)}`);
}

/** An area takes a drop by preventing the default of `dragover`. */
function isDroppedOn(element: Element, { x, y }: Point, dataTransfer: DataTransfer): boolean {
  const tell = (type: string) =>
    element.dispatchEvent(
      new DragEvent(type, { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, dataTransfer }),
    );
  tell("dragenter");
  const isTaken = !tell("dragover");
  tell(isTaken ? "drop" : "dragleave");
  return isTaken;
}

function transferOf(files: readonly FileContent[]): DataTransfer {
  const transfer = new DataTransfer();
  transfer.effectAllowed = "copy";
  for (const { name, type, base64 } of files) transfer.items.add(new File([bytesOf(base64)], name, { type }));
  return transfer;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

function namesOf(files: readonly File[]): string {
  return files.map(({ name, size }) => `“${name}” (${describeBytes(size)})`).join(", ");
}

function describeBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
