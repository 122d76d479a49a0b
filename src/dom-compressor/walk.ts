/** Live DOM to a tree of plain data: one visit of the flat tree, top down. */
import type { FrameSnapshot, Place, SnapshotNode } from "../protocol/snapshot.ts";
import { activationTargetOf, isControl, isOperatedDrawing, looksOperated } from "./actionable.ts";
import { partsOfAddress } from "./address-parts.ts";
import { cleanText } from "./clean-text.ts";
import { hidesContents } from "./clipping.ts";
import { stateOf } from "./control-state.ts";
import { lookForCoverers } from "./coverers.ts";
import {
  attributeOf,
  flatChildrenOf,
  isElement,
  isText,
  rememberShadowRootOpener,
  type ShadowRootOpener,
  tagOf,
} from "./dom-access.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { hrefOf } from "./form-target.ts";
import { rectOf, styleOf, textRectOf, withLayoutCache } from "./layout.ts";
import { type IsListening, listens, rememberListening } from "./listening.ts";
import { pictureIn } from "./pictures.ts";
import { placeOf } from "./place.ts";
import { nearestPlace } from "./place-order.ts";
import type { RefRegistry } from "./refs.ts";
import { isEditingHost, roleOf } from "./roles.ts";
import { isInline, shownNameOf, visibleTextIn } from "./shown-name.ts";
import { isStructure, keepsPlaceEmpty, structureName, structureRoleOf, structureState } from "./structure.ts";
import { TextCollector } from "./text-collector.ts";
import { hasVisibleBox, isTextCovered, UNRENDERED_TAGS, visibleTextOf } from "./visibility.ts";

interface SnapshotOptions {
  /** Letters that begin every ref of this document. */
  refPrefix: string;
  /** The way into closed shadow roots. */
  openShadowRoot?: ShadowRootOpener | undefined;
  /** Which elements are known to listen for presses; nothing else is ever asked of the listeners themselves. */
  isListening?: IsListening | undefined;
}

interface Walk {
  registry: RefRegistry;
  refPrefix: string;
  /** Characters of visible text met so far. */
  textLength: number;
  /** How many controls with a name of their own are around: what listens in there only listens for them. */
  controlsAround: number;
  /** Inside `<pre>`. */
  preformatted: boolean;
  /** The document's own origin, and path and query of its address. */
  origin: string;
  path: string;
  query: string;
}

/** Reads the whole document as a person could see it. Nothing in the page is changed. */
export function takeSnapshot(registry: RefRegistry, options: SnapshotOptions): FrameSnapshot {
  rememberShadowRootOpener(options.openShadowRoot);
  rememberListening(options.isListening);
  return withLayoutCache(() => {
    const walk: Walk = {
      registry,
      refPrefix: options.refPrefix,
      textLength: 0,
      controlsAround: 0,
      preformatted: false,
      origin: self.origin,
      path: location.pathname,
      query: location.search,
    };
    if (document.documentElement) lookForCoverers(document.documentElement);
    const children = document.documentElement ? contentsOf(walk, document.documentElement) : [];
    return {
      origin: self.origin,
      url: addressWithoutQuery(document.URL),
      title: cleanText(document.title),
      frameIndex: frameIndexIn(window),
      scroll: scrollState(),
      root: { role: "document", place: "viewport", children },
      textLength: walk.textLength,
    };
  });
}

/** Origin and path. */
function addressWithoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, "");
}

function frameIndexIn(frame: Window): number | null {
  if (frame.parent === frame) return null;
  for (let index = 0; index < frame.parent.length; index += 1) if (frame.parent[index] === frame) return index;
  return null;
}

function scrollState(): FrameSnapshot["scroll"] {
  const scroller = document.scrollingElement ?? document.documentElement;
  return { y: Math.round(scrollY), height: scroller?.scrollHeight ?? 0, viewport: innerHeight };
}

function contentsOf(walk: Walk, element: Element): SnapshotNode[] {
  const collector = new TextCollector(walk.preformatted);
  visitChildren(walk, element, collector);
  return collector.finish();
}

function visitChildren(walk: Walk, element: Element, into: TextCollector): void {
  for (const child of flatChildrenOf(element)) {
    if (isText(child)) visitText(walk, child, into);
    else if (isElement(child)) visitElement(walk, child, into);
  }
}

function visitText(walk: Walk, text: Text, into: TextCollector): void {
  const seen = visibleTextOf(text);
  if (seen === "") {
    if (/^\s+$/.test(text.data)) addWhiteSpace(walk, text, into);
    return;
  }
  const place = placeOf(textRectOf(text));
  if (place === "viewport" && isTextCovered(text)) return;
  walk.textLength += seen.length;
  into.text(seen === text.data ? seen : ` ${seen} `, place);
}

function addWhiteSpace(walk: Walk, text: Text, into: TextCollector): void {
  if (walk.preformatted) into.text(text.data, "far");
  else into.space();
}

function visitElement(walk: Walk, element: Element, into: TextCollector): void {
  const tag = tagOf(element);
  if (tag === "br") into.break();
  if (tag === "br" || UNRENDERED_TAGS.has(tag)) return;
  const role = roleOf(element);
  if ((tag !== "svg" || listens(element)) && isActionable(walk, element, role) && addControl(walk, element, role, into))
    return;
  if (hidesContents(element)) addHiddenCell(element, role, into);
  else if (role === "img" && !isOperatedDrawing(element) && addPicture(walk, element, into)) return;
  else visitContents(walk, element, role, into);
}

function visitContents(walk: Walk, element: Element, role: string, into: TextCollector): void {
  const tag = tagOf(element);
  const structure = structureRoleOf(element, role);
  if (tag === "iframe" || tag === "frame") addFrame(element, into);
  else if (tag === "label" && namesAControl(element)) addControlsIn(walk, element, into);
  else if (structure !== undefined) addStructure(walk, element, structure, into);
  else if (tag === "pre") addPreformatted(walk, element, into);
  else addGroup(walk, element, role, into);
}

/** Without its cell a row would read as if later values stood in earlier columns. */
function addHiddenCell(element: Element, role: string, into: TextCollector): void {
  if (!keepsPlaceEmpty(element, role)) return;
  into.node({ role, ...structureState(element, role), place: placeOf(rectOf(element)) });
}

/** Adds a picture that says something; whether there is nothing more to visit in it. */
function addPicture(walk: Walk, element: Element, into: TextCollector): boolean {
  // In a control it is part of the name.
  const picture = walk.controlsAround === 0 ? pictureIn(element) : undefined;
  if (picture) addInFlow(element, picture, into);
  return picture !== undefined || ["svg", "img"].includes(tagOf(element));
}

function addInFlow(element: Element, node: SnapshotNode, into: TextCollector): void {
  if (styleOf(element).display.startsWith("inline")) into.inline(node);
  else into.node(node);
}

function addStructure(walk: Walk, element: Element, role: string, into: TextCollector): void {
  const children = contentsOf(walk, element);
  if (children.length === 0 && !keepsPlaceEmpty(element, role)) return;
  const node = { role, ...structureName(element, role), ...structureState(element, role) };
  if (children.length > 0) into.node({ ...node, place: nearestPlace(children), children });
  else into.node({ ...node, place: placeOf(rectOf(element)) });
}

function addGroup(walk: Walk, element: Element, role: string, into: TextCollector): void {
  if (isInline(element)) visitChildren(walk, element, into);
  else into.block(contentsOf(walk, element), role === "paragraph" ? "paragraph" : "generic");
}

/** Lines and indentation are the text's own here. */
function addPreformatted(walk: Walk, element: Element, into: TextCollector): void {
  const around = walk.preformatted;
  walk.preformatted = true;
  const children = contentsOf(walk, element);
  walk.preformatted = around;
  if (children.length > 0) into.node({ role: "code", place: nearestPlace(children), children });
}

function isActionable(walk: Walk, element: Element, role: string): boolean {
  return isControl(element, role) || (walk.controlsAround === 0 && looksOperated(element, role));
}

/** Adds a control, unless nobody can reach it; then its contents may still be something to see. */
function addControl(walk: Walk, element: Element, role: string, into: TextCollector): boolean {
  const target = activationTargetOf(element);
  if (!target) return hidesContents(element) || isField(element) || hasVisibleBox(element);
  const whole = isNameWhole(role) ? 1 : 0;
  walk.controlsAround += whole;
  const children = isField(element) ? [] : contentsOf(walk, element);
  walk.controlsAround -= whole;
  addInFlow(element, controlNode(walk, element, role, placeOf(rectOf(target)), children), into);
  return true;
}

function controlNode(walk: Walk, element: Element, role: string, place: Place, contents: SnapshotNode[]): SnapshotNode {
  const holds = holdsMoreThanText(role, contents);
  const children = holds && !isNameWhole(role) ? contents : contents.filter(holdsControl);
  const name = holds && !isNameWhole(role) ? { text: "", unseen: false } : shownNameOf(element);
  const href = role === "link" ? linkAddress(walk, element) : undefined;
  const node: SnapshotNode = {
    role,
    ...(name.text === "" ? {} : { name: name.text }),
    ...(name.unseen ? { unseen: true as const } : {}),
    ref: walk.registry.refOf(element, walk.refPrefix),
    print: fingerprintOf(element),
    ...structureState(element, role),
    ...stateOf(element, role),
    ...(href === undefined ? {} : { href }),
    place,
  };
  return children.length > 0 ? { ...node, children } : node;
}

/** Controls whose text is one name, whatever it is made of. */
function isNameWhole(role: string): boolean {
  return [
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
  ].includes(role);
}

const SAID_BY_NAME = new Set(["text", "img"]);

/** Rows, cards and other areas that can be pressed but hold things of their own. */
function holdsMoreThanText(role: string, contents: readonly SnapshotNode[]): boolean {
  if (isStructure(role) || role === "treeitem") return contents.length > 0;
  return contents.some((node) => holdsControl(node) || !SAID_BY_NAME.has(node.role)) || contents.length > 3;
}

function holdsControl(node: SnapshotNode): boolean {
  return node.ref !== undefined || node.role === "iframe" || (node.children ?? []).some(holdsControl);
}

/** Fields hold a value and no contents. */
function isField(element: Element): boolean {
  const tag = tagOf(element);
  if (["input", "select", "textarea", "canvas", "audio", "video"].includes(tag) || isEditingHost(element)) return true;
  const role = roleOf(element);
  return (
    ["combobox", "textbox", "searchbox"].includes(role) && !element.querySelector("input, textarea, select, button")
  );
}

/** Path alone on the page's own origin, else origin and path; with a number where only the query tells links apart. */
function linkAddress(walk: Walk, element: Element): string | undefined {
  const href = hrefOf(element);
  if (href === undefined) return undefined;
  const { scheme, origin, path, query } = partsOfAddress(href);
  if (scheme !== "http:" && scheme !== "https:") return scheme;
  const isOwn = origin === walk.origin;
  // An address within the page that is shown tells nothing apart.
  if (isOwn && path === walk.path && query === walk.query) return undefined;
  const shown = cleanText(isOwn ? path : `${origin}${path}`).slice(0, 80);
  const number = walk.registry.addressNumberOf(shown, query);
  return number === 1 ? shown : `${shown} #${number}`;
}

function addFrame(element: Element, into: TextCollector): void {
  if (!hasVisibleBox(element)) return;
  const frameIndex = indexOfFrame(element);
  if (frameIndex === undefined) return;
  into.node({ role: "iframe", frameIndex, ...frameAddress(element), place: placeOf(rectOf(element)) });
}

function indexOfFrame(element: Element): number | undefined {
  const shown = "contentWindow" in element ? element.contentWindow : null;
  if (!shown) return undefined;
  for (let index = 0; index < window.length; index += 1) if (window[index] === shown) return index;
  return undefined;
}

/** The origin a frame was asked to show, by which an unread one is recognised. */
function frameAddress(element: Element): Pick<SnapshotNode, "href"> {
  const source = attributeOf(element, "src") ?? "";
  if (source === "" || !URL.canParse(source, document.baseURI)) return {};
  const { origin } = new URL(source, document.baseURI);
  return origin === "null" ? {} : { href: origin };
}

/** The text of a label is said by its control. */
function namesAControl(label: Element): boolean {
  const control = label instanceof HTMLLabelElement ? label.control : null;
  if (!control || !activationTargetOf(control)) return false;
  return shownNameOf(control).text.includes(visibleTextIn(label));
}

function addControlsIn(walk: Walk, label: Element, into: TextCollector): void {
  for (const node of contentsOf(walk, label)) if (holdsControl(node)) into.node(node);
}
