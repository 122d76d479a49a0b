/** What a model was shown of a run's pages, so that the next look can be told as what changed since. Pure. */
import { outlineDelta } from "./delta.ts";
import { unchangedSince } from "./delta-signs.ts";

/** So many looks are remembered. */
const REMEMBERED = 10;
/** A delta of so few characters is short enough; nothing shorter is looked for. */
const SHORT_DELTA = 400;
/** What an older outline has to save: the last one is the one that a model has in mind. */
const OLDER_SHARE = 0.5;

export interface OutlineLook {
  /** The top document. */
  documentId: string;
  /** Under which number the model is shown it. */
  step: number;
  outline: string;
  /** Hides secret values. Deltas are made of what is left, since they cut texts, and a part of a secret is not found. */
  redact: (text: string) => string;
  /** Whether the model still has what it was shown under a number; of what is left out everything. */
  isKept?: (step: number) => boolean;
}

export interface OutlineHistory {
  /** @returns the whole outline or a delta, and whether it is the same as at the last look */
  show(look: OutlineLook): { text: string; isDelta: boolean; unchanged: boolean };
}

/**
 * Whole outlines of documents that are new, deltas of others. A delta starts from the last outline of the document, or
 * from an older one when that is much shorter: a dialog that opened and closed, a tab left and returned to.
 */
export function outlineHistory(): OutlineHistory {
  const looks: OutlineLook[] = [];
  return {
    show(look) {
      const unchanged = looks.at(-1)?.documentId === look.documentId && looks.at(-1)?.outline === look.outline;
      const text = shortestDelta(
        looks.filter(({ documentId, step }) => documentId === look.documentId && (look.isKept?.(step) ?? true)),
        look,
      );
      looks.push(look);
      if (looks.length > REMEMBERED) looks.shift();
      return { text: text ?? look.outline, isDelta: text !== undefined, unchanged };
    },
  };
}

function shortestDelta(looks: readonly OutlineLook[], next: OutlineLook): string | undefined {
  const [last, ...older] = [...looks].reverse();
  if (!last) return undefined;
  let best = deltaSince(last, next);
  for (const look of older) {
    if (best !== undefined && best.length <= SHORT_DELTA) break;
    const delta = deltaSince(look, next);
    if (delta !== undefined && (best === undefined || delta.length < best.length * OLDER_SHARE)) best = delta;
  }
  return best;
}

/** Secrets that were learned since the look are hidden in it too, as they now are in what the model is sent of it. */
function deltaSince(look: OutlineLook, { outline, redact, step }: OutlineLook): string | undefined {
  const since = `step ${look.step}`;
  if (look.outline === outline && look.step < step - 1) return unchangedSince(since, "again");
  return outlineDelta(redact(look.outline), redact(outline), since);
}
