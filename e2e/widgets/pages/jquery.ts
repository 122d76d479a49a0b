/** Widgets of jQuery UI and of Select2, on one page as they are used together. */
import "jquery-ui/themes/base/all.css";
import "select2/dist/css/select2.css";
import $ from "./jquery-global.ts";
import "jquery-ui/dist/jquery-ui.js";
import select2 from "select2";
import { keep } from "./state.ts";

document.body.insertAdjacentHTML(
  "beforeend",
  `<main data-ready style="max-width: 600px">
  <label>Day <input id="day"></label>
  <label>Town <input id="town"></label>
  <label for="speed">Speed</label><select id="speed"><option>Slow</option><option>Medium</option><option>Fast</option></select>
  <label>Count <input id="count" value="1"></label>
  <div id="level" style="width: 220px; margin: 16px" aria-label="Level"></div>
  <p><label for="ice">With ice</label><input type="checkbox" id="ice"></p>
  <p><label for="animal">Animal</label> <select id="animal" style="width: 200px"><option></option><option>Ant</option><option>Bear</option><option>Crane</option></select></p>
  <p><label for="letters">Letters</label> <select id="letters" multiple style="width: 200px"><option>Alpha</option><option>Beta</option><option>Gamma</option></select></p>
  <p><label for="words">Words</label> <select id="words" multiple style="width: 200px"></select></p>
  <p><label for="person">Person</label> <select id="person" style="width: 200px"></select></p>
  <ul id="list" style="width: 200px; padding: 0; list-style: none; user-select: none">
    <li class="ui-state-default" style="padding: 8px; cursor: move">Ink</li>
    <li class="ui-state-default" style="padding: 8px; cursor: move">Paper</li>
    <li class="ui-state-default" style="padding: 8px; cursor: move">Stamp</li></ul>
  <div style="display: flex; gap: 80px; margin: 20px; height: 100px">
    <div id="parcel" style="width: 80px; height: 40px; background: #cde; cursor: move">Parcel</div>
    <div id="crate" style="width: 120px; height: 90px; background: #edc; cursor: move">Crate</div></div>
  </main>`,
);
select2(window, $);

$("#day").datepicker({ dateFormat: "yy-mm-dd", onSelect: (text: string) => keep("day", text) });
$("#day").on("change", () => keep("day", $("#day").val()));
$("#town").autocomplete({
  source: ["Arras", "Arles", "Brest"],
  select: (_event: unknown, { item }: { item: { value: string } }) => keep("town", item.value),
});
$("#speed").selectmenu({
  width: 160,
  change: (_event: unknown, { item }: { item: { value: string } }) => keep("speed", item.value),
});
$("#count").spinner({ min: 0, max: 9, change: () => keep("count", $("#count").spinner("value")) });
$("#level").slider({
  value: 20,
  step: 10,
  slide: (_event: unknown, { value }: { value: number }) => keep("level", value),
});
$("#ice").checkboxradio();
$("#ice").on("change", () => keep("ice", $("#ice").prop("checked")));
for (const name of ["animal", "letters", "words", "person"])
  $(`#${name}`).on("change", () => keep(name, $(`#${name}`).val()));
$("#animal").select2({ placeholder: "Choose one" });
$("#letters").select2();
$("#words").select2({ tags: true });
$("#person").select2({
  minimumInputLength: 2,
  ajax: { transport: suggest, delay: 100 },
});
const order = () =>
  $("#list li")
    .toArray()
    .map(({ textContent }) => textContent);
$("#list").sortable({ update: () => keep("order", order()) });
$("#parcel").draggable();
$("#crate").droppable({ drop: () => keep("crate", "parcel") });

const PEOPLE = ["Ann Berg", "Ann Dahl", "Bob Eide"].map((text, id) => ({ id: `p${id}`, text }));

/** Suggestions come after a while, as from a server. */
function suggest({ data }: { data: { term?: string } }, success: (answer: unknown) => void): void {
  const { term = "" } = data;
  setTimeout(() => success({ results: PEOPLE.filter(({ text }) => text.includes(term)) }), 150);
}
