/** What has to be read, computed or looked up, and then entered. */

import type { Action } from "../../../../src/protocol/action.ts";
import { click, groupOf, named, ofRole, ordinal, present, submit, type } from "../reading.ts";
import type { Family, Solver } from "../solver.ts";

const firstField = (outline: string) => present(ofRole(outline, /^(textbox|spinbutton)$/)[0], "the field");

/** The value of a row `| label | value`. */
const rowValue = (outline: string, label: string): string =>
  groupOf(outline, new RegExp(`^\\s*\\| ${label} \\| (.*)$`, "m"));

/** By the clipboard, as a person does: what a field holds is not all seen. */
const copyField: Solver = ({ utterance, outline }) => {
  const fields = ofRole(outline, "textbox");
  const at = /\d/.test(utterance) ? ordinal(utterance) - 1 : fields.findIndex(({ text }) => / value "/.test(text));
  const source = present(fields[at], "the text").ref;
  const target = present(
    fields.find((field) => !/ value "/.test(field.text)),
    "an empty field",
  ).ref;
  const press = (ref: string, key: string): Action => ({ action: "press_key", ref, key });
  return [press(source, "Control+A"), press(source, "Control+C"), press(target, "Control+V"), submit(outline)];
};

const wholeValue = (results: string): string | undefined => / value "((?:[^"\\]|\\.)*)"/.exec(results)?.[1];

const findWord: Solver = ({ utterance, outline }) => {
  const paragraph = present(
    outline
      .split("\n")
      .slice(1)
      .find((line) => !/\[\w+\]/.test(line)),
    "a paragraph",
  );
  const word = present(paragraph.trim().split(/\s+/)[ordinal(utterance) - 1], "that word");
  return [type(firstField(outline).ref, word.replace(/[^a-zA-Z]/g, "")), submit(outline)];
};

/** The outline shows the beginning of a long text: its end is fetched by the clipboard, as a person would. */
const lastWord: Solver = ({ outline, past }) => {
  const [source, target] = ofRole(outline, "textbox");
  const [from, to] = [present(source, "the text"), present(target, "the field")];
  const press = (ref: string, key: string): Action => ({ action: "press_key", ref, key });
  if (past.length === 0) {
    const select = ["Control+End", ...LAST_WORDS, "Control+C"].map((key) => press(from.ref, key));
    return [...select, press(to.ref, "Control+V")];
  }
  const words = present(wholeValue(to.text), "what was pasted").trim();
  return [type(to.ref, present(words.split(/\s+/).at(-1), "a word")), submit(outline)];
};

/** Enough for a word and the full stop behind it. */
const LAST_WORDS = Array.from({ length: 3 }, () => "Control+Shift+ArrowLeft");

const fillTable: Solver = ({ outline }) => [
  ...ofRole(outline, "textbox").map(({ name, ref }) => type(ref, rowValue(outline, name))),
  submit(outline),
];

const SIGNS: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  x: (a, b) => a * b,
};

const compute: Solver = ({ outline }) => {
  const [, a, sign = "+", b] = present(/(-?\d+)\s*([-+x])\s*(-?\d+)\s*=/.exec(outline), "a sum");
  const sum = present(SIGNS[sign], sign)(Number(a), Number(b));
  return [type(firstField(outline).ref, String(sum)), submit(outline)];
};

/** Of `a ± x = c` and `x ± b = c`. */
function solveForX(equation: string): number {
  const [, left = "", sign, right = "", sum] = present(/(\w+) ([-+]) (\w+) = (-?\d+)/.exec(equation), "an equation");
  const known = Number(left === "x" ? right : left);
  const total = Number(sum);
  if (sign === "+") return total - known;
  return left === "x" ? total + known : known - total;
}

const solveEquation: Solver = ({ outline }) => [
  type(firstField(outline).ref, String(solveForX(outline))),
  submit(outline),
];

const letters: Solver = ({ outline }) => {
  const shown = outline
    .split("\n")
    .slice(1)
    .filter((line) => !/\[\w+\]/.test(line));
  return [type(firstField(outline).ref, shown.join("").replace(/\s/g, "")), submit(outline)];
};

const tellParity: Solver = ({ outline }) => {
  const rows = outline.split("\n").flatMap((line) => {
    const [, odd = "", number, even = ""] = /Odd\[(\w+)\] · (-?\d+) · button Even\[(\w+)\]/.exec(line) ?? [];
    return number === undefined ? [] : [Number(number) % 2 === 0 ? even : odd];
  });
  return [...rows.map(click), submit(outline)];
};

const guess: Solver = ({ outline, past }) => {
  let [low, high] = [0, 9];
  for (const turn of [...past.slice(1).map((each) => each.outline), outline]) {
    const [, direction, number] = /number is (lower|higher) than (\d+)/.exec(turn) ?? [];
    if (direction === "lower") high = Math.min(high, Number(number) - 1);
    if (direction === "higher") low = Math.max(low, Number(number) + 1);
  }
  return [type(firstField(outline).ref, String(Math.floor((low + high) / 2))), submit(outline)];
};

const generate: Solver = ({ utterance, outline }) => {
  const number = /^(\d+)$/m.exec(outline)?.[1];
  const fits = number !== undefined && isAsked(utterance, Number(number));
  return fits ? [submit(outline)] : [click(named(outline, "Generate").ref)];
};

function isAsked(utterance: string, number: number): boolean {
  const [, relation, limit] = /(less|greater) than (\d+)/.exec(utterance) ?? [];
  if (relation === "less") return number < Number(limit);
  if (relation === "greater") return number > Number(limit);
  return (number % 2 === 0) === /even/.test(utterance);
}

const buyTicket: Solver = ({ utterance, outline }) => {
  const tickets = outline.split("\n").flatMap((line) => {
    const [, hours, minutes, price, ref = ""] = /(\d+)h (\d+)m .*\$(\d+)\[(\w+)\]/.exec(line) ?? [];
    return price === undefined ? [] : [{ ref, time: Number(hours) * 60 + Number(minutes), price: Number(price) }];
  });
  const measure = /duration/.test(utterance) ? "time" : "price";
  const sorted = tickets.sort((one, other) => one[measure] - other[measure]);
  return [click(present(/longest|most/.test(utterance) ? sorted.at(-1) : sorted[0], "a ticket").ref)];
};

/** Buys at the first look at which the price is right; otherwise looks again. */
const buyCheap: Solver = ({ utterance, outline }) => {
  const limit = Number(groupOf(utterance, /less than \$([\d.]+)\./));
  const price = Number(groupOf(outline, /Stock price: \$([\d.]+)/));
  return price < limit - 1 ? [click(named(outline, "Buy").ref)] : [{ action: "wait_for", seconds: 0.3 }];
};

const PHONE_FIELDS: Readonly<Record<string, number>> = { phone: 0, email: 1, address: 2 };

const lookUp: Solver = ({ utterance, outline }) => {
  const [, name = "", what = ""] = present(/Find (\w+) in .* click on their (\w+)/.exec(utterance), "a name");
  if (!new RegExp(`^## ${name}$`, "m").test(outline)) return [click(named(outline, ">").ref)];
  const fields = ofRole(outline, "clickable");
  return [click(present(fields[PHONE_FIELDS[what] ?? 0], what).ref)];
};

const search: Solver = ({ utterance, outline, past }) => {
  const [, text = "", nth = "1"] = present(/enter "(.*?)" .* the (\d+)\w\w search/.exec(utterance), "what to search");
  if (past.length === 0) return [type(firstField(outline).ref, text), click(named(outline, "Search").ref)];
  const page = Math.floor((Number(nth) - 1) / 3);
  const results = resultsIn(outline);
  if (past.length <= page) return [click(named(outline, ">").ref)];
  return [click(present(results[(Number(nth) - 1) % 3], "the result"))];
};

/** Links that are neither numbers nor arrows. */
function resultsIn(outline: string): string[] {
  const links = ofRole(outline, /^(link|clickable)$/).filter(({ name }) => !/^(\d+|[<>]+|)$/.test(name));
  return links.map(({ ref }) => ref);
}

const agree: Solver = ({ utterance, outline, past }) => {
  if (/cancel button/i.test(utterance)) return [click(named(outline, "Cancel").ref)];
  const [text] = ofRole(outline, "textbox");
  if (past.length === 0) return [{ action: "scroll", to: "bottom", ref: present(text, "the agreement").ref }];
  const [, name = "", button = ""] = present(/name "(.*?)" then press "(.*?)"/.exec(utterance), "a name");
  return [type(named(outline, "Name").ref, name), click(named(outline, button).ref)];
};

const scrollText: Solver = ({ utterance, outline }) => {
  const to = /bottom/.test(utterance) ? "bottom" : "top";
  const scroll: Action = { action: "scroll", to, ref: firstField(outline).ref };
  return [scroll, submit(outline)];
};

export const READING: Family = {
  "copy-paste": copyField,
  "copy-paste-2": copyField,
  "find-word": findWord,
  "scroll-text": lastWord,
  "scroll-text-2": scrollText,
  "read-table": ({ utterance, outline }) => [
    type(firstField(outline).ref, rowValue(outline, groupOf(utterance, /value of (.*) into/))),
    submit(outline),
  ],
  "read-table-2": fillTable,
  "simple-arithmetic": compute,
  "simple-algebra": solveEquation,
  "text-transform": letters,
  "odd-or-even": tellParity,
  "guess-number": guess,
  "generate-number": generate,
  "buy-ticket": buyTicket,
  "stock-market": buyCheap,
  "phone-book": lookUp,
  "search-engine": search,
  "sign-agreement": agree,
};
