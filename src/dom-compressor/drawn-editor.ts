/**
 * Editors that draw their text themselves (Monaco, Ace, CodeMirror 5) take their keys through a field that nobody sees,
 * which lies where the caret is. What a person presses and sees is the editor around it.
 */
import { attributeOf, flatParentOf, tagOf } from "./dom-access.ts";
import { overlap, rectOf, styleOf, widthOf } from "./layout.ts";
import { hasVisibleBox, isCovered, isVisible } from "./visibility.ts";

const LEAST_WIDTH = 40;
const LEAST_HEIGHT = 16;
/** How far out of the editor its field lies in it. */
const LEVELS = 3;
/** So many elements of an editor are looked at for the sign that text can be put there. */
const LOOKED_AT = 300;

/** The editor that a hidden field types into; undefined for a field that is hidden for any other reason. */
export function editorAround(field: Element): Element | undefined {
  if (tagOf(field) !== "textarea" || !takesKeys(field)) return undefined;
  let around = flatParentOf(field);
  for (let level = 0; around && level < LEVELS; level += 1, around = flatParentOf(around)) {
    const { width, height } = rectOf(around);
    if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT && hasVisibleBox(around))
      return isEditor(around, field) ? around : undefined;
  }
  return undefined;
}

/** Traps for machines and places to copy from are kept from the keyboard. */
function takesKeys(field: Element): boolean {
  const { visibility, display } = styleOf(field);
  if (visibility !== "visible" || display === "none" || field.matches(":disabled")) return false;
  return Number(attributeOf(field, "tabindex") ?? 0) >= 0 && field.closest("[aria-hidden=true]") === null;
}

function isEditor(around: Element, field: Element): boolean {
  const isInside = widthOf(overlap(rectOf(field), rectOf(around))) > 0;
  return isInside && !isCovered(around) && !holdsOtherFields(around, field) && showsTextCursor(around);
}

function holdsOtherFields(around: Element, field: Element): boolean {
  const others = around.querySelectorAll("input, select, textarea, [contenteditable]");
  return [...others].some((other) => other !== field && isVisible(other));
}

function showsTextCursor(around: Element): boolean {
  const parts = [around, ...[...around.querySelectorAll("*")].slice(0, LOOKED_AT)];
  return parts.some((part) => tagOf(part) !== "textarea" && styleOf(part).cursor === "text");
}
