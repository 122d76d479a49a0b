import type { Page } from "playwright";
import type { Subject } from "./subject.ts";

/** How many refs are looked up at once. */
const TOGETHER = 50;
/** A busy machine takes its time with so many, and what is not looked up in time would count as not covered. In milliseconds. */
const NOTE_LIMIT = 10_000;

/** Playwright's snapshot for models, which Playwright MCP gives. It has no mode for the window alone. */
export function playwright(): Subject {
  return {
    name: "playwright",
    modes: ["page"],
    install: async () => undefined,
    read: async (page, _mode, { reading }) => {
      const text = await page.ariaSnapshot({ mode: "ai" });
      if (reading !== undefined) await noteRefs(page, reading, text);
      return text;
    },
    time: async (page) => {
      const start = performance.now();
      await page.ariaSnapshot({ mode: "ai" });
      return { ms: performance.now() - start };
    },
  };
}

async function noteRefs(page: Page, reading: string, text: string): Promise<void> {
  const refs = [...text.matchAll(/\[ref=((?:f\d+)?e\d+)\]/g)].map(([, ref = ""]) => ref);
  for (let first = 0; first < refs.length; first += TOGETHER) {
    await Promise.all(refs.slice(first, first + TOGETHER).map((ref) => noteRef(page, reading, ref)));
  }
}

/** An element that is gone, or in a frame that the page may not look into, covers nothing. */
async function noteRef(page: Page, reading: string, ref: string): Promise<void> {
  const note = (element: Element, named: { reading: string; ref: string }) => {
    const top = window.top as typeof globalThis | null; // The types of the DOM leave a window's globals out.
    top?.__deckhandBench.noteRef(named.reading, named.ref, element);
  };
  await page
    .locator(`aria-ref=${ref}`)
    .evaluate(note, { reading, ref }, { timeout: NOTE_LIMIT })
    .catch(() => undefined);
}
