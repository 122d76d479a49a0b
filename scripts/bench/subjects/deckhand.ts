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
    time: (page, mode, budget) =>
      page.evaluate(
        (options) => {
          const start = performance.now();
          globalThis.__deckhandOutline(options);
          return performance.now() - start;
        },
        { budget, viewportOnly: mode === "viewport" },
      ),
  };
}
