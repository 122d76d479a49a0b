/**
 * What an icon without a name is called in the set that it comes from: the part of a sprite, the class of an icon font,
 * the file of a picture. It is the author's word for the drawing and not for what the control does, so it says `icon`.
 */
import { attributeOf, flatChildrenOf, isElement, tagOf } from "./dom-access.ts";

const LONGEST_NAME = 30;
const MOST_WORDS = 3;

/** `fa-trash`, `bi-trash`, `icon-trash`, `lucide-trash-2`, `mdi mdi-delete`, `ti-trash`, `glyphicon-trash`. */
const ICON_CLASS =
  /^(?:fa|fas|far|bi|icon|icons|lucide|mdi|ti|tabler-icon|glyphicon|octicon|codicon|ri|la|feather|ph|pi|oi|uil|icofont|dashicons|anticon)-{1,2}([a-z][a-z0-9-]*)$/i;
/** Of these classes a set has many that are none of its drawings: sizes, weights, motions. */
const NO_DRAWING =
  /^(?:\d?[xs]?[xsml]?[ls]?|lg|sm|xs|xl|md|fw|spin|pulse|fixed|solid|regular|light|thin|duotone|brands|small|large|icon|svg|inverse|stack|wrapper|container|inline|box|button|btn|only|left|right-icon|inner)(?:-\d+)?$/i;
/** Words around the name of a drawing. */
const TRIMMINGS =
  /^(?:ic|icon|icons|svg|sprite|symbol|img|image)(?=[ ])|(?<=[ ])(?:ic|icon|icons|svg|outline|outlined|filled|fill|solid|line|\d+(?:px)?|white|black|dark|light)$/i;

/** The name of the first drawing in `element` that has one, with `icon` behind it; undefined where none is known. */
export function iconNameOf(element: Element): string | undefined {
  const name = nameIn(element);
  return name === undefined ? undefined : `${name} icon`;
}

function nameIn(element: Element): string | undefined {
  const own = drawingNameOf(element);
  if (own !== undefined) return own;
  for (const child of flatChildrenOf(element)) {
    const inner = isElement(child) ? nameIn(child) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function drawingNameOf(element: Element): string | undefined {
  const tag = tagOf(element);
  if (tag === "use") return worded(spriteOf(element));
  if (tag === "img") return worded(fileOf(attributeOf(element, "src") ?? ""));
  return worded(attributeOf(element, "data-icon") ?? attributeOf(element, "data-lucide")) ?? classNameOf(element);
}

/** `#trash`, or `/icons.svg#trash`. */
function spriteOf(use: Element): string | undefined {
  const address = attributeOf(use, "href") ?? use.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  return address.split("#")[1];
}

/** The file's name without its ending; generated names say nothing. */
function fileOf(address: string): string | undefined {
  if (address.startsWith("data:")) return undefined;
  const file =
    address
      .replace(/[?#].*$/s, "")
      .split("/")
      .at(-1) ?? "";
  return file.replace(/\.[a-z0-9]+$/i, "").split(".")[0];
}

function classNameOf(element: Element): string | undefined {
  for (const token of (attributeOf(element, "class") ?? "").split(/\s+/)) {
    const name = ICON_CLASS.exec(token)?.[1];
    if (name !== undefined && !NO_DRAWING.test(name)) return worded(name);
  }
  return undefined;
}

/** A few short words of letters, or nothing: `deleteForever` and `delete-forever` read the same. */
function worded(raw: string | null | undefined): string | undefined {
  if (!raw) return undefined;
  let words = raw
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(TRIMMINGS, "").trim();
  }
  const isName = /^\p{L}{2,}(?: [\p{L}\p{N}]+)*$/u.test(words) && words.split(" ").length <= MOST_WORDS;
  return isName && words.length <= LONGEST_NAME && !looksGenerated(words) ? words : undefined;
}

/** Hashes mix letters and figures. */
function looksGenerated(words: string): boolean {
  return words.split(" ").some((word) => /\d/.test(word) && /\p{L}/u.test(word) && word.length > 4);
}
