import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(() => {
  document.documentElement.removeAttribute("dir");
  clearPage();
});

function outline(openShadowRoot?: (element: Element) => ShadowRoot | null): string {
  const snapshot = takeSnapshot(new RefRegistry(), { refPrefix: "a", openShadowRoot });
  return renderOutline(joinFrames(snapshot, []), { budget: 4000 }).text;
}

/** Its lines without the head. */
function lines(): string[] {
  return outline()
    .split("\n")
    .filter((line) => !/^(?:page "|scrolled )/.test(line));
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

test("slots show what is put into them, else what they hold themselves, also one in another", () => {
  showPage('<div id="outer"><b slot="title">Given</b> words</div><div id="bare"></div>');
  const inner = '<section id="inner"><slot></slot></section>';
  for (const id of ["outer", "bare"])
    find(`#${id}`).attachShadow({ mode: "open" }).innerHTML =
      `<h2><slot name="title">Untitled</slot></h2>${inner}<slot name="none"><i>nothing yet</i></slot>`;
  for (const host of [find("#outer"), find("#bare")]) {
    const section = host.shadowRoot?.querySelector("#inner");
    if (section) section.attachShadow({ mode: "open" }).innerHTML = "<slot>no words</slot><button>Open</button>";
  }
  expect(lines()).toEqual([
    "• Given · words · button Open[a1] · nothing yet",
    "• Untitled · button Open[a2] · nothing yet",
  ]);
});

test("a closed shadow root is read where there is a way in, and what no slot takes in is not", () => {
  showPage('<my-card id="host">not slotted</my-card>');
  const root = find("#host").attachShadow({ mode: "closed" });
  root.innerHTML = "<p>Closed words</p><button>Closed button</button>";
  expect(outline()).not.toContain("Closed");
  const text = outline((element) => (element.id === "host" ? root : null));
  expect(text).toContain("Closed words\nbutton Closed button[a1]");
  expect(text).not.toContain("not slotted");
});

test("a popover is said while it is open", () => {
  showPage('<button popovertarget="p">Menu</button><div id="p" popover>Sign out <a href="/me">Profile</a></div>');
  expect(lines()).toEqual(["button Menu[a1] collapsed"]);
  find("#p").showPopover();
  expect(lines()).toEqual(["button Menu[a1] expanded", "popover", "  Sign out", "  Profile[a2]"]);
});

test("what shows modally comes first and the page behind it is folded", () => {
  showPage("<p>Behind</p><dialog><p>Sure?</p><button>Yes</button></dialog>");
  const dialog = find("dialog");
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
  expect(lines()).toEqual(["dialog", "  Sure?", "  button Yes[a1]", "… 1 line of the page behind the dialog; expand"]);
});

const BAR = `<style>body{margin:0}header{position:sticky;top:0;height:60px;background:#fff}
  footer{position:fixed;bottom:0;left:0;right:0;height:60px;background:#222}</style>`;

test("what a bar at the edge lies over is said when scrolling brings it out", () => {
  showPage(
    `${BAR}<header>Bar</header><button>Under the bar</button><div style="height:3000px"></div><footer></footer>`,
  );
  scrollTo(0, 50);
  expect(outline()).toContain("button Under the bar");
});

test("what lies under a bar for good is not said", () => {
  showPage(
    `${BAR}<style>footer{top:0;height:80px}</style><button>Covered</button><p style="margin-top:90px">Seen</p><footer></footer>`,
  );
  expect(outline()).not.toContain("Covered");
  expect(outline()).toContain("Seen");
});

test("a sheet over the whole window hides what it covers however far the page scrolls", () => {
  showPage(
    `<div style="position:fixed;inset:0;background:#fff">Please wait</div><button>Covered</button><div style="height:3000px"></div>`,
  );
  expect(outline()).not.toContain("Covered");
});

test("on a page from right to left what lies left of the window can be scrolled to, what lies right of it cannot", () => {
  document.documentElement.dir = "rtl";
  showPage(`<div style="width:2600px;display:flex;justify-content:space-between"><button>First</button><button>Last</button></div>
    <div style="position:absolute;left:9999px">trick</div>`);
  expect(lines()).toEqual(["buttons: First[a1], Last[a2]"]);
});

test("what is inert is text, and is operated again when it no longer is", () => {
  showPage(
    '<div inert><p>Words</p><button>Send</button><input aria-label="Name" value="Ada"><input type="password" value="hidden"></div>',
  );
  expect(lines()).toEqual(["Words", "Send", "Ada"]);
  find("[inert]").removeAttribute("inert");
  expect(outline()).toContain("button Send[a1]");
});

test("of a widget that keeps the focus the active option is said", () => {
  showPage(`<input role="combobox" aria-label="Town" aria-expanded="true" aria-controls="l" aria-activedescendant="two">
    <ul role="listbox" id="l" aria-label="Towns"><li role="option" id="one">Bonn</li><li role="option" id="two">Bern</li></ul>`);
  expect(outline()).toContain("Bern[a3]");
  expect(outline()).not.toContain("focused");
  find("input").focus();
  expect(outline()).toContain("Bern[a3] focused");
});

test("words of a style sheet are said where they are seen", () => {
  showPage(`<style>.price::before{content:"$"} .new::after{content:" NEW"} .ghost::after{content:" ghost";opacity:0}
    .white::after{content:" white";color:#fff} .away::after{content:" away";position:absolute;left:-999px}
    .icon::before{content:"\\e001"}</style>
    <p><span class="price">9.50</span></p><p><span class="new">Tea</span></p><p class="ghost">a</p><p class="white">b</p>
    <p class="away">c</p><p class="icon">d</p><button class="new">Buy</button>`);
  expect(lines()).toEqual(["$9.50", "Tea NEW", "a", "b", "c", "d", "button Buy NEW[a1]"]);
});

test("a rule with words that comes later is heeded", () => {
  showPage("<style>p{color:#000}</style><p>7</p>");
  expect(lines()).toEqual(["7"]);
  document.head.querySelector<HTMLStyleElement>("style[data-shown]")?.sheet?.insertRule("p::after { content: ' kg' }");
  expect(lines()).toEqual(["7 kg"]);
});

test.each([
  ["<p><s>$45</s> $36</p>", "~~$45~~ $36"],
  ['<p style="text-decoration:line-through">old <b>price</b></p>', "~~old price~~"],
  ['<p><s>a <span style="display:inline-block">b</span></s></p>', "~~a~~ b"],
  ["<p>$19<sup>99</sup></p>", "$19.99"],
  ["<p>10<sup>6</sup> m<sup>2</sup>, 5<sup>th</sup>, H<sub>2</sub>O</p>", "10⁶ m², 5th, H₂O"],
  ["<p><ruby>漢<rt>kan</rt></ruby></p>", "漢(kan)"],
  ["<p>Area <math><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup></math></p>", "Area πr^2"],
  ["<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a+b)/2"],
  ["<dl><dt>Weight</dt><dd>2 kg</dd></dl>", "Weight: 2 kg"],
  ['<figure><img alt="A cat" width=90 height=90><figcaption>Office life</figcaption></figure>', "Office life"],
  ["<meter min=0 max=5 value=4></meter>", 'meter value "4 of 5"'],
  ["<progress value=0.3></progress>", 'progressbar value "30%"'],
  ["<progress></progress>", "progressbar busy"],
  ["<svg width=90 height=50><text y=20>Jan</text><text y=40>12</text></svg>", 'img "Jan · 12"'],
  ["<button aria-busy=true>Saving</button>", "button Saving[a1] busy"],
  ["<ol><li aria-current=step>Pay</li><li>Done</li></ol>", "• selected Pay\n• Done"],
  ["<button><svg width=9 height=9><use href='#icon-trash'></use></svg></button>", "button trash icon[a1]"],
  ["<button style='width:30px;height:30px'><i class='fa fa-lg fa-cog'></i></button>", "button cog icon[a1]"],
])("%s reads %s", (source, text) => {
  showPage(source);
  expect(lines().join("\n")).toBe(text);
});

test("a spinner is said, a box that only has such a name is not", () => {
  showPage(`<style>@keyframes turn{to{rotate:1turn}}.spinner{width:20px;height:20px;border:2px solid}.on{animation:turn 1s infinite}</style>
    <div class="spinner"></div><p>Orders</p><div class="spinner on"></div>`);
  expect(lines()).toEqual(["Orders", "progressbar busy"]);
});

test("in a grid whose cells share a tab stop no cell is a control, in a calendar every day is one", () => {
  const cell = (text: string, stop: number) => `<td tabindex=${stop}>${text}</td>`;
  showPage(`<table role=grid><tr>${cell("Ada", 0)}${cell("3", -1)}</tr></table>`);
  expect(outline()).not.toContain("[a1]");
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => cell(String(day), day === 3 ? 0 : -1)).join("");
  showPage(`<table role=grid><tr>${week}</tr></table>`);
  expect(outline().match(/\d\[a\d\]/g)).toEqual(["1[a1]", "2[a2]", "3[a3]", "4[a4]", "5[a5]", "6[a6]", "7[a7]"]);
});

test("rows that stand apart with their places stated say how many there are", () => {
  const row = (place: number) => `<div role=row aria-rowindex=${place}><span role=gridcell>event ${place}</span></div>`;
  showPage(`<div role=grid aria-rowcount=5000>${row(20)}${row(21)}</div><div role=grid aria-rowcount=-1>${row(1)}</div>
    <div role=grid aria-rowcount=1>${row(1)}</div>`);
  expect(lines().filter((line) => line.startsWith("grid"))).toEqual([
    "grid rows 20–21 of 5,000",
    "grid row 1 of more",
    "grid",
  ]);
});

test("what a table has no words for keeps its place under the headings", () => {
  showPage(`<table><tr><th></th><th>2025</th><th>2026</th></tr><tr><th>North</th><td></td><td>12</td></tr>
    <tr><td colspan=2>closed</td><td>3</td></tr></table>`);
  expect(lines()).toEqual(["table", "  | | 2025 | 2026", "  | North | | 12", "  | closed | | 3"]);
});

test("what is wrong with a field is said in the page's own words, once", () => {
  showPage(
    `<label>Mail <input type=email aria-invalid=true aria-errormessage=e value=x></label><p id=e>No such address.</p>`,
  );
  expect(lines()).toEqual(['textbox Mail[a1] value "x" email invalid "No such address."']);
});

test.each([
  [
    "<input type=file multiple accept='image/png, .pdf, video/*' aria-label=Papers>",
    "file multiple accepts png|pdf|video/*",
  ],
  ["<input type=number min=1 max=8 value=2 aria-label=Guests>", 'value "2" 1..8'],
  ["<input type=date min=2027-01-01 aria-label=Day>", "date 2027-01-01.."],
  ["<input type=range value=3 aria-label=Volume>", '[a1] value "3"'],
  [
    "<input list=l aria-label=Town><datalist id=l><option value=Bonn><option value=BOS label=Boston></datalist>",
    "options Bonn|BOS",
  ],
  [
    "<select aria-label=Kind><optgroup label=Tea><option>Small</optgroup><optgroup label=Milk><option>Small<option>Big</optgroup></select>",
    "options Tea: Small|Milk: Small|Big",
  ],
])("%s says %s", (source, words) => {
  showPage(source);
  expect(lines().join("\n")).toContain(words);
  expect(lines()[0]?.endsWith(words)).toBe(true);
});

test("places and levels that nobody could count are not told", () => {
  const absurd = "9".repeat(30);
  showPage(`<div role=grid aria-rowcount=${absurd}><div role=row><div role=gridcell>a</div></div></div>
    <div role=treegrid><div role=row aria-level=${absurd}><div role=gridcell>b</div></div></div>`);
  expect(JSON.stringify(takeSnapshot(new RefRegistry(), { refPrefix: "a" }))).not.toMatch(/"(extent|level)":/);
});
