/** How things on the page are called in results. */
import { accessibleName, cleanText, roleOf } from "../dom-compressor/index.ts";
import { composedAncestors } from "./composed-tree.ts";

const NAME_LIMIT = 80;
const PLAIN_ROLES = new Set(["", "generic", "none", "presentation", "text"]);
const DIALOG_ROLES = new Set(["dialog", "alertdialog"]);

/** Cleaned, on one line, at most `limit` characters. */
export function shorten(text: string, limit = NAME_LIMIT): string {
  const line = cleanText(text);
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

/** Role and name, such as `button "Save"`. */
export function nameElement(element: Element): string {
  const role = roleOf(element);
  const name = shorten(accessibleName(element));
  const kind = PLAIN_ROLES.has(role) ? `<${element.localName}>` : role;
  return name ? `${kind} "${name}"` : `${kind}`;
}

/** What a person would say is in the way: the dialog around the element, else the nearest thing with a role. */
export function nameCover(element: Element): string {
  const ancestors = [...composedAncestors(element)].filter((ancestor) => ancestor !== document.body);
  const dialog = ancestors.find((ancestor) => DIALOG_ROLES.has(roleOf(ancestor)));
  const named = dialog ?? ancestors.find((ancestor) => !PLAIN_ROLES.has(roleOf(ancestor)));
  return nameElement(named ?? element);
}
