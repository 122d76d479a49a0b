/// <reference types="vite/client" />

import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { estimateTokens, mostTokens } from "./tokens.ts";
import { FORMS, LANGUAGES } from "./tokens-samples.ts";

const SAMPLES = Object.entries({ ...LANGUAGES, ...FORMS });
const OUTLINES = Object.entries(
  import.meta.glob<string>("./__fixtures__/*/expected.txt", { query: "?raw", import: "default", eager: true }),
);

/** A sample has some sixty tokens, so that ten of them are chance; whole pages are held to much less. */
const MOST_OVER_ANY_SAMPLE = 0.68;
const MOST_UNDER_ANY_SAMPLE = 1.15;
const MEDIAN_ERROR_OF_SAMPLES = 0.075;

const ratioOf = (text: string) => countTokens(text) / estimateTokens(text);
const errorOf = (text: string) => Math.abs(1 / ratioOf(text) - 1);

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

test("in no language and no form of text is the estimate far off", () => {
  const far = SAMPLES.map(([name, text]) => ({ name, ratio: ratioOf(text) })).filter(
    ({ ratio }) => ratio < MOST_OVER_ANY_SAMPLE || ratio > MOST_UNDER_ANY_SAMPLE,
  );
  expect(far).toEqual([]);
  expect(median(SAMPLES.map(([, text]) => errorOf(text)))).toBeLessThan(MEDIAN_ERROR_OF_SAMPLES);
});

test("languages together are estimated within four in a hundred", () => {
  expect(errorOf(Object.values(LANGUAGES).join("\n"))).toBeLessThan(0.04);
});

test("outlines of pages are estimated within five in a hundred together and never far under", () => {
  expect(errorOf(OUTLINES.map(([, text]) => text).join("\n"))).toBeLessThan(0.05);
  const under = OUTLINES.filter(([, text]) => text.length > 800 && ratioOf(text) > 1.04);
  expect(under.map(([name]) => name)).toEqual([]);
});

test("lines cost together what they cost one by one, so that a budget can be spent by lines", () => {
  const lines = SAMPLES.flatMap(([, text]) => text.split("\n"));
  const byLine = lines.reduce((sum, line) => sum + estimateTokens(`${line}\n`), 0);
  expect(Math.abs(byLine / estimateTokens(`${lines.join("\n")}\n`) - 1)).toBeLessThan(0.02);
});

test("a text never costs more than its lines one by one, so that a budget spent by lines holds", () => {
  const lines = fc.constantFrom(...SAMPLES.flatMap(([, text]) => text.match(/[^\n]{1,60}/g) ?? []));
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 30 }), (list) => {
      const byLine = list.reduce((sum, line) => sum + estimateTokens(`${line}\n`), 0);
      expect(estimateTokens(`${list.join("\n")}\n`)).toBeLessThanOrEqual(byLine);
    }),
    { numRuns: 500 },
  );
});

test("nothing costs nothing and the least thing costs one", () => {
  expect(["", "a", " ", "\n", "7", "[", " -"].map(estimateTokens)).toEqual([0, 1, 1, 1, 1, 1, 1]);
});

test("words of the vocabulary are one token with and without a space, digits go by threes", () => {
  expect(["button", " button", " link", "Home", "123", "1234567"].map(estimateTokens)).toEqual([1, 1, 1, 1, 1, 3]);
});

test("rows of one sign and long white space cost little", () => {
  for (const text of ["-".repeat(200), " ".repeat(60), "=".repeat(64), "\n".repeat(10), ".".repeat(300)]) {
    expect(estimateTokens(text)).toBeLessThanOrEqual(countTokens(text) + 5);
  }
});

test("a text without any cut is taken in full", () => {
  const text = "가나다라마바사".repeat(500);
  expect(estimateTokens(text)).toBeGreaterThan(text.length / 4);
  expect(estimateTokens(text)).toBeLessThan(text.length * 2);
});

test("a page that says a few unknown words over and over keeps below what it is reckoned to cost at most", () => {
  const words = SAMPLES.flatMap(([, text]) => text.match(/\S{2,}/g) ?? []);
  const vocabulary = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 });
  const shape = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), { minLength: 60, maxLength: 150 });
  fc.assert(
    fc.property(vocabulary, shape, (said, lines) => {
      const text = lines
        .map((name, index) => `button ${name.map((at) => said[at % said.length]).join(" ")}[a${index}]`)
        .join("\n");
      // One in some hundred is above, where one word makes up the page.
      expect(countTokens(text)).toBeLessThan(mostTokens(text) * 1.3);
      expect(mostTokens(text)).toBeGreaterThanOrEqual(estimateTokens(text));
    }),
    { numRuns: 300 },
  );
});

test("the words for what things are cost no more than they are reckoned to, wherever they stand", () => {
  const words =
    "alertdialog article banner button buttons checkbox checkboxes clickable combobox comboboxes complementary dialog " +
    "grid gridcell heading iframe link listbox listitem main menu menubar menuitem menuitems menuitemcheckbox " +
    "menuitemcheckboxes menuitemradio menuitemradios navigation option options progressbar radio radios radiogroup region " +
    "row rowgroup rowheader searchbox slider spinbutton status switch switches tab tabs table tablist tabpanel textbox " +
    "toolbar tree treegrid treeitem treeitems";
  for (const word of words.split(" ")) {
    expect(countTokens(word), word).toBeLessThanOrEqual(estimateTokens(word));
    expect(countTokens(` ${word}`), ` ${word}`).toBeLessThanOrEqual(estimateTokens(` ${word}`));
  }
});

test("a word led by a sign that is said in every line keeps below what it is reckoned to cost at most", () => {
  for (const line of ["<page-data-7f3a>", "@media-query", "#fff000-tone", "{user}", "=total"]) {
    const text = Array(32).fill(line).join("\n");
    expect(countTokens(text), line).toBeLessThanOrEqual(mostTokens(text));
  }
});

test("of an ordinary outline little is kept in reserve", () => {
  for (const [, text] of OUTLINES.filter(([, outline]) => outline.length > 800))
    expect(mostTokens(text)).toBeLessThan(estimateTokens(text) * 1.25);
});

test("emoji that joiners make one of cost what they are spelt with", () => {
  for (const emoji of ["👩‍👩‍👧", "👨‍💻", "🧑‍🤝‍🧑", "👩🏽‍🚀"]) {
    const text = `${emoji} `.repeat(20);
    const real = countTokens(text);
    expect(estimateTokens(text), emoji).toBeGreaterThan(real * 0.75);
    expect(estimateTokens(text), emoji).toBeLessThan(real * 1.3);
    expect(mostTokens(text), emoji).toBeGreaterThanOrEqual(real);
  }
});
