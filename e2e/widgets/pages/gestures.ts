/** Buttons that tell how they were pressed, menus that open under the pointer, lists to be sorted, and an endless one. */
import Sortable from "sortablejs";
import { keep } from "./state.ts";

document.body.insertAdjacentHTML(
  "beforeend",
  `<style>
    nav ul { margin: 0 }
    li { user-select: none } .sorted li { padding: 10px; background: #ddd; margin: 4px; width: 160px; cursor: grab }
    #menu { position: absolute; background: #fff; border: 1px solid } #menu[hidden] { display: none }
    #endless { height: 160px; overflow: auto; border: 1px solid } #endless p { height: 30px; margin: 0 }
  </style><main data-ready>
  <button data-watched="once" id="once">Once</button> <button data-watched="twice" id="twice">Twice</button>
  <button data-watched="held" id="held">Held</button> <button data-watched="with" id="with">With keys</button>
  <button disabled>Disabled</button>
  <button data-watched="aside" id="aside">Has a menu</button>
  <div role="menu" id="menu" hidden><button role="menuitem" id="rename">Rename it</button></div>
  <nav><ul style="list-style: none; padding: 0"><li><a href="#products" id="products">Products</a><ul id="below" hidden><li><a href="#lamps" id="lamps">Lamps</a></li></ul></li></ul></nav>
  <input aria-label="Keys" id="keys" data-watched="keys">
  <div style="display: flex">
  <ul class="sorted" id="native" aria-label="Native"><li data-id="a" tabindex="0">Apple</li><li data-id="b" tabindex="0">Bread</li><li data-id="c" tabindex="0">Corn</li></ul>
  <ul class="sorted" id="fallback" aria-label="Fallback"><li data-id="x" tabindex="0">Xylem</li><li data-id="y" tabindex="0">Yarn</li><li data-id="z" tabindex="0">Zinc</li></ul>
  <ul class="sorted" id="left" aria-label="Left"><li data-id="l" tabindex="0">Lemon</li></ul>
  <ul class="sorted" id="right" aria-label="Right"><li data-id="r" tabindex="0">Rice</li></ul></div>
  <div id="endless" tabindex="0" role="region" aria-label="Endless"></div>
  </main>`,
);

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

place("once").addEventListener("click", ({ detail }) => keep("once", detail));
place("twice").addEventListener("dblclick", ({ detail }) => keep("twice", detail));
let down = 0;
place("held").addEventListener("pointerdown", () => {
  down = performance.now();
});
place("held").addEventListener("pointerup", () => keep("held", performance.now() - down >= 390));
place("with").addEventListener("click", ({ ctrlKey, shiftKey, altKey }) => keep("with", { ctrlKey, shiftKey, altKey }));
place("aside").addEventListener("contextmenu", (event) => {
  event.preventDefault();
  place("menu").hidden = false;
});
place("rename").addEventListener("click", () => {
  place("menu").hidden = true;
  keep("renamed", true);
});
place("below").parentElement?.addEventListener("mouseenter", () => {
  place("below").hidden = false;
});
place("lamps").addEventListener("click", () => keep("lamps", true));
place("keys").addEventListener("keydown", ({ key, ctrlKey }) => keep("key", `${ctrlKey ? "Control+" : ""}${key}`));

const lists = new Map<string, Sortable>();
const keepOrders = () => {
  for (const [name, list] of lists) keep(name, list.toArray());
};
for (const [id, options] of [
  ["native", {}],
  ["fallback", { forceFallback: true }],
  ["left", { group: "shared" }],
  ["right", { group: "shared" }],
] as const)
  lists.set(id, new Sortable(place(id), { ...options, onEnd: keepOrders }));

/** More rows come whenever the last one is nearly in view. */
const endless = place("endless");
function addRows(): void {
  const count = endless.childElementCount;
  for (let row = count + 1; row <= count + 10; row += 1) {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("button"), { textContent: `Row ${row}` }));
    endless.append(line);
  }
  keep("rows", endless.childElementCount);
}
addRows();
endless.addEventListener("scroll", () => {
  if (endless.scrollTop + endless.clientHeight > endless.scrollHeight - 40) addRows();
});
