import { afterEach, expect, test } from "vitest";
import { fieldValueOf, stateOf } from "./control-state.ts";
import { roleOf } from "./roles.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

function stateIn(page: string) {
  showPage(page);
  const element = document.getElementById("it");
  if (!element) throw new Error("The page has no #it.");
  return stateOf(element, roleOf(element), false);
}

/** States by name; undefined for one that must not be told. */
type State = Partial<Record<keyof ReturnType<typeof stateOf>, unknown>>;

test.each<[says: string, page: string, state: State]>([
  ["a ticked box", `<input type=checkbox checked id=it>`, { checked: true }],
  ["an empty box", `<input type=checkbox id=it>`, { checked: false }],
  ["a native box, whatever ARIA says of it", `<input type=checkbox aria-checked=true id=it>`, { checked: false }],
  ["a role's tick", `<div role=checkbox aria-checked=true id=it></div>`, { checked: true }],
  ["a tick in capitals", `<div role=checkbox aria-checked=TRUE id=it></div>`, { checked: true }],
  ["a role without one", `<div role=switch id=it></div>`, { checked: false }],
  ["half of a box", `<div role=checkbox aria-checked=mixed id=it></div>`, { checked: "mixed" }],
  ["half of a menu's box", `<div role=menuitemcheckbox aria-checked=mixed id=it></div>`, { checked: "mixed" }],
  ["no half of a radio button", `<div role=radio aria-checked=mixed id=it></div>`, { checked: false }],
  ["nor of a switch", `<div role=switch aria-checked=mixed id=it></div>`, { checked: false }],
  ["a pressed button", `<button type=button aria-pressed=true id=it></button>`, { pressed: true }],
  ["a half pressed one", `<button type=button aria-pressed=mixed id=it></button>`, { pressed: "mixed" }],
  ["one that could be pressed", `<button type=button aria-pressed=false id=it></button>`, { pressed: false }],
  ["what is neither", `<button type=button aria-pressed=undefined id=it></button>`, { pressed: undefined }],
  ["open details", `<details open><summary id=it>x</summary></details>`, { expanded: true }],
  ["closed details", `<details><summary id=it>x</summary></details>`, { expanded: false }],
  ["a second summary", `<details><summary>x</summary><summary id=it>y</summary></details>`, { expanded: undefined }],
  ["what ARIA says is open", `<button type=button aria-expanded=true id=it></button>`, { expanded: true }],
  ["what ARIA leaves open", `<button type=button aria-expanded=undefined id=it></button>`, { expanded: undefined }],
  ["a closed popover", `<button type=button popovertarget=p id=it></button><p popover id=p>x</p>`, { expanded: false }],
  [
    "an open popover",
    `<button type=button popovertarget=p id=it></button><p popover id=p>x</p><script>document.getElementById("p").showPopover()</script>`,
    { expanded: true },
  ],
  ["a popover that is missing", `<button type=button popovertarget=p id=it></button>`, { expanded: undefined }],
  ["the selected tab", `<div role=tab aria-selected=true id=it></div>`, { selected: true }],
  ["the page that one is on", `<a href="/" aria-current=page id=it>x</a>`, { selected: true }],
  ["the page that one is not on", `<a href="/" aria-current=false id=it>x</a>`, { selected: undefined }],
  ["a disabled field", `<input disabled id=it>`, { disabled: true }],
  ["a field of a disabled group", `<fieldset disabled><p><input id=it></p></fieldset>`, { disabled: true }],
  [
    "what stands in its legend",
    `<fieldset disabled><legend><input id=it></legend></fieldset>`,
    { disabled: undefined },
  ],
  [
    "what stands in its second legend",
    `<fieldset disabled><legend></legend><legend><input id=it></legend></fieldset>`,
    { disabled: true },
  ],
  ["a link in a disabled group", `<fieldset disabled><a href="/" id=it>x</a></fieldset>`, { disabled: undefined }],
  [
    "an option of a disabled group",
    `<select><optgroup disabled><option id=it>x</optgroup></select>`,
    { disabled: true },
  ],
  ["what ARIA disables", `<div role=button aria-disabled=true id=it>x</div>`, { disabled: true }],
  ["also in capitals", `<div role=button aria-disabled=TRUE id=it>x</div>`, { disabled: true }],
  ["also further up", `<div role=toolbar aria-disabled=true><button id=it>x</button></div>`, { disabled: true }],
  [
    "what is disabled natively, whatever ARIA says",
    `<button disabled aria-disabled=false id=it>x</button>`,
    { disabled: true },
  ],
  ["a required field", `<input required id=it>`, { required: true }],
  ["a required choice", `<select required id=it><option>x</select>`, { required: true }],
  ["what ARIA requires", `<input aria-required=true id=it>`, { required: true }],
  ["a field to be read", `<input readonly id=it>`, { readonly: true }],
  ["a text area to be read", `<textarea readonly id=it></textarea>`, { readonly: true }],
  ["a date to be read", `<input type=date readonly id=it>`, { readonly: true }],
  ["a box, which is never only read", `<input type=checkbox readonly id=it>`, { readonly: undefined }],
  ["a slider, which is never only read", `<input type=range readonly id=it>`, { readonly: undefined }],
  ["what ARIA makes to be read", `<div role=textbox aria-readonly=true id=it></div>`, { readonly: true }],
  ["what ARIA calls wrong", `<div role=textbox aria-invalid=true id=it></div>`, { invalid: true }],
  ["what ARIA calls wrong in a way", `<div role=textbox aria-invalid=spelling id=it></div>`, { invalid: true }],
  ["what it calls right, in capitals", `<input aria-invalid=FALSE id=it>`, { invalid: undefined }],
  ["an empty field that nobody has touched", `<input required id=it>`, { invalid: undefined }],
])("%s", (_, page, state) => {
  const found: Readonly<Record<string, unknown>> = { ...stateIn(page) };
  expect(Object.fromEntries(Object.keys(state).map((name) => [name, found[name]]))).toEqual(state);
});

test("a long value says how much of it is not shown, one that just fits is whole", () => {
  showPage(`<textarea id=it></textarea>`);
  const field = document.querySelector("textarea");
  if (!field) throw new Error("The page has no field.");
  field.value = "x".repeat(200);
  expect(fieldValueOf(field, "textbox")).toBe(field.value);
  field.value = "x".repeat(5000);
  const value = fieldValueOf(field, "textbox") ?? "";
  expect(value.length).toBeLessThanOrEqual(200);
  const [, shown = "", left] = /^(x+)… \((\d+) more characters\)$/.exec(value) ?? [];
  expect(shown.length + Number(left)).toBe(5000);
});
