/**
 * The reading of a page as any reader does it, built for this benchmark alone: what the browser renders is read, wherever
 * it lies, whatever covers it and however it is painted, and text is trimmed and not cleaned.
 */
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { root } from "../../root.mjs";

const FOLDER = join(root, "src", "dom-compressor");

/** What stands in the place of what these modules export; all else of them stays. */
const INSTEAD: Readonly<Record<string, string>> = {
  "backdrop.ts": `
    export const isReadable = () => true;
    export const standsOutByItself = () => true;
    export const inkStandsOut = () => true;`,
  "coverers.ts": `
    export const lookForCoverers = () => undefined;
    export const mayBeCovered = () => false;`,
  "clipping.ts": `
    import { styleOf } from "./layout.ts";
    export const opacityOf = () => 1;
    export const hidesContents = (element) => styleOf(element).display === "none";
    export const isHiddenAround = () => false;`,
  "visibility.ts": `
    import { rectOf, styleOf, textRectOf } from "./layout.ts";
    const isDrawn = ({ left, top, right, bottom }) => right > left && bottom > top;
    export const hasVisibleBox = (element) => styleOf(element).visibility === "visible" && isDrawn(rectOf(element));
    export const visibleTextOf = (text) => (text.data.trim() !== "" && isDrawn(textRectOf(text)) ? text.data : "");
    export const showsText = (element) => styleOf(element).visibility === "visible";
    export const isTextCovered = () => false;
    export const isCovered = () => false;`,
  "clean-text.ts": `
    export const cleanText = (text) => text.replace(/\\s+/g, " ").trim();
    export const isBlank = (text) => text.trim() === "";`,
};

/** Leaves the checks out of a bundle. */
export const withoutChecks: Plugin = {
  name: "without-checks",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ path, resolveDir, importer, namespace }) => {
      const name = path.slice(2);
      if (resolveDir !== FOLDER || !Object.hasOwn(INSTEAD, name)) return undefined;
      // What stands in a module's place asks for the module itself.
      const isItself = namespace === "instead" && importer === join(FOLDER, name);
      return { path: join(FOLDER, name), ...(isItself ? {} : { namespace: "instead" }) };
    });
    onLoad({ filter: /.*/, namespace: "instead" }, ({ path }) => {
      const name = path.slice(FOLDER.length + 1);
      return { contents: `export * from "./${name}";\n${INSTEAD[name]}`, resolveDir: FOLDER, loader: "js" };
    });
  },
};
