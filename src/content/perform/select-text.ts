import { cleanText, isSecretField } from "../../dom-compressor/index.ts";
import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { whenUsable } from "../actionability.ts";
import { shorten } from "../naming.ts";
import { done, refused } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { resolveTarget, withRelocation } from "../target.ts";

/** Selects words in a field or anywhere on the page, as a person does by dragging over them. */
export async function selectText(context: PerformContext, action: ActionOf<"select_text">): Promise<ActionResult> {
  const target = resolveTarget(context, action.ref);
  if ("outcome" in target) return target;
  const obstacle = await whenUsable(context, target);
  if (obstacle) return obstacle;
  const { element } = target;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const selected = isField ? selectInField(element, action.text) : selectOnPage(element, action.text);
  return "outcome" in selected ? selected : withRelocation(target, done(`selected ${selected.words}`));
}

type Selected = { words: string } | ActionResult;

const absent = refused("those words do not stand there: give them as they stand on the page");

/** How a selection is told; what a secret field holds is not. */
const told = (text: string): string => `"${shorten(text)}"`;

function selectInField(field: HTMLInputElement | HTMLTextAreaElement, text: string | undefined): Selected {
  // Whether these words can be selected would tell whether they stand in a secret.
  const isWhole = text === undefined || isSecretField(field);
  const from = isWhole ? 0 : field.value.indexOf(text);
  if (from < 0) return absent;
  field.focus();
  // Fields for numbers and the like select nothing but their whole value.
  if (isWhole) field.select();
  else field.setSelectionRange(from, from + text.length);
  return { words: isSecretField(field) ? "all in it" : told(text ?? field.value) };
}

function selectOnPage(element: Element, text: string | undefined): Selected {
  const range = text === undefined ? wholeOf(element) : rangeOf(element, text);
  if (!range) return absent;
  const host = element.closest("[contenteditable]");
  if (host instanceof HTMLElement) host.focus();
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return { words: told(cleanText(range.toString())) };
}

function wholeOf(element: Element): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

/** The first place of the words in an element, over as many text nodes as they run. */
function rangeOf(element: Element, text: string): Range | undefined {
  const nodes = textNodesIn(element);
  const from = nodes
    .map(({ data }) => data)
    .join("")
    .indexOf(text);
  if (from < 0) return undefined;
  const range = document.createRange();
  const [start, end] = [placeAt(nodes, from, false), placeAt(nodes, from + text.length, true)];
  if (!start || !end) return undefined;
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

/** The text node and offset at a position in the joined text; an end belongs to the node that it closes. */
function placeAt(nodes: readonly Text[], position: number, isEnd: boolean): [Text, number] | undefined {
  let before = 0;
  for (const node of nodes) {
    const offset = position - before;
    if (offset < node.length || (isEnd && offset === node.length)) return [node, offset];
    before += node.length;
  }
  return undefined;
}

function textNodesIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) nodes.push(node);
  return nodes;
}
