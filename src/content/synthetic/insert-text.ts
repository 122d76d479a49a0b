/** Text put in at the caret, over what is selected. */
import { deepActiveElement, type OpenShadowRoot } from "../composed-tree.ts";
import { setNativeValue } from "../native-value.ts";

export function insertText(text: string, openShadowRoot: OpenShadowRoot): void {
  const field = deepActiveElement(openShadowRoot);
  if (field) edit(field, "insertText", text);
}

/**
 * Carries out one edit in the focused field. The browser's own editing command keeps the page's undo history and
 * sends `input`; it sends no `beforeinput`, which editors rely on and may cancel.
 */
export function edit(field: Element, inputType: EditType, data: string | null): void {
  const before = new InputEvent("beforeinput", { bubbles: true, cancelable: true, composed: true, inputType, data });
  if (!field.dispatchEvent(before)) return;
  if (!document.execCommand(COMMANDS[inputType], false, data ?? "")) replaceSelection(field, inputType, data);
}

export type EditType =
  | "insertText"
  | "insertLineBreak"
  | "insertParagraph"
  | "deleteContentBackward"
  | "deleteContentForward";

const COMMANDS: Record<EditType, string> = {
  insertText: "insertText",
  insertLineBreak: "insertLineBreak",
  insertParagraph: "insertParagraph",
  deleteContentBackward: "delete",
  deleteContentForward: "forwardDelete",
};

/** For fields in which the editing commands do nothing. */
function replaceSelection(field: Element, inputType: EditType, data: string | null): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || data === null) return;
  const start = field.selectionStart ?? 0;
  const end = field.selectionEnd ?? field.value.length;
  setNativeValue(field, field.value.slice(0, start) + data + field.value.slice(end));
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType, data }));
}
