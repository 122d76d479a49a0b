import { afterEach, expect, test } from "vitest";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

/** Role and name of every control, in reading order. @param listening selector of what the browser says listens */
function named(listening = ":not(*)"): string[] {
  const isListening = (element: Element) => element.matches(listening);
  const { root } = takeSnapshot(new RefRegistry(), { refPrefix: "a", isListening });
  const controls = (node: SnapshotNode): SnapshotNode[] => [
    ...(node.ref === undefined ? [] : [node]),
    ...(node.children ?? []).flatMap(controls),
  ];
  return controls(root).map((node) => `${node.role} ${node.name ?? ""}`.trim());
}

test.each([
  ["a box", `<div class="on">Open the hatch</div>`, ["generic Open the hatch"]],
  ["a paragraph", `<p class="on">Open the hatch</p>`, ["paragraph Open the hatch"]],
  ["a word in a sentence", `<p>Please <em class="on">hurry</em> up</p>`, ["generic hurry"]],
  ["a table's row", `<table><tr class="on"><td>Bilge</td><td>dry</td></tr></table>`, ["row"]],
  ["a list item", `<ul><li class="on">Fore</li><li class="on">Aft</li></ul>`, ["listitem", "listitem"]],
  ["what the tab key passes over", `<div class="on" tabindex="-1">Mast</div>`, ["generic Mast"]],
  ["a small canvas", `<canvas class="on" width="30" height="30" aria-label="Compass"></canvas>`, ["canvas Compass"]],
  ["a label without a control", `<label class="on">Hoist</label>`, ["generic Hoist"]],
  [
    "an icon",
    `<svg class="on" width="24" height="24" aria-label="Close"><path d="M0 0L24 24" stroke="black"/></svg>`,
    ["img Close"],
  ],
])("%s that listens is a control", (_what, html, expected) => {
  showPage(html);
  expect(named()).toEqual([]);
  expect(named(".on")).toEqual(expected);
});

test.each([
  ["the document", "html"],
  ["the body", "body"],
  ["what covers most of the window", ".page"],
  ["a list", "ul"],
])("%s that listens listens for what it holds", (_what, selector) => {
  showPage(`<div class="page" style="height:90vh"><ul><li>Fore</li><li>Aft</li></ul></div>`);
  expect(named(selector)).toEqual([]);
});

test("what listens and holds controls is their area, and they are offered by themselves", () => {
  showPage(`<div class="card">Blue mug <a href="/mug">Details</a> <button>Add</button></div>`);
  expect(named(".card")).toEqual(["link Details", "button Add"]);
});

test("a row that listens is a control, whatever there is to press in it", () => {
  const row = (name: string) =>
    `<tr class="on"><td><input type="checkbox"></td><td>${name}</td><td>6</td><td>afloat</td><td>Mei</td></tr>`;
  showPage(`<table>${["Petrel", "Dunlin"].map(row).join("")}</table>`);
  expect(named(".on")).toEqual(["row", "checkbox", "row", "checkbox"]);
});

test("a hand over the cells of a row that listens is the row's", () => {
  const cells = ["Petrel", "2"].map((text) => `<td style="cursor:pointer">${text}</td>`).join("");
  showPage(`<table><tr class="on">${cells}</tr><tr>${cells}</tr></table>`);
  expect(named(".on")).toEqual(["row", "cell", "cell"]);
});

test("cards that listen one by one are controls besides those in them, if they say something", () => {
  const card = (name: string) => `<div class="on">${name} <button>Like</button></div>`;
  showPage(`<div>${["Ann", "Bea"].map(card).join("")}</div>`);
  expect(named(".on")).toEqual(["generic", "button Like", "generic", "button Like"]);
  showPage(`<div>${["", ""].map(card).join("")}</div>`);
  expect(named(".on")).toEqual(["button Like", "button Like"]);
});

test("of two that listen, one in the other, the inner one is the control", () => {
  showPage(`<div class="bar"><span class="item">Port</span><span class="item">Starboard</span></div>`);
  expect(named(".bar, .item")).toEqual(["generic Port", "generic Starboard"]);
});

test("where a board listens for its fields, the hand says which they are", () => {
  const field = (name: string) => `<div class="field" style="cursor:pointer">${name}</div>`;
  showPage(`<div class="board">${["A1", "A2", "A3", "A4"].map(field).join("")}</div>`);
  expect(named(".board")).toEqual(["generic A1", "generic A2", "generic A3", "generic A4"]);
});

test("a box around many things alike is no control of all of them", () => {
  const row = (name: string) => `<div class="row">${name}</div>`;
  showPage(`<div class="rows">${["Ada", "Bob", "Cem", "Dee"].map(row).join("")}</div>`);
  expect(named(".rows")).toEqual([]);
});

test("a card of a few texts that listens is one control", () => {
  showPage(`<div class="card"><p>Blue mug</p><p>Holds tea</p><p>4 €</p></div>`);
  expect(named(".card")).toEqual(["generic Blue mug Holds tea 4 €"]);
});

test("a list item with a hand around one link is that link", () => {
  showPage(`<ul><li style="cursor:pointer"><a href="/fore">Fore</a></li></ul>`);
  expect(named()).toEqual(["link Fore"]);
});

test("a hand over a whole bar of controls is theirs", () => {
  showPage(`<div style="cursor:pointer"><button>Cut</button> <button>Copy</button></div>`);
  expect(named()).toEqual(["button Cut", "button Copy"]);
});

test("a hand over a bar is that of the things in it that listen", () => {
  showPage(`<div style="cursor:pointer"><span class="on">Cut</span> <span class="on">Copy</span></div>`);
  expect(named(".on")).toEqual(["generic Cut", "generic Copy"]);
});

test("a hand over a card with words of its own is the card's, besides its controls", () => {
  showPage(`<div style="cursor:pointer">Blue mug <button>Add</button></div>`);
  expect(named()).toEqual(["generic", "button Add"]);
});

test("a bar that listens itself stays a control around its one link, under its hand", () => {
  showPage(`<div class="on" style="cursor:pointer"><a href="/fore">Fore</a></div>`);
  expect(named(".on")).toEqual(["generic", "link Fore"]);
});

test("a drawing whose parts listen offers them by their names", () => {
  showPage(`<svg width="200" height="100" aria-label="Sales">
    <rect class="on" x="0" y="20" width="40" height="80" aria-label="May"/>
    <rect class="on" x="60" y="40" width="40" height="60" aria-label="June"/>
    <rect x="120" y="40" width="40" height="60"/></svg>`);
  expect(named(".on")).toEqual(["generic May", "generic June"]);
  expect(named()).toEqual([]);
});

test("only the first summary opens its details", () => {
  showPage(`<details open><summary>Terms</summary><summary>More</summary><p>All of them.</p></details>`);
  expect(named()).toEqual(["button Terms"]);
});

test("what can be dragged is a control, what says that it cannot is none", () => {
  showPage(`<div draggable="true">Ink</div><div draggable="false">Pen</div>`);
  expect(named()).toEqual(["generic Ink"]);
});

test("a label beside its field is its name, whatever the cursor over it", () => {
  showPage(`<div><label for="" style="cursor:pointer">Username</label><input></div>`);
  expect(named()).toEqual(["textbox"]);
});

test("a label is pressed for its control, also where it listens", () => {
  showPage(`<label class="on" style="display:block">Photo<input type="file" hidden></label>`);
  expect(named(".on")).toEqual(["button Photo"]);
});

test("what is hidden is no control, whatever listens there", () => {
  showPage(`<div class="on" style="display:none">Gone</div><div class="on" style="opacity:0">Unseen</div>`);
  expect(named(".on")).toEqual([]);
});
