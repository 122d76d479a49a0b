/** For tests: random links, buttons and fields, labelled in every manner. */
import fc from "fast-check";
import { address, id, name, names } from "./texts.ts";

const VALUES: Readonly<Record<string, string>> = {
  text: "Ada Lovelace",
  search: "mouse",
  email: "ada@shop.example",
  url: "https://shop.example/[a6]",
  tel: "+49 170 1234567",
  number: "12",
  range: "40",
  color: "#ff0000",
  date: "2031-04-05",
  "datetime-local": "2031-04-05T10:30",
  month: "2031-04",
  week: "2031-W14",
  time: "10:30",
  checkbox: "on",
  radio: "one",
};

const STATES = ["", " required", " disabled", " readonly", " checked", ' aria-invalid="true"', ' aria-required="true"'];
const state = fc.constantFrom(...STATES);

const input = fc
  .tuple(fc.constantFrom(...Object.keys(VALUES)), fc.boolean(), state)
  .map(([type, isFilled, states]) => `<input type="${type}"${isFilled ? ` value="${VALUES[type]}"` : ""}${states}>`);
const textarea = fc
  .tuple(fc.option(name, { nil: "" }), state)
  .map(([text, states]) => `<textarea${states}>${text}</textarea>`);
const option = (text: string, index: number) => `<option${index === 1 ? " selected" : ""}>${text}</option>`;
const select = fc
  .tuple(names(4), names(30), fc.constantFrom("", " multiple", ' size="4"', " required"))
  .map(
    ([first, second, states]) =>
      `<select${states}>${first.map(option).join("")}<optgroup label="${first[0]}">${second.map(option).join("")}</optgroup></select>`,
  );
const file = fc.constantFrom('<input type="file">', '<input type="file" multiple accept="image/*">');
const suggested = fc
  .tuple(id, names(5))
  .map(([n, texts]) => `<input list="d${n}"><datalist id="d${n}">${texts.map(option).join("")}</datalist>`);

const field = fc.oneof({ weight: 4, arbitrary: input }, textarea, { weight: 2, arbitrary: select }, file, suggested);

function withAttributes(markup: string, attributes: string): string {
  return markup.replace(/^<(\w+)/, `<$1 ${attributes}`);
}

type Labelling = (markup: string, text: string, n: number) => string;

const LABELLINGS: readonly Labelling[] = [
  (markup, text) => `<label>${text}${markup}</label>`,
  (markup, text) => `<label><span>${markup}</span> <b>${text}</b></label>`,
  (markup, text, n) => `<label for="f${n}">${text}</label>${withAttributes(markup, `id="f${n}"`)}`,
  (markup, text, n) => `<i id="l${n}">${text}</i>${withAttributes(markup, `aria-labelledby="l${n}"`)}`,
  (markup, text) => withAttributes(markup, `aria-label="${text}"`),
  (markup, text) => withAttributes(markup, `title="${text}"`),
  (markup, text) => withAttributes(markup, `placeholder="${text}"`),
  (markup, text) => `${text} ${markup}`,
  (markup) => markup,
];

/** A field of any type with its label. */
export const labelledField: fc.Arbitrary<string> = fc
  .tuple(field, name, fc.constantFrom(...LABELLINGS), id)
  .map(([markup, text, label, n]) => label(markup, text, n));

const icon = '<svg width="16" height="16"><path d="M0 0h16v16z"/></svg>';

const button = fc.oneof(
  name.map((text) => `<button>${text}</button>`),
  name.map((text) => `<button type="button" aria-expanded="false">${text}</button>`),
  name.map((text) => `<button aria-pressed="mixed" title="${text}">${icon}</button>`),
  name.map((text) => `<input type="submit" value="${text}">`),
  fc.constantFrom('<input type="reset">', '<input type="image" alt="Go" width="30" height="30">'),
  name.map((text) => `<div role="button" tabindex="0">${text}</div>`),
  name.map((text) => `<div onclick="void 0" style="cursor:pointer">${text}</div>`),
  name.map((text) => `<div data-listens><p>${text}</p><p>${text}</p></div>`),
);

/** A link with an address of any kind. */
export const link: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(address, name).map(([href, text]) => `<a href="${href}">${text}</a>`),
  fc.tuple(address, name).map(([href, text]) => `<a href="${href}"><h4>${text}</h4><p>${text}</p></a>`),
  address.map((href) => `<a href="${href}">${icon}</a>`),
  address.map((href) => `<a href="${href}" style="display:inline-block;width:20px;height:20px"></a>`),
);

/** Anything that can be operated. */
export const control: fc.Arbitrary<string> = fc.oneof(link, button, { weight: 2, arbitrary: labelledField });
