/** A control as a node: its name, what it holds, its state and where it leads. */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";
import { partsOfAddress } from "./address-parts.ts";
import { cleanText } from "./clean-text.ts";
import { stateOf } from "./control-state.ts";
import { tagOf } from "./dom-access.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { hrefOf } from "./form-target.ts";
import type { RefRegistry } from "./refs.ts";
import { isEditingHost, roleOf } from "./roles.ts";
import { shownNameOf } from "./shown-name.ts";
import { isStructure, structureName, structureState } from "./structure.ts";
import type { ReadingLimits } from "./unread-run.ts";

/** What a control's node takes from the document it is in. */
export interface ControlContext {
  registry: RefRegistry;
  refPrefix: string;
  /** The document's own origin, and path and query of its address. */
  origin: string;
  path: string;
  query: string;
  limits: Pick<ReadingLimits, "whole">;
}

/** @param contents what was read inside the control */
export function controlNode(
  context: ControlContext,
  element: Element,
  role: string,
  place: Place,
  contents: SnapshotNode[],
): SnapshotNode {
  const holds = holdsMoreThanText(role, contents) && !isNameWhole(element, role);
  const children = holds ? contents : contents.filter(holdsControl);
  const href = role === "link" ? linkAddress(context, element) : undefined;
  const node: SnapshotNode = {
    role,
    ...(holds ? structureName(element, role) : ownName(element)),
    ref: context.registry.refOf(element, context.refPrefix),
    print: fingerprintOf(element),
    ...structureState(element, role),
    ...stateOf(element, role, context.limits.whole),
    ...(href === undefined ? {} : { href }),
    place,
  };
  return children.length > 0 ? { ...node, children } : node;
}

function ownName(element: Element): Pick<SnapshotNode, "name" | "unseen"> {
  const { text, unseen } = shownNameOf(element);
  return { ...(text === "" ? {} : { name: text }), ...(unseen ? { unseen: true as const } : {}) };
}

const NAMED_WHOLE = new Set([
  "button",
  "link",
  "tab",
  "option",
  "menuitem",
  "checkbox",
  "radio",
  "switch",
  "menuitemradio",
  "menuitemcheckbox",
]);

/** An item of a tree that says more holds it. */
const LONGEST_TREEITEM = 120;

/** Whether the control's text is one name, whatever it is made of. */
export function isNameWhole(element: Element, role: string): boolean {
  if (role === "treeitem") return shownNameOf(element).text.length <= LONGEST_TREEITEM;
  return NAMED_WHOLE.has(role);
}

const SAID_BY_NAME = new Set(["text", "img"]);

/** Rows, cards and other areas that can be pressed but hold things of their own. */
function holdsMoreThanText(role: string, contents: readonly SnapshotNode[]): boolean {
  if (isStructure(role) || role === "treeitem") return contents.length > 0;
  return contents.some((node) => holdsControl(node) || !SAID_BY_NAME.has(node.role)) || contents.length > 3;
}

export function holdsControl(node: SnapshotNode): boolean {
  return node.ref !== undefined || node.role === "iframe" || (node.children ?? []).some(holdsControl);
}

const FIELD_TAGS = new Set(["input", "select", "textarea", "canvas", "audio", "video"]);
const FIELD_ROLES = new Set(["combobox", "textbox", "searchbox"]);

/** Fields hold a value and no contents. */
export function isField(element: Element, role = roleOf(element)): boolean {
  if (FIELD_TAGS.has(tagOf(element)) || isEditingHost(element)) return true;
  return FIELD_ROLES.has(role) && !element.querySelector("input, textarea, select, button");
}

/** Path alone on the page's own origin, else origin and path; with a number where only the query tells links apart. */
function linkAddress(context: ControlContext, element: Element): string | undefined {
  const href = hrefOf(element);
  if (href === undefined) return undefined;
  const { scheme, origin, path, query } = partsOfAddress(href);
  if (scheme !== "http:" && scheme !== "https:") return scheme;
  const isOwn = origin === context.origin;
  // An address within the page that is shown tells nothing apart.
  if (isOwn && path === context.path && query === context.query) return undefined;
  const shown = cleanText(isOwn ? path : `${origin}${path}`).slice(0, 80);
  const number = context.registry.addressNumberOf(shown, query);
  return number === 1 ? shown : `${shown} #${number}`;
}
