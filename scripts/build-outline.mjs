/**
 * `npm run build:outline`: writes `build/outline.js`, the page outline as one script for any page. Run there, it leaves
 * `globalThis.__deckhandOutline(options)`, which returns `{ text, refs, tokens }`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./root.mjs";

const OUTPUT = join(root, "build", "outline.js");

/** The oldest Chrome that the extension runs in. */
const TARGET = "chrome120";

/** Every global that the browser adds to the language, by TypeScript's own list. */
function browserGlobals() {
  const library = createRequire(import.meta.url).resolve("typescript/lib/lib.dom.d.ts");
  const declarations = readFileSync(library, "utf8").matchAll(/^declare (?:var|function) (\w+)/gm);
  return [...new Set([...declarations].map(([, name]) => name))];
}

/**
 * The script's text. The compressor asks the globals of its own document (`document`, `HTMLInputElement`,
 * `innerHeight`); here each becomes a property of `realm`, so that one copy of the code serves the page and every
 * same-origin frame in it, also where the page's policy forbids scripts made of text.
 * @returns {Promise<string>}
 */
export async function bundleOutline() {
  const { outputFiles } = await build({
    entryPoints: [join(root, "src", "dom-compressor", "standalone.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "outlineParts",
    target: TARGET,
    define: Object.fromEntries(browserGlobals().map((name) => [name, `realm.${name}`])),
    logLevel: "silent",
  });
  return `(() => {
const partsIn = (realm) => {
${outputFiles[0].text}
return outlineParts;
};
const parts = partsIn(globalThis);
globalThis.__deckhandOutline = parts.createOutliner((shown) =>
  (shown === globalThis ? parts : partsIn(shown)).createReader(),
);
})();
`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(OUTPUT, await bundleOutline());
  console.log(`Built ${relative(root, OUTPUT)}`);
}
