import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "./tokens-pieces.ts";
import { FORMS, LANGUAGES } from "./tokens-samples.ts";

/** The pattern by which o200k_base cuts, as its publisher gives it. */
const CAPITALS = "\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}";
const SMALL = "\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}";
const SUFFIX = "(?:'[sStTmMdD]|'[rR][eE]|'[vV][eE]|'[lL][lL])?";
const PATTERN = new RegExp(
  [
    `[^\\r\\n\\p{L}\\p{N}]?[${CAPITALS}]*[${SMALL}]+${SUFFIX}`,
    `[^\\r\\n\\p{L}\\p{N}]?[${CAPITALS}]+[${SMALL}]*${SUFFIX}`,
    "\\p{N}{1,3}",
    " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*",
    "\\s*[\\r\\n]+",
    "\\s+(?!\\S)",
    "\\s+",
  ].join("|"),
  "gu",
);

test("the samples are cut as the encoding's own pattern cuts them", () => {
  for (const text of Object.values({ ...LANGUAGES, ...FORMS })) expect(piecesOf(text)).toEqual(text.match(PATTERN));
});

test("any mixture of letters, marks, signs, digits and spaces is cut as the pattern cuts it", () => {
  const units = fc.constantFrom(
    ...("aZäÇß中の가ไมักابह्א٣½0129 \t\n\r\u00a0\u3000'’sSlLrRe.,-/_[]|€…→🔥👍\u0301\ufe0f".match(/./gsu) ?? []),
  );
  fc.assert(
    fc.property(fc.array(units, { maxLength: 40 }), (list) => {
      const text = list.join("");
      expect(piecesOf(text)).toEqual(text.match(PATTERN) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test("texts of Latin letters and common signs are cut as the pattern cuts them", () => {
  const units = fc.constantFrom(..."aZäÇßÿÞ019 \t\n\r'’sSlLrRvVtT.,-/_[]|€…→•–×÷".split(""));
  fc.assert(
    fc.property(fc.array(units, { maxLength: 40 }), (list) => {
      const text = list.join("");
      expect(piecesOf(text)).toEqual(text.match(PATTERN) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test("a text is cut the same by lines, of which some are of common letters and some are not", () => {
  const units = fc.constantFrom(..."aB1が中\n\n\r  /'.!".split(""));
  fc.assert(
    fc.property(fc.array(units, { maxLength: 30 }), (list) => {
      const text = list.join("");
      expect(piecesOf(text)).toEqual(text.match(PATTERN) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test("capitals part from a word before them and stay with the one behind", () => {
  expect(piecesOf("userProfileURL HTMLElement")).toEqual(["user", "Profile", "URL", " HTMLElement"]);
});

test("a text without any cut comes in pieces of bounded length", () => {
  const pieces = piecesOf("x".repeat(10_000));
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(512);
});
