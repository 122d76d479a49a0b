/**
 * Makes the weights behind `estimateTokens` (src/dom-compressor/tokens.ts) from the o200k vocabulary.
 *
 *     tsx scripts/token-weights.ts                  fits src/dom-compressor/tokens-weights.ts to pieces.txt
 *     tsx scripts/token-weights.ts count <file>…    makes pieces.txt from plain texts, one page or book a file
 *
 * Many files, many languages: what is not among the texts is estimated by its letters alone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { root } from "./root.mjs";
import { fitWeights } from "./token-weights/fit.ts";
import { countPieces, formatPieces, parsePieces, thinPieces } from "./token-weights/pieces.ts";

const PIECES = join(root, "scripts", "token-weights", "pieces.txt");
export const WEIGHTS = join(root, "src", "dom-compressor", "tokens-weights.ts");

/** The text of `tokens-weights.ts`. */
export function writeWeights(): string {
  const pieces = parsePieces(readFileSync(PIECES, "utf8"));
  const samples = [...pieces].map(([piece, weight]) => ({ piece, weight, tokens: countTokens(piece) }));
  const { coarse, fine } = fitWeights(samples);
  return `/** Made by scripts/token-weights.ts; do not edit. The form is that of \`tokens-table.ts\`. */
export const COARSE =
  "${coarse}";
export const FINE =
  "${fine}";
`;
}

function count(files: readonly string[]): string {
  const texts = files.map((file) => readFileSync(file, "utf8"));
  return formatPieces(thinPieces(countPieces(texts)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [command, ...files] = process.argv.slice(2);
  const [path, text] = command === "count" ? [PIECES, count(files)] : [WEIGHTS, writeWeights()];
  writeFileSync(path, text);
  console.log(`Wrote ${relative(root, path)}`);
}
