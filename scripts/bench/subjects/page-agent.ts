import { bundleCode } from "../bundle.ts";
import type { Subject } from "./subject.ts";

const PACKAGE = "@page-agent/page-controller";

/** What the benchmark asks of page-agent's controller. */
interface Controller {
  getBrowserState(): Promise<{ header: string; content: string; footer: string }>;
  selectorMap: Map<number, { ref: Element }>;
  cleanUpHighlights(): Promise<void>;
}

declare global {
  /** Left in a page by the peer's own build. `viewportExpansion` is -1 for the whole page and 0 for the window. */
  var __pageAgentController: new (config: { viewportExpansion: number }) => Controller;
}

/** page-agent's own build of its page controller; undefined when it is not installed in `folder`. */
export async function pageAgent(folder: string): Promise<Subject | undefined> {
  const script = await scriptFrom(folder);
  if (script === undefined) return undefined;
  return {
    name: "page-agent",
    modes: ["page", "viewport"],
    install: (page) => page.evaluate(script),
    read: (page, mode, options) =>
      page.evaluate(
        async ({ viewportExpansion, reading, repeats }) => {
          const controller = new globalThis.__pageAgentController({ viewportExpansion });
          const { header, content, footer } = await controller.getBrowserState();
          for (const [index, { ref }] of controller.selectorMap) {
            if (content.includes(`[${index}]<`)) globalThis.__deckhandBench.noteRef(reading, String(index), ref);
          }
          const builds: number[] = [];
          for (let count = 0; count < repeats; count += 1) {
            const start = performance.now();
            await controller.getBrowserState();
            builds.push(performance.now() - start);
          }
          await controller.cleanUpHighlights();
          return { text: `${header}\n${content}\n${footer}`, builds };
        },
        { ...options, viewportExpansion: mode === "viewport" ? 0 : -1 },
      ),
  };
}

async function scriptFrom(folder: string): Promise<string | undefined> {
  try {
    const code = `import { PageController } from "${PACKAGE}"; globalThis.__pageAgentController = PageController;`;
    return await bundleCode(code, folder);
  } catch {
    return undefined;
  }
}

export const HOW_TO_GET_PAGE_AGENT = `page-agent is not installed: npm i -D ${PACKAGE} to compare`;
