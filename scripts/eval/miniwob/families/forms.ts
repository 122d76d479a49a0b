/** Fields, boxes to tick, lists to choose from and sliders. */
import { readOutline } from "../../../../e2e/model/outline.ts";
import type { Action } from "../../../../src/protocol/action.ts";
import {
  click,
  clickNamed,
  groupOf,
  named,
  type OutlineLine,
  ofRole,
  ordinal,
  present,
  submit,
  type,
  worded,
} from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";

const QUOTED = /"([^"]*)"/;

const fieldAt = (outline: string, index = 0): OutlineLine =>
  present(ofRole(outline, /^(textbox|spinbutton|searchbox)$/)[index], `field ${index + 1}`);

const tick = ({ ref }: OutlineLine): Action => ({ action: "set_checked", ref, checked: true });

function tickAll(outline: string, isWanted: (name: string) => boolean): Action[] {
  const boxes = ofRole(outline, "checkbox").filter(({ name }) => isWanted(name));
  return [...boxes.map(tick), submit(outline)];
}

const tickListed: Solver = ({ utterance, outline }) => {
  const listed = groupOf(utterance, /Select (.*) and click/).split(", ");
  return tickAll(outline, (name) => listed.includes(name));
};

const enterQuoted: Solver = ({ utterance, outline }) => [
  type(fieldAt(outline).ref, groupOf(utterance, QUOTED)),
  submit(outline),
];

const enterInCase: Solver = ({ utterance, outline }) => {
  const text = groupOf(utterance, QUOTED);
  return [
    type(fieldAt(outline).ref, /upper case/.test(utterance) ? text.toUpperCase() : text.toLowerCase()),
    submit(outline),
  ];
};

const logIn: Solver = ({ utterance, outline }) => {
  const [name = "", password = ""] = [...utterance.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  // Something may come up over the form while it is filled in.
  const over = ofRole(outline, "button").find(({ name }) => /^(cancel|ok|close)$/i.test(name));
  if (over && /home page/.test(outline)) return [clickNamed(outline, "Cancel")];
  return [
    type(named(outline, "Username").ref, name),
    type(named(outline, "Password").ref, password),
    click(
      present(
        ofRole(outline, "button").find(({ name }) => /login|ok/i.test(name)),
        "the button",
      ).ref,
    ),
  ];
};

const NUMBER = /(-?\d+)/;

/** A slider is told by its value below its handle, and goes one step a key. */
function slide(ref: string, from: number, to: number): Action[] {
  const key = to > from ? "ArrowRight" : "ArrowLeft";
  return Array.from({ length: Math.abs(to - from) }, () => ({ action: "press_key", key, ref }));
}

const valuesBelow = (outline: string): number[] =>
  outline.split("\n").flatMap((line) => (/^\s*-?\d+\s*$/.test(line) ? [Number(line)] : []));

const slideOne: Solver = ({ utterance, outline }) => {
  const handle = present(ofRole(outline, "clickable")[0], "the slider");
  const [value = 0] = valuesBelow(outline);
  return [...slide(handle.ref, value, Number(groupOf(utterance, NUMBER))), submit(outline)];
};

const slideThree: Solver = ({ utterance, outline }) => {
  const wanted = groupOf(utterance, /\[(.*)\]/)
    .split(",")
    .map(Number);
  const handles = ofRole(outline, "clickable");
  const values = valuesBelow(outline);
  return [
    ...wanted.flatMap((to, at) => slide(present(handles[at], "a slider").ref, values[at] ?? 0, to)),
    submit(outline),
  ];
};

const slideAndTick: Solver = ({ utterance, outline }) => {
  const handle = present(ofRole(outline, "clickable")[0], "the slider");
  const [value = 0] = valuesBelow(outline);
  const box = present(ofRole(outline, "checkbox")[ordinal(utterance) - 1], "the box");
  return [...slide(handle.ref, value, Number(groupOf(utterance, NUMBER))), tick(box), submit(outline)];
};

const chooseAndType: Solver = ({ utterance, outline }) => {
  const [first = 1, second = 1] = [...utterance.matchAll(/(\d+)(?:st|nd|rd|th)/g)].map(([, number]) => Number(number));
  const radio = present(ofRole(outline, "radio")[first - 1], "the radio button");
  return [tick(radio), type(fieldAt(outline, second - 1).ref, groupOf(utterance, QUOTED)), submit(outline)];
};

/** A list that the page draws itself opens first, and the one that is chosen is pressed. */
const chooseAndPress: Solver = ({ utterance, outline, past }) => {
  const list = present(ofRole(outline, /^(combobox|clickable)$/)[0], "the list");
  const option = groupOf(utterance, /Choose (.*) from the dropdown/);
  if (list.role === "combobox")
    return [{ action: "select_option", ref: list.ref, option }, clickNamed(outline, groupOf(utterance, QUOTED))];
  if (past.length === 0) return [click(list.ref)];
  if (past.length > 1) return [clickNamed(outline, groupOf(utterance, QUOTED))];
  const entry = worded(outline).find(({ text }) => text === option);
  return [click(present(entry, option).ref)];
};

const chooseListed =
  (role: string): Solver =>
  ({ utterance, outline }) => {
    const list = present(ofRole(outline, role)[0], "the list");
    const options = groupOf(utterance, /Select (.*?) from the/).split(", ");
    return [...options.map((option): Action => ({ action: "select_option", ref: list.ref, option })), submit(outline)];
  };

/** The list of suggestions lies over the button until one is chosen. */
const complete: Solver = ({ utterance, outline, past }) => {
  const [start = "", end = ""] = [...utterance.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  if (past.length === 0) return [type(named(outline, /^Tags/).ref, start), { action: "wait_for", seconds: 1 }];
  if (past.length > 1) return [submit(outline)];
  const option = worded(outline).find(({ text }) => text.startsWith(start) && text.endsWith(end));
  return [click(present(option, "such a suggestion").ref)];
};

/** A field is named by its label, or by the words above or below it. */
function searchMovies({ utterance, outline }: Sight): Action[] {
  const [, genre = "", director = "", year = ""] =
    /for (.*) movies directed by (.*) from year (\d+)/.exec(utterance) ?? [];
  const fields: [RegExp, string][] = [
    [/genre/i, genre],
    [/director/i, director],
    [/year|date/i, year],
  ];
  return [
    ...fields.map(([label, text]) => type(fieldFor(outline, label), text)),
    click(
      present(
        readOutline(outline).findLast(({ role, name }) => role !== "textbox" && name !== ""),
        "a button",
      ).ref,
    ),
  ];
}

function fieldFor(outline: string, label: RegExp): string {
  const own = ofRole(outline, "textbox").find(({ name }) => label.test(name));
  const line = outline.split("\n").find((each) => label.test(each) && /textbox/.test(each));
  return present(own?.ref ?? /textbox [^[]*\[(\w+)\]/.exec(line ?? "")?.[1], `${label}`);
}

const spin: Solver = ({ utterance, outline }) => {
  const field = fieldAt(outline);
  return [type(field.ref, groupOf(utterance, NUMBER)), submit(outline)];
};

export const FORMS: Family = {
  "click-checkboxes": tickListed,
  "click-checkboxes-large": tickListed,
  "click-checkboxes-transfer": tickListed,
  "choose-list": chooseListed("combobox"),
  "click-scroll-list": chooseListed("listbox"),
  "enter-text": enterQuoted,
  "enter-text-dynamic": enterQuoted,
  "enter-text-2": enterInCase,
  "enter-password": ({ utterance, outline }) => {
    const password = groupOf(utterance, QUOTED);
    return [type(fieldAt(outline).ref, password), type(fieldAt(outline, 1).ref, password), submit(outline)];
  },
  "login-user": logIn,
  "login-user-popup": logIn,
  "use-slider": slideOne,
  "use-slider-2": slideThree,
  "use-spinner": spin,
  "form-sequence": slideAndTick,
  "form-sequence-2": chooseAndType,
  "form-sequence-3": chooseAndPress,
  "use-autocomplete": complete,
  "use-autocomplete-nodelay": complete,
  "multi-layouts": searchMovies,
  "multi-orderings": searchMovies,
};
