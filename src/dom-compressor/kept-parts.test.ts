import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { KeptParts, RefRegistry, takeSnapshot } from "./index.ts";
import { clearPage, showPage } from "./show-page.ts";

let registry = new RefRegistry();
let kept = new KeptParts();

beforeEach(() => {
  registry = new RefRegistry();
  kept = new KeptParts();
});

afterEach(() => {
  kept.stop();
  document.adoptedStyleSheets = [];
  clearPage();
});

const again = () => takeSnapshot(registry, { refPrefix: "a", kept });
const anew = () => takeSnapshot(registry, { refPrefix: "a" });

const STYLE = `<style>
  .hidden { display: none } .unseen { opacity: 0 } .white { color: #fff } .tall { height: 900px } .clip { height: 20px; overflow: hidden }
  .row:nth-child(7n) { background: #eee } .marked ~ p { visibility: hidden } .scroller { height: 60px; overflow: auto }
  .marked .inner { display: none } .see-through { visibility: hidden } input:focus + p { visibility: hidden }
  main:has(:checked) h2 b { display: none } .drawn { opacity: 0; width: 20px; height: 20px } input:checked ~ .panel { display: none } body.narrow section { width: 400px }
</style>`;

const SECTIONS: ((index: number) => string)[] = [
  (index) =>
    `<h2>Part ${index}</h2><p>Words of part ${index} with <a href="/to/${index}">a link</a> in them</p><p>More</p>`,
  (index) =>
    `<table>${[1, 2, 3].map((row) => `<tr class="row"><td>Row ${row} of ${index}</td><td><button>Edit</button></td></tr>`).join("")}</table>`,
  (index) =>
    `<form action="/send/${index}"><label>Name <input value="n${index}"></label><label><input type="checkbox"> Agree</label><p class="panel">Panel <b>text</b></p><select><option>One<option>Two</select><button>Send</button></form>`,
  (index) =>
    `<div class="scroller"><p>First ${index}</p><div class="tall"><p class="inner">Inside</p></div><p>Last ${index}</p></div>`,
  (index) =>
    `<ul>${[1, 2, 3, 4].map((item) => `<li><a href="/item/${item}?of=${index}">Item ${item}</a></li>`).join("")}</ul>`,
  (index) =>
    `<div style="position:relative"><div><span style="position:absolute;right:0">Badge ${index}</span><p>Under it</p><p class="inner">Inner</p></div></div>`,
  (index) => `<x-card><p>Slotted ${index}</p><p>Second</p><em>Third</em></x-card>`,
  (index) =>
    `<h2>Drawn <b>boxes ${index}</b></h2><div><input class="drawn" type="checkbox" aria-label="Drawn ${index}"><p>a</p><p>b</p></div><form><input required><p>Hint ${index}</p><p>Two</p><p>Three</p></form>`,
  (index) =>
    `<label for="field-${index + 8}">Of the next <i>part</i> <b>field</b></label><div><p>a</p><p>b</p><input id="field-${index}"></div>`,
];

function showSections(count: number): void {
  const section = (_: unknown, index: number) =>
    `<section><div>${SECTIONS[index % SECTIONS.length]?.(index) ?? ""}</div><div style="height:60px"></div></section>`;
  showPage(`${STYLE}<main>${Array.from({ length: count }, section).join("")}</main>`);
}

interface Edit {
  kind: (typeof KINDS)[number];
  at: number;
  to: number;
}

const KINDS = [
  "text",
  "insert",
  "remove",
  "move",
  "class",
  "class of an ancestor",
  "class of the body",
  "style",
  "attribute",
  "rule",
  "value",
  "checked",
  "selected",
  "scroll",
  "scroll inside",
  "shadow root",
  "in a shadow root",
  "focus",
  "cover",
  "several",
] as const;

const CLASSES = ["hidden", "unseen", "white", "tall", "clip", "marked"];

/** One of the page's elements by number, the same number the same one as long as nothing changes. */
function pick(selector: string, at: number): Element | undefined {
  const all = document.querySelectorAll(`main ${selector}`);
  return all.length === 0 ? undefined : all[at % all.length];
}

const EDITS: Readonly<Record<Edit["kind"], (at: number, to: number) => void>> = {
  text: (at, to) => {
    const text = pick("p, li a, td, h2, label b", at)?.firstChild;
    if (text) text.textContent = `Changed ${to}`;
  },
  insert: (at, to) =>
    pick("p, li, tr, section", at)?.insertAdjacentHTML("afterend", `<p>New ${to} <button>Do</button></p>`),
  remove: (at) => pick("p, li, tr, section, style", at)?.remove(),
  move: (at, to) => {
    const [element, target] = [pick("p, ul, form, section", at), pick("div", to)];
    if (element && target && !element.contains(target)) target.append(element);
  },
  class: (at, to) => pick("*", at)?.classList.toggle(CLASSES[to % CLASSES.length] ?? ""),
  "class of an ancestor": (at, to) =>
    pick("section, section > div", at)?.classList.toggle(CLASSES[to % CLASSES.length] ?? ""),
  "class of the body": () => document.body.classList.toggle("narrow"),
  style: (at, to) =>
    pick("p, div, td", at)?.setAttribute("style", to % 2 === 0 ? "margin-top:300px" : "position:fixed;top:0"),
  attribute: (at, to) =>
    pick("a, button, div, section", at)?.setAttribute(to % 2 === 0 ? "aria-label" : "role", "button"),
  rule: (_at, to) => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`.row, .inner { ${to % 2 === 0 ? "color: #fff" : "display: none"} }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet].slice(-2 + (to % 3));
  },
  value: (at, to) => {
    const field = pick("input:not([type])", at);
    if (field instanceof HTMLInputElement) field.value = `typed ${to}`;
  },
  checked: (at) => {
    const box = pick("input[type=checkbox]", at);
    if (box instanceof HTMLInputElement) box.checked = !box.checked;
  },
  selected: (at, to) => {
    const select = pick("select", at);
    if (select instanceof HTMLSelectElement) select.selectedIndex = to % 2;
  },
  scroll: (_at, to) => scrollTo(0, (to * 97) % document.documentElement.scrollHeight),
  "scroll inside": (at, to) => pick(".scroller", at)?.scrollTo(0, to),
  "shadow root": (at, to) => {
    const host = pick("x-card", at);
    if (!host || host.shadowRoot) return;
    host.attachShadow({
      mode: "open",
    }).innerHTML = `<div><p>Shadow ${to}</p><button>In it</button><i>i</i></div>${to % 2 === 0 ? "<slot></slot>" : ""}`;
  },
  "in a shadow root": (at, to) => {
    const inner = pick("x-card", at)?.shadowRoot?.querySelector("p, div");
    if (inner) inner.innerHTML = to % 3 === 0 ? "<slot></slot>" : `Changed in shadow ${to}`;
  },
  focus: (at) => {
    const field = pick("input, button", at);
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  },
  cover: (at, to) => {
    const cover =
      document.querySelector<HTMLElement>("#cover") ?? document.body.appendChild(document.createElement("i"));
    cover.id = "cover";
    cover.className = to % 5 === 0 ? "see-through" : "";
    cover.style.cssText = `position:fixed;background:#ccc;left:0;top:${(at * 7) % 600}px;width:700px;height:${(to * 3) % 300}px;z-index:${(at % 3) - 1};${to % 4 === 0 ? "pointer-events:none" : ""}`;
  },
  several: (at, to) => {
    EDITS.text(at, to);
    EDITS.class(to, at);
    EDITS.insert(at + to, to);
  },
};

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat({ max: 400 }),
  to: fc.nat({ max: 400 }),
});

test("after any changes a page that was read before is read as if it were new", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 2, maxLength: 8 }), (edits) => {
      showSections(40);
      again();
      for (const { kind, at, to } of edits) {
        EDITS[kind](at, to);
        expect(again(), kind).toEqual(anew());
      }
      kept.stop();
      document.adoptedStyleSheets = [];
      document.body.className = "";
      clearPage();
    }),
    { numRuns: 120 },
  );
}, 120_000);

test("an unchanged part far away is not walked again, and a changed one is", () => {
  showSections(40);
  again();
  const asked: Element[] = [];
  const listens = (element: Element) => asked.push(element) < 0;
  takeSnapshot(registry, { refPrefix: "a", kept, isListening: listens });
  const far = document.querySelectorAll("section:has(li)")[3];
  expect(asked.some((element) => far?.contains(element))).toBe(false);
  far?.querySelector("p, li, td")?.append(" changed");
  asked.length = 0;
  takeSnapshot(registry, { refPrefix: "a", kept, isListening: listens });
  expect(asked.some((element) => far?.contains(element))).toBe(true);
});

test("an unchanged part in the window is not walked again, unless something comes to lie over it", () => {
  showSections(40);
  again();
  const asked: Element[] = [];
  const listens = (element: Element) => asked.push(element) < 0;
  const near = document.querySelectorAll("section")[1];
  const isWalked = () => {
    asked.length = 0;
    takeSnapshot(registry, { refPrefix: "a", kept, isListening: listens });
    return asked.some((element) => near?.contains(element));
  };
  document.querySelector("section p")?.append(" changed");
  expect(isWalked()).toBe(false);
  EDITS.cover(1, 99);
  expect(isWalked()).toBe(true);
  expect(again()).toEqual(anew());
});

test("what has been told to stop observes the page no more, and reads it rightly all the same", () => {
  showSections(24);
  again();
  kept.stop();
  document.querySelectorAll("p")[30]?.append(" changed");
  expect(again()).toEqual(anew());
});

test("a far checkbox that is hidden behind its label is seen to be ticked", () => {
  showPage(
    `<div style="height:5000px"></div><section><p>a</p><p>b</p><label><input type="checkbox" style="display:none"> Agree</label><p>c</p></section>`,
  );
  again();
  const box = document.querySelector("input");
  if (box) box.checked = true;
  expect(JSON.stringify(again())).toContain('"checked":true');
});

test("a sheet that takes the place of another with as many rules changes what is shown", () => {
  showSections(40);
  const adopt = (rule: string) => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(rule);
    document.adoptedStyleSheets = [sheet];
  };
  adopt(".row { visibility: hidden }");
  again();
  adopt(".row { visibility: visible }");
  expect(again()).toEqual(anew());
});
