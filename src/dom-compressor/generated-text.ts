/** Text that the style sheet puts into an element. */
import { attributeOf } from "./dom-access.ts";

/**
 * What a pseudo-element adds to a name: its strings and attributes, or the alternative after the slash. Set apart by
 * spaces where it makes a box of its own. https://w3c.github.io/accname/#comp_name_from_content_pseudo_element
 */
export function generatedText(element: Element, pseudo: "::before" | "::after"): string {
  const style = getComputedStyle(element, pseudo);
  const { content } = style;
  if (content === "none" || content === "normal" || content === "") return "";
  const [shown = "", alternative] = content.split(" / ");
  const text = textIn(element, alternative ?? shown);
  const isApart = alternative !== undefined || style.display !== "inline";
  return text !== "" && isApart ? ` ${text} ` : text;
}

/** Strings, and attributes by name, of a computed `content`; counters and pictures say nothing. */
function textIn(element: Element, content: string): string {
  const parts = content.matchAll(/"((?:[^"\\]|\\.)*)"|\battr\(([\w-]+)\)/g);
  return [...parts]
    .map(([, text, attribute]) =>
      attribute === undefined ? unescaped(text ?? "") : (attributeOf(element, attribute) ?? ""),
    )
    .join("");
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}
