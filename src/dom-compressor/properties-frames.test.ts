/** What holds of every page with frames in it. Each frame is read by code of its own realm, as it is in a browser. */
import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { joinFrames } from "./outline.ts";
import { HIDDEN_MARKER, SECRET_MARKERS } from "./random-page/hidden.ts";
import { markdownOf, outlinesOf, partsOf, readFrame, refsIn, refsOf } from "./random-page/look.ts";
import { attachShadowRoots, mountPage } from "./random-page/mount.ts";
import { fragment } from "./random-page/page.ts";
import { clearPage } from "./show-page.ts";

afterEach(clearPage);

/** A shrinking on a busy machine takes its time. */
const SLOW = 240_000;
const SHOWN_MARKER = "qqshownqq";
const HIDING = [
  "display:none",
  "visibility:hidden",
  "opacity:0",
  "position:absolute;left:-9999px",
  "width:0;height:0;border:0",
];

type Compressor = typeof import("./index.ts");

interface Frame {
  index: number;
  compressor: Compressor;
  registry: RefRegistry;
}

/** Puts a frame into the page and, when its document is there, the compressor into the frame. */
async function addFrame(style: string, html: string): Promise<Frame> {
  const frame = document.createElement("iframe");
  frame.style.cssText = style;
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument || !frame.contentWindow) throw new Error("The frame has no document.");
  attachShadowRoots(frame.contentDocument);
  const evaluate: unknown = Reflect.get(frame.contentWindow, "eval");
  if (typeof evaluate !== "function") throw new Error("The frame runs no scripts.");
  const address = new URL("index.ts", import.meta.url).href;
  // What an import evaluates to has the type of the module that stands there.
  const compressor = (await evaluate(`import(${JSON.stringify(address)})`)) as Compressor;
  return { index: window.length - 1, compressor, registry: new compressor.RefRegistry() };
}

const read = ({ compressor, registry }: Frame, refPrefix: string) =>
  readFrame({ read: compressor.takeSnapshot, registry, refPrefix, whole: true });

test(
  "what is in a frame keeps to the budget, is found by its refs and shows nothing hidden; of a hidden frame nothing is read",
  async () => {
    await fc.assert(
      fc.asyncProperty(fragment, fragment, fc.constantFrom(...HIDING), async (around, inside, style) => {
        mountPage(`<body>${around}</body>`);
        const registry = new RefRegistry();
        const shown = await addFrame(
          "display:block;width:600px;height:300px",
          `<button>${SHOWN_MARKER}</button>${inside}`,
        );
        const unseen = await addFrame(style, `<p>${HIDDEN_MARKER}</p><button>${HIDDEN_MARKER}</button>`);
        const top = readFrame({ read: takeSnapshot, registry, refPrefix: "q", whole: true });
        const page = joinFrames(top, [
          { id: 1, parent: 0, snapshot: read(shown, "r") },
          { id: 2, parent: 0, snapshot: read(unseen, "s") },
        ]);
        const refs = refsOf(page);
        const elements = refs.map((ref) => (ref.startsWith("q") ? registry : shown.registry).resolve(ref));
        expect(elements.filter((element) => !element?.isConnected)).toEqual([]);
        expect(new Set(elements).size).toBe(refs.length);
        const texts = [...outlinesOf(page).map(({ text }) => text), ...partsOf(page, 2_000), markdownOf(page)];
        expect(texts.flatMap(refsIn).filter((ref) => !refs.includes(ref))).toEqual([]);
        const all = [JSON.stringify(page), ...texts].join("\n");
        expect([HIDDEN_MARKER, ...SECRET_MARKERS].filter((marker) => all.includes(marker))).toEqual([]);
        for (const { text, budget } of outlinesOf(page)) expect(countTokens(text), text).toBeLessThanOrEqual(budget);
        expect(all).toContain(SHOWN_MARKER);
      }),
      { numRuns: 10 },
    );
  },
  SLOW,
);
