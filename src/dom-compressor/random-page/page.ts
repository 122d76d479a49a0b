/** For tests: whole random pages as HTML, made so that what is found wrong shrinks to a few tags. */
import fc from "fast-check";
import { control, link } from "./controls.ts";
import { hidden, secret } from "./hidden.ts";
import { name, names, prose } from "./texts.ts";
import { widget } from "./widgets.ts";

/** Longer pages only take longer. */
const LONGEST_PAGE = 40_000;

const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), name).map(([level, text]) => `<h${level}>${text}</h${level}>`);
const sentence = fc
  .tuple(prose, link, name)
  .map(([text, inner, rest]) => `<p>${text} ${inner}<b>${rest}</b>, <i>${rest}</i> ${inner}</p>`);
const preformatted = fc.tuple(prose, name).map(([text, rest]) => `<pre>${text}\n\n    ${rest}\n${rest}</pre>`);
const figure = fc
  .tuple(name, prose)
  .map(([text, quote]) => `<figure><blockquote>${quote}</blockquote><figcaption>${text}</figcaption></figure>`);
const terms = fc
  .tuple(name, prose)
  .map(([term, text]) => `<dl><dt>${term}</dt><dd>${text}</dd><dt>${term}</dt><dd>${term}</dd></dl>`);
const table = fc
  .tuple(names(4), fc.array(fc.oneof(name, control), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 80 }))
  .map(([heads, cells, rows]) => {
    const head = heads.map((text) => `<th>${text}</th>`).join("");
    const row = cells.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("");
    const foot = `<tfoot><tr><td colspan="2">${heads[0]}</td></tr></tfoot>`;
    return `<table><caption>${heads[0]}</caption><tr>${head}<th colspan="2" rowspan="2">${heads[0]}</th></tr>${`<tr>${row}</tr>`.repeat(rows)}${foot}</table>`;
  });
const calledOutRows = fc
  .tuple(name, control, fc.integer({ min: 1, max: 30 }))
  .map(([text, inner, rows]) => `<div onclick="void 0" tabindex="0"><span>${text}</span>${inner}</div>`.repeat(rows));
const frame = fc.constantFrom(
  '<iframe width="200" height="80"></iframe>',
  '<iframe src="about:blank" hidden></iframe>',
);

/** Texts that would read as a ref if what is between their parts went unsaid. */
const splitRef = fc.constantFrom(
  '<p>[<a href="#part">a12</a>]</p>',
  "<p>[<b>a1</b>2]</p>",
  "<p>[a<button>12</button>]</p>",
  '<p>[a<img alt="3" width="16" height="16">]</p>',
  '<p>Save[<a href="/x">a</a>12]</p>',
  "<ul><li>[a</li><li>12]</li></ul>",
  "<table><tr><td>[a1</td><td>2]</td></tr></table>",
  '<p>[<span role="img" aria-label="5">x</span>a7]</p>',
  "<pre>[a\n12]</pre>",
);

const leaf = fc.oneof(
  splitRef,
  { weight: 2, arbitrary: prose.map((text) => `<p>${text}</p>`) },
  { weight: 2, arbitrary: name },
  { weight: 6, arbitrary: control },
  { weight: 2, arbitrary: heading },
  { weight: 2, arbitrary: sentence },
  { weight: 3, arbitrary: widget },
  { weight: 4, arbitrary: hidden },
  { weight: 2, arbitrary: secret },
  preformatted,
  figure,
  terms,
  table,
  calledOutRows,
  frame,
);

type Wrap = (parts: readonly string[], text: string) => string;

const inEach = (parts: readonly string[], tag: string) => parts.map((part) => `<${tag}>${part}</${tag}>`).join("");

/** What holds other things. */
const WRAPS: readonly Wrap[] = [
  (parts) => `<div>${parts.join("")}</div>`,
  (parts) => `<span>${parts.join(" ")}</span>`,
  (parts) => `<ul>${inEach(parts, "li")}</ul>`,
  (parts) => `<ol start="3">${inEach(parts, "li")}</ol>`,
  (parts) => `<table><tr>${inEach(parts, "td")}</tr></table>`,
  (parts, text) => `<form aria-label="${text}">${parts.join("")}<button>${text}</button></form>`,
  (parts, text) => `<fieldset><legend>${text}</legend>${parts.join("")}</fieldset>`,
  (parts, text) => `<details open><summary>${text}</summary>${parts.join("")}</details>`,
  (parts, text) => `<details><summary>${text}</summary>${parts.join("")}</details>`,
  (parts) => `<header>${parts.join("")}</header>`,
  (parts) => `<nav>${parts.join("")}</nav>`,
  (parts) => `<main>${parts.join("")}</main>`,
  (parts, text) => `<article><h2>${text}</h2>${parts.join("")}</article>`,
  (parts, text) => `<section aria-label="${text}">${parts.join("")}</section>`,
  (parts, text) => `<dialog open aria-label="${text}" style="position:static">${parts.join("")}</dialog>`,
  (parts) => `<div role="dialog" aria-modal="true">${parts.join("")}</div>`,
  (parts) => `<div style="display:contents">${parts.join("")}</div>`,
  (parts) => `<div style="display:flex;gap:4px">${parts.join("")}</div>`,
  (parts) => `<div style="display:grid;grid-template-columns:1fr 1fr">${parts.join("")}</div>`,
  (parts) => `<div style="direction:ltr;height:90px;overflow:auto">${parts.join("")}</div>`,
  (parts) => `<div style="direction:ltr;height:60px;overflow:hidden">${parts.join("")}</div>`,
  (parts) => `<div style="position:sticky;top:0;background:#fff">${parts.join("")}</div>`,
  (parts) => `<div style="position:fixed;bottom:0;right:0;width:300px;background:#fff">${parts.join("")}</div>`,
  (parts) => `<div dir="rtl">${parts.join("")}</div>`,
  (parts) => `<div style="height:1200px"></div>${parts.join("")}`,
  (parts, text) =>
    `<x-card><template data-shadow="open"><b>${text}</b><slot></slot></template>${parts.join("")}</x-card>`,
  (parts, text) =>
    `<x-card><template data-shadow="closed"><slot></slot><button>${text}</button>${parts[0]}</template>${parts.join("")}</x-card>`,
  (parts) =>
    `<div data-shadow-host><template data-shadow="open"><slot name="none">${parts.join("")}</slot></template></div>`,
];

/** As often as fits into a page. */
function repeated(part: string, times: number): string {
  return `<section>${part.repeat(Math.max(1, Math.min(times, Math.floor(LONGEST_PAGE / 2 / part.length))))}</section>`;
}

const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    // The first is what the others shrink to: what has nothing to do with a failure is left out of its report.
    { weight: 1, arbitrary: fc.constant("") },
    { weight: 6, arbitrary: leaf },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...WRAPS), fc.array(tie("node"), { minLength: 1, maxLength: 5 }), name)
        .map(([wrap, parts, text]) => wrap(parts, text)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie("node"), fc.integer({ min: 1, max: 120 }))
        .map(([part, times]) => repeated(`<div>${part}</div>`, times)),
    },
  ),
}));

/** Parts of a page, each with all that is in it. */
export const fragment: fc.Arbitrary<string> = node;

export interface RandomPage {
  title: string;
  parts: string[];
}

/** A page with anything in it. */
export const randomPage: fc.Arbitrary<RandomPage> = fc.record({
  title: name,
  parts: fc.array(node, { minLength: 1, maxLength: 8 }),
});

/** The page as HTML. It is cut between parts only: cut within one, what should be hidden could be seen. */
export function htmlOf({ title, parts }: RandomPage): string {
  let html = "";
  for (const part of parts) if (html.length + part.length <= LONGEST_PAGE) html += part;
  return `<title>${title}</title><body>${html}`;
}
