/** For tests: random things that ARIA makes of boxes, and pictures. */
import fc from "fast-check";
import { address, id, name, names, prose } from "./texts.ts";

const each = (texts: readonly string[], markup: (text: string, index: number) => string) => texts.map(markup).join("");

const tabs = names(6).map(
  (texts) =>
    `<div role="tablist">${each(texts, (text, at) => `<span role="tab" tabindex="0" aria-selected="${at === 0}">${text}</span>`)}</div><div role="tabpanel">${texts[0]}</div>`,
);
const tree = names(6).map(
  (texts) =>
    `<ul role="tree">${each(texts, (text, at) => `<li role="treeitem" aria-expanded="${at === 0}" tabindex="-1">${text}<ul role="group"><li role="treeitem">${text}</li></ul></li>`)}</ul>`,
);
const grid = names(8).map(
  (texts) =>
    `<div role="grid"><div role="row"><span role="columnheader">Name</span><span role="columnheader">Sum</span></div>${each(texts, (text) => `<div role="row"><span role="gridcell" tabindex="0">${text}</span> <span role="gridcell">12</span></div>`)}</div>`,
);
const menu = names(5).map(
  (texts) =>
    `<div role="menubar">${each(texts, (text, at) => `<div role="${at === 1 ? "menuitemcheckbox" : "menuitem"}" aria-checked="true" tabindex="-1">${text}</div>`)}</div>`,
);
const listbox = names(40).map(
  (texts) =>
    `<div role="listbox" aria-label="Choices" tabindex="0">${each(texts, (text, at) => `<div role="option" aria-selected="${at === 2}">${text}</div>`)}</div>`,
);
const combobox = fc
  .tuple(names(4), id)
  .map(
    ([texts, n]) =>
      `<input role="combobox" aria-controls="p${n}" aria-expanded="true" value="${texts[0]}"><ul role="listbox" id="p${n}">${each(texts, (text) => `<li role="option">${text}</li>`)}</ul>`,
  );
const measured = name.map(
  (text) =>
    `<div role="slider" aria-label="${text}" aria-valuenow="3" tabindex="0" style="width:90px;height:20px"></div><span role="switch" aria-checked="true" tabindex="0">${text}</span><progress value="3" max="9"></progress><meter value="2" max="4">${text}</meter>`,
);
const radios = names(4).map(
  (texts) =>
    `<div role="radiogroup">${each(texts, (text, at) => `<span role="radio" aria-checked="${at === 0}" tabindex="0">${text}</span>`)}</div>`,
);
const said = name.map((text) => `<p role="alert">${text}</p><div role="status">${text}</div>`);
const picture =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
const images = fc.oneof(
  name.map((text) => `<img alt="${text}" src="${picture}" width="90" height="90">`),
  name.map((text) => `<svg width="120" height="60"><title>${text}</title><text y="20">${text}</text></svg>`),
  fc.constantFrom('<img alt="warning" width="16" height="16">', '<canvas width="80" height="60"></canvas>'),
  fc
    .tuple(id, address, name)
    .map(
      ([n, href, text]) =>
        `<img usemap="#m${n}" src="${picture}" width="90" height="90"><map name="m${n}"><area shape="rect" coords="0,0,40,40" href="${href}" alt="${text}"></map>`,
    ),
);
const editable = prose.map((text) => `<div contenteditable="true" aria-label="Body"><p>${text}</p></div>`);

/** One widget or picture. */
export const widget: fc.Arbitrary<string> = fc.oneof(
  tabs,
  tree,
  grid,
  menu,
  listbox,
  combobox,
  measured,
  radios,
  said,
  images,
  editable,
);
