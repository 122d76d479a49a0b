import { describeElement } from "../../dom-compressor/index.ts";
import type { ActionOf, ActionResult } from "../../protocol/action.ts";
import { describeDrawn, drawnThings } from "../drawn-things.ts";
import { done } from "../outcomes.ts";
import type { PerformContext } from "../perform-context.ts";
import { PictureNumbers } from "../pictures-shown.ts";
import { resolveLoosely } from "../target.ts";

/** More than this is a page to be read, not a drawing to be looked at. */
const MOST_THINGS = 200;

/** Lists what is drawn in the document or in one element, and gives each thing a ref to act on. */
export async function inspect(context: PerformContext, { ref }: ActionOf<"inspect">): Promise<ActionResult> {
  const root = ref === undefined ? document.documentElement : resolveLoosely(context, ref);
  if (!(root instanceof Element)) return root;
  const things = drawnThings(root, context.openShadowRoot);
  const pictures = new PictureNumbers();
  const shown = things.slice(0, MOST_THINGS).map((element) => {
    const ownRef = context.registry.refOf(element, context.refPrefix);
    return { line: describeDrawn(element, ownRef, pictures), facts: describeElement(element, ownRef) };
  });
  const left = things.length - shown.length;
  const rest = left > 0 ? [`… ${left} more: inspect one of these to see inside it`] : [];
  return {
    ...done(`${things.length} things are drawn there; places in pixels of the window`),
    content: [...shown.map(({ line }) => line), ...rest].join("\n"),
    found: shown.map(({ facts: { ref, print, role, name } }) => ({ ref, print, role, name })),
  };
}
