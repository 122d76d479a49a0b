/** What holds of every page, whatever is on it. The pages are random, and what is found wrong is shrunk to a few tags. */
import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { afterEach, expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { describeDelta } from "./delta.ts";
import { findText, KeptParts, RefRegistry, takeSnapshot } from "./index.ts";
import { applyDelta, baseOf, joinFrames, outlineHistory, renderOutline } from "./outline.ts";
import { applyEdit, type PageEdit, pageEdit, showSecrets } from "./random-page/edits.ts";
import { HIDDEN_MARKER, HIDDEN_THINGS, SECRET_MARKERS, SECRET_THINGS } from "./random-page/hidden.ts";
import { BUDGETS, markdownOf, nodesIn, outlinesOf, partsOf, readFrame, refsIn, refsOf } from "./random-page/look.ts";
import { elementsInPage, mountPage, treesIn } from "./random-page/mount.ts";
import { htmlOf, type RandomPage, randomPage } from "./random-page/page.ts";
import { clearPage } from "./show-page.ts";

afterEach(clearPage);

/** No text of a random page poses as a ref of this document, so whatever reads like another's is the page's own text. */
const PREFIX = "q";
/** A shrinking on a busy machine takes its time. */
const SLOW = 240_000;

function look(registry: RefRegistry, whole = false): PageSnapshot {
  return joinFrames(readFrame({ read: takeSnapshot, registry, refPrefix: PREFIX, whole }), []);
}

function everyPage(numRuns: number, check: (page: RandomPage) => void): void {
  fc.assert(
    fc.property(randomPage, (page) => {
      mountPage(htmlOf(page));
      check(page);
    }),
    { numRuns },
  );
}

function everyEditedPage(numRuns: number, check: (edits: PageEdit[]) => void): void {
  fc.assert(
    fc.property(randomPage, fc.array(pageEdit, { minLength: 1, maxLength: 4 }), (page, edits) => {
      mountPage(htmlOf(page));
      check(edits);
    }),
    { numRuns },
  );
}

const SHOWN_MARKER = "qqshownqq";
const SHOWN = `<div style="position:relative;z-index:9"><button>${SHOWN_MARKER}</button><p>${SHOWN_MARKER}</p><x-card><template data-shadow="closed"><p>${SHOWN_MARKER}</p></template></x-card></div>`;
const SHOWN_BELOW = `<div style="height:3000px"></div><p>${SHOWN_MARKER}</p>`;

test(
  "what nothing hides is read, in closed shadow trees and far below too; a control at the top is in the outline from 300 tokens on",
  () => {
    fc.assert(
      fc.property(randomPage, (page) => {
        const html = `${htmlOf({ ...page, parts: [SHOWN, ...page.parts] })}${SHOWN_BELOW}`;
        // Open dialogs go before everything.
        fc.pre(!/aria-modal|<dialog open/.test(html));
        mountPage(html);
        const read = look(new RefRegistry(), true);
        expect(nodesIn(read.root).filter(({ name }) => name === SHOWN_MARKER)).toHaveLength(4);
        for (const { text, budget } of outlinesOf(read))
          if (budget >= 300) expect(text).toMatch(new RegExp(`${SHOWN_MARKER}\\[q\\d+\\]`));
      }),
      { numRuns: 20 },
    );
  },
  SLOW,
);

test(
  "no outline and no part of an expansion has more tokens than its budget",
  () => {
    everyPage(20, () => {
      const page = look(new RefRegistry());
      for (const { text, budget } of outlinesOf(page)) expect(countTokens(text), text).toBeLessThanOrEqual(budget);
      for (const part of partsOf(page, 300)) expect(countTokens(part), part).toBeLessThanOrEqual(300);
    });
  },
  SLOW,
);

test(
  "each ref stands for one element that is there, and each element has one ref",
  () => {
    everyPage(20, () => {
      const registry = new RefRegistry();
      const page = look(registry);
      const refs = refsOf(page);
      const elements = refs.map((ref) => registry.resolve(ref));
      expect(elements.filter((element) => !element?.isConnected)).toEqual([]);
      expect(new Set(refs).size).toBe(refs.length);
      expect(new Set(elements).size).toBe(refs.length);
      for (const { text } of outlinesOf(page)) {
        const told = refsIn(text);
        expect(new Set(told).size, text).toBe(told.length);
        expect(told.filter((ref) => !refs.includes(ref))).toEqual([]);
      }
    });
  },
  SLOW,
);

test(
  "an element keeps its ref through whatever is done to the page, and no ref goes to another element",
  () => {
    everyEditedPage(20, (edits) => {
      const registry = new RefRegistry();
      const elementOf = new Map<string, Element>();
      const refOf = new Map<Element, string>();
      const learn = () => {
        for (const ref of refsOf(look(registry))) {
          const element = registry.resolve(ref);
          if (!element) throw new Error(`${ref} leads nowhere`);
          expect(elementOf.get(ref) ?? element).toBe(element);
          expect(refOf.get(element) ?? ref).toBe(ref);
          elementOf.set(ref, element);
          refOf.set(element, ref);
        }
      };
      learn();
      for (const edit of edits) {
        applyEdit(edit);
        learn();
      }
      for (const [ref, element] of elementOf)
        expect(registry.resolve(ref)).toBe(element.isConnected ? element : undefined);
    });
  },
  SLOW,
);

const MARKERS = [HIDDEN_MARKER, ...SECRET_MARKERS];

/** In the snapshot, and in everything that is made of it. */
function expectNothingHidden(registry: RefRegistry): void {
  const page = look(registry, true);
  const read = [JSON.stringify(page), ...outlinesOf(page).map(({ text }) => text), markdownOf(page)].join("\n");
  expect(MARKERS.filter((marker) => read.includes(marker)).map((marker) => `${marker} in ${read}`)).toEqual([]);
  expect(findText(registry, { text: HIDDEN_MARKER, refPrefix: PREFIX })).toEqual([]);
}

function isReadOf(html: string): boolean {
  mountPage(`<body>${html}<p>seen</p></body>`);
  const registry = new RefRegistry();
  const before = look(registry);
  showSecrets();
  const read = JSON.stringify([before, look(registry)]);
  return MARKERS.some((marker) => read.includes(marker));
}

test("nothing is read of what is hidden in any way, and of no secret field the value, also when the page shows it", () => {
  expect([...HIDDEN_THINGS, ...SECRET_THINGS].filter(isReadOf)).toEqual([]);
});

test(
  "nothing hidden and no secret is in anything that is read of a page, also after it has been edited",
  () => {
    everyEditedPage(30, (edits) => {
      const registry = new RefRegistry();
      expectNothingHidden(registry);
      for (const edit of edits) applyEdit(edit);
      expectNothingHidden(registry);
    });
  },
  SLOW,
);

/** Signs that nobody sees or that turn the direction of what follows, and white space that ends a line. */
const UNCLEAN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;

test(
  "no text of a page reads as a ref, and no line has a sign that nobody sees",
  () => {
    everyPage(30, () => {
      const page = look(new RefRegistry());
      const known = new Set(refsOf(page));
      for (const text of [...outlinesOf(page).map((shown) => shown.text), ...partsOf(page, 2_000), markdownOf(page)]) {
        expect(refsIn(text).filter((ref) => !known.has(ref))).toEqual([]);
        expect(text.split("\n").filter((line) => UNCLEAN.test(line))).toEqual([]);
      }
    });
  },
  SLOW,
);

test(
  "the changes that are told lead from the outline before to the outline now, line for line",
  () => {
    fc.assert(
      fc.property(
        randomPage,
        fc.array(pageEdit, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...BUDGETS),
        (start, edits, budget) => {
          mountPage(htmlOf(start));
          const registry = new RefRegistry();
          const history = outlineHistory();
          const outlines = new Map<string, string>();
          const observe = (step: number): string => {
            const outline = renderOutline(look(registry), { budget }).text;
            const { text } = history.show({ step, outline, documentId: "d1", redact: (whole) => whole });
            const before = outlines.get(baseOf(text) ?? "");
            expect(before === undefined ? text : applyDelta(before, text)).toBe(outline);
            outlines.set(`step ${step}`, outline);
            return outline;
          };
          let previous = observe(1);
          edits.forEach((edit, index) => {
            applyEdit(edit);
            const next = observe(index + 2);
            if (next !== previous) expect(applyDelta(previous, describeDelta(previous, next))).toBe(next);
            previous = next;
          });
        },
      ),
      { numRuns: 20 },
    );
  },
  SLOW,
);

/** Refs of which one alone is told: what only wraps a control is pressed by pressing that. */
function wrappersIn(root: SnapshotNode): [string, string][] {
  return nodesIn(root).flatMap((node): [string, string][] => {
    const [outer, inner, ...more] = nodesIn(node).filter(({ ref }) => ref !== undefined);
    const isPair = node.ref !== undefined && outer?.ref && inner?.ref && more.length === 0;
    return isPair && outer.role !== "treeitem" ? [[outer.ref ?? "", inner.ref ?? ""]] : [];
  });
}

function untold({ root }: PageSnapshot, told: ReadonlySet<string>): SnapshotNode[] {
  const wrappers = wrappersIn(root);
  const isTold = (ref: string) =>
    told.has(ref) || wrappers.some((pair) => pair.includes(ref) && pair.some((each) => told.has(each)));
  return nodesIn(root).filter(({ ref }) => ref !== undefined && !isTold(ref));
}

test(
  "what an outline leaves out is reached by expansion: its parts name every control of the page",
  () => {
    everyPage(20, () => {
      const registry = new RefRegistry();
      const page = look(registry);
      const whole = look(registry, true);
      const told = new Set(partsOf(whole, 2_000).flatMap(refsIn));
      expect(untold(whole, told)).toEqual([]);
      expect(untold(page, told)).toEqual([]);
    });
  },
  SLOW,
);

test(
  "the same page reads the same each time",
  () => {
    everyPage(30, () => {
      const registry = new RefRegistry();
      const first = look(registry);
      const second = look(registry);
      expect(second).toEqual(first);
      expect(outlinesOf(second)).toEqual(outlinesOf(first));
      const copy = structuredClone(first);
      outlinesOf(first);
      partsOf(first, 300);
      markdownOf(first);
      expect(first).toEqual(copy);
    });
  },
  SLOW,
);

test(
  "a page of which parts were kept from before its edits reads as one that is read anew",
  () => {
    everyEditedPage(20, (edits) => {
      const registry = new RefRegistry();
      const kept = new KeptParts();
      const reading = { read: takeSnapshot, registry, refPrefix: PREFIX };
      readFrame({ ...reading, kept });
      for (const edit of edits) {
        applyEdit(edit);
        const again = readFrame({ ...reading, kept });
        expect(again).toEqual(readFrame(reading));
      }
      kept.stop();
    });
  },
  SLOW,
);

/** Everything about a page that reading it could disturb. */
function stateOfPage(): unknown {
  const { activeElement } = document;
  const selection = getSelection();
  const elements = elementsInPage().map((element) => [
    element.scrollTop,
    element.scrollLeft,
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : "",
  ]);
  return {
    activeElement,
    range: [selection?.anchorNode, selection?.anchorOffset, selection?.toString()],
    at: [scrollX, scrollY],
    elements,
  };
}

function recordsOf(read: () => void): MutationRecord[] {
  const observer = new MutationObserver(() => undefined);
  for (const tree of treesIn(document))
    observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
  read();
  const records = observer.takeRecords();
  observer.disconnect();
  return records;
}

test(
  "reading changes nothing in the page: no node, no value, no focus, no selection, no place it is scrolled to",
  () => {
    everyEditedPage(30, (edits) => {
      for (const edit of edits) applyEdit(edit);
      const registry = new RefRegistry();
      const before = stateOfPage();
      const records = recordsOf(() => {
        look(registry);
        look(registry, true);
        findText(registry, { text: "a", refPrefix: PREFIX });
      });
      expect(records).toEqual([]);
      expect(stateOfPage()).toEqual(before);
    });
  },
  SLOW,
);
