import { bundleOutline } from "../../build-outline.mjs";
import type { Subject } from "./subject.ts";

/** The outline that the extension gives its models. */
export async function deckhand(): Promise<Subject> {
  const script = await bundleOutline();
  return {
    name: "deckhand",
    modes: ["page", "viewport"],
    install: (page) => page.evaluate(script),
    read: (page, mode, options) =>
      page.evaluate(
        ({ budget, viewportOnly, reading }) => {
          const { text, refs } = globalThis.__deckhandOutline({ budget, viewportOnly });
          if (reading === undefined) return text;
          for (const [ref, element] of refs) globalThis.__deckhandBench.noteRef(reading, ref, element);
          return text;
        },
        { ...options, viewportOnly: mode === "viewport" },
      ),
    expand: (page, reading) =>
      page.evaluate((name) => {
        for (let part = 1, parts = 1; part <= parts; part += 1) {
          const expanded = globalThis.__deckhandOutline({ expand: { part } });
          parts = expanded.parts ?? 1;
          for (const [ref, element] of expanded.refs) globalThis.__deckhandBench.noteRef(name, ref, element);
        }
      }, reading),
    time: (page, mode, budget) =>
      page.evaluate(
        (options) => {
          const start = performance.now();
          const { readMs } = globalThis.__deckhandOutline(options);
          return { ms: performance.now() - start, inPageMs: readMs };
        },
        { budget, viewportOnly: mode === "viewport" },
      ),
  };
}
