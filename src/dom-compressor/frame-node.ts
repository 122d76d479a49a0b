/** The frames of a document as nodes; what they show is joined in later. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { attributeOf } from "./dom-access.ts";
import { rectOf } from "./layout.ts";
import { placeOf } from "./place.ts";
import { hasVisibleBox } from "./visibility.ts";

/** Undefined for a frame that nobody sees. */
export function frameNode(element: Element): SnapshotNode | undefined {
  const frameIndex = hasVisibleBox(element) && hasRoom(element) ? indexOfFrame(element) : undefined;
  if (frameIndex === undefined) return undefined;
  return { role: "iframe", frameIndex, ...frameAddress(element), place: placeOf(rectOf(element)) };
}

/** A frame that is smaller, in CSS pixels, shows nothing but its border. */
const LEAST_FRAME = 4;

function hasRoom({ clientWidth, clientHeight }: Element): boolean {
  return clientWidth >= LEAST_FRAME && clientHeight >= LEAST_FRAME;
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
