/** Formulas in one line, as one types them: `(a+b)/2 + x^2`. */
import { flatChildrenOf, isElement, isText, tagOf } from "./dom-access.ts";
import { visibleTextOf } from "./visibility.ts";

/** https://w3c.github.io/mathml-core/#mathml-elements-and-attributes, by local name. */
const LAYOUTS: ReadonlyMap<string, (parts: readonly string[]) => string> = new Map([
  ["mfrac", ([above = "", below = ""]) => `${grouped(above)}/${grouped(below)}`],
  ["msup", ([base = "", above = ""]) => `${grouped(base)}^${grouped(above)}`],
  ["msub", ([base = "", below = ""]) => `${grouped(base)}_${grouped(below)}`],
  ["msubsup", ([base = "", below = "", above = ""]) => `${grouped(base)}_${grouped(below)}^${grouped(above)}`],
  ["munder", ([base = "", below = ""]) => `${base}_${grouped(below)}`],
  ["mover", ([base = "", above = ""]) => `${base}^${grouped(above)}`],
  ["munderover", ([base = "", below = "", above = ""]) => `${base}_${grouped(below)}^${grouped(above)} `],
  ["mroot", ([base = "", degree = ""]) => `${degree}√${grouped(base)}`],
  ["msqrt", (parts) => `√${grouped(parts.join(""))}`],
  ["mtable", (parts) => `[${parts.join("; ")}]`],
  ["mtr", (parts) => parts.join(", ")],
]);
/** Not drawn where the formula is. https://w3c.github.io/mathml-core/#semantics-and-presentation */
const UNDRAWN = new Set(["annotation", "annotation-xml", "mphantom"]);

/** What is seen of a formula; empty where nothing is. */
export function mathText(element: Element): string {
  const tag = tagOf(element);
  if (UNDRAWN.has(tag)) return "";
  const parts = flatChildrenOf(element).flatMap((child) => {
    if (isText(child)) return [visibleTextOf(child).trim()];
    return isElement(child) ? [mathText(child)] : [];
  });
  const layout = LAYOUTS.get(tag);
  // Between parts that are told apart by their place, white space of the source is none of them.
  return layout ? layout(parts.filter((part) => part !== "")) : parts.join("");
}

function grouped(part: string): string {
  return /^(?:[\p{L}\p{N}.]+|.)$/u.test(part) ? part : `(${part})`;
}
