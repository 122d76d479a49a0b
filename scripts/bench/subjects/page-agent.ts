import type { Page } from "playwright";
import { bundleCode } from "../bundle.ts";
import type { Mode } from "../figures.ts";
import type { Subject, Timed } from "./subject.ts";

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
    read: (page, mode, { reading }) => read(page, expansionFor(mode), reading),
    time: (page, mode) => time(page, expansionFor(mode)),
  };
}

const expansionFor = (mode: Mode) => (mode === "viewport" ? 0 : -1);

function read(page: Page, viewportExpansion: number, reading: string | undefined): Promise<string> {
  return page.evaluate(
    async ({ reading, ...config }) => {
      const controller = new globalThis.__pageAgentController(config);
      const { header, content, footer } = await controller.getBrowserState();
      for (const [index, { ref }] of controller.selectorMap) {
        if (reading === undefined || !content.includes(`[${index}]<`)) continue;
        globalThis.__deckhandBench.noteRef(reading, String(index), ref);
      }
      await controller.cleanUpHighlights();
      return `${header}\n${content}\n${footer}`;
    },
    { viewportExpansion, reading },
  );
}

function time(page: Page, viewportExpansion: number): Promise<Timed> {
  return page.evaluate(
    async (options) => {
      const controller = new globalThis.__pageAgentController(options);
      const start = performance.now();
      await controller.getBrowserState();
      const taken = performance.now() - start;
      await controller.cleanUpHighlights();
      return { ms: taken };
    },
    { viewportExpansion },
  );
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
