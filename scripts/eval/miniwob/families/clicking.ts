/** Buttons, links, tabs and the like that are named in the task. */
import { readOutline } from "../../../../e2e/model/outline.ts";
import type { Action } from "../../../../src/protocol/action.ts";
import {
  click,
  clickNamed,
  type Drawn,
  groupOf,
  lookAgain,
  named,
  ofRole,
  ordinal,
  present,
  readDrawn,
  submit,
  whenInspected,
} from "../reading.ts";
import type { Family, Sight, Solver } from "../solver.ts";

const QUOTED = /"([^"]*)"/;

const clickQuoted: Solver = ({ utterance, outline }) => [clickNamed(outline, groupOf(utterance, QUOTED))];

const clickFirstButton: Solver = ({ utterance, outline }) => [clickNamed(outline, groupOf(utterance, /button (\w+)/))];

/** Names as they can be told apart where the words of a link end in a full stop. */
const linkNamed = (outline: string, name: string) =>
  ofRole(outline, /^(clickable|link)$/).find((line) => line.name === name);

/** Opens one closed tab or section after the other until the link is there. */
const openUntilLink: Solver = ({ utterance, outline, past }) => {
  const link = linkNamed(outline, groupOf(utterance, QUOTED));
  if (link) return [click(link.ref)];
  const tried = past.flatMap(({ actions }) => actions.flatMap((action) => ("ref" in action ? [action.ref] : [])));
  const closed = ofRole(outline, "tab").filter(({ text, ref }) => !/ selected/.test(text) && !tried.includes(ref));
  return [click(present(closed[0], "a tab that was not opened yet").ref)];
};

const expandAndSubmit: Solver = ({ outline, past }) => {
  if (past.length === 0) return [click(named(outline, /^Section/).ref)];
  return [clickNamed(outline, "Submit")];
};

const closeDialog: Solver = ({ utterance, outline }) => {
  const name = groupOf(utterance, QUOTED);
  return [clickNamed(outline, name === "x" ? "Close" : name)];
};

/** Goes down a menu, level by level. */
const openMenus: Solver = ({ utterance, outline, past }) => {
  const levels = utterance.replace("Select ", "").split(">");
  const [name, next] = [present(levels[past.length], "another level"), levels[past.length + 1]];
  if (next === undefined) return [clickNamed(outline, name)];
  return [
    { action: "hover", ref: named(outline, name).ref },
    { action: "wait_for", text: next },
  ];
};

const SUBMENU = "Playback";

/** Entries may lie in the menu that opens from another one, and be told by the picture that the task shows. */
const openMenu: Solver = (sight) => {
  const { utterance, outline, past } = sight;
  if (past.length === 0) return [clickNamed(outline, "Menu")];
  const name = /labeled "([^"]*)"/.exec(utterance)?.[1];
  if (name === undefined) return openMenuByIcon(sight);
  if (readOutline(outline).some((line) => line.name === name)) return [clickNamed(outline, name)];
  return [
    { action: "hover", ref: named(outline, SUBMENU).ref },
    { action: "wait_for", text: name },
  ];
};

function openMenuByIcon({ outline, past, results }: Sight): Action[] {
  const pictures = readDrawn(results).filter(({ picture }) => picture !== undefined);
  if (past.length === 1) return [{ action: "inspect" }];
  const [asked, ...others] = pictures.sort((one, other) => one.y - other.y);
  const same = others.find(({ picture }) => picture === present(asked, "the icon that is meant").picture);
  if (same) return [click(same.ref)];
  return [{ action: "hover", ref: named(outline, SUBMENU).ref }, lookAgain, { action: "inspect" }];
}

const WIDGETS: Readonly<Record<string, RegExp>> = {
  radio: /^radio$/,
  checkbox: /^checkbox$/,
  text: /^textbox$/,
  textarea: /^textbox$/,
  button: /^button$/,
};

const clickWidget: Solver = (sight) => {
  const kind = groupOf(sight.utterance, QUOTED);
  const found = ofRole(sight.outline, present(WIDGETS[kind], `a ${kind}`));
  if (kind === "text" || kind === "textarea") return clickFieldOf(sight, kind === "textarea");
  return [click(present(found[0], `a ${kind}`).ref)];
};

/** A field of one line and one of many read alike in the outline until they are looked at. */
function clickFieldOf({ outline, results }: Sight, isLarge: boolean): Action[] {
  const fields = ofRole(outline, "textbox");
  const drawn = readDrawn(results).filter(({ ref }) => fields.some((field) => field.ref === ref));
  if (drawn.length === 0) return [{ action: "inspect" }];
  const field = drawn.find(({ height }) => height > 24 === isLarge);
  return [click(present(field, "such a field").ref)];
}

/** Opens one folder after the other until the name that is looked for has come up. */
const openTree: Solver = (sight) => {
  const name = groupOf(sight.utterance, QUOTED);
  const tried = sight.past.flatMap(({ actions }) => actions.flatMap((each) => ("ref" in each ? [each.ref] : [])));
  return whenInspected((drawn) => {
    const names = drawn.filter(({ text }) => text !== "");
    const wanted = names.find(({ text }) => text === name);
    const folder = wanted ?? names.find((each) => isFolder(each, drawn) && !tried.includes(each.ref));
    return [click(present(folder, "a folder that was not opened yet").ref), { action: "inspect" }];
  })(sight);
};

/** Only what holds something has the little sign to open it at its left. */
const isFolder = (entry: Drawn, drawn: readonly Drawn[]): boolean =>
  drawn.some(
    ({ text, x, width, cy }) => text === "" && width < 20 && x < entry.x && Math.abs(cy - entry.cy) < entry.height / 2,
  );

const openPie: Solver = ({ utterance, outline, past }) => {
  if (past.length === 0) return [clickNamed(outline, "+")];
  return [clickNamed(outline, groupOf(utterance, QUOTED))];
};

export const CLICKING: Family = {
  "click-test": ({ outline }) => [clickNamed(outline, "Click Me!")],
  "click-test-2": clickFirstButton,
  "click-test-transfer": clickFirstButton,
  "click-button": clickQuoted,
  "unicode-test": clickQuoted,
  "click-link": clickQuoted,
  "click-button-sequence": ({ outline }) => [clickNamed(outline, "ONE"), clickNamed(outline, "TWO")],
  "click-dialog": closeDialog,
  "click-dialog-2": closeDialog,
  "focus-text": ({ outline }) => [click(present(ofRole(outline, "textbox")[0], "the field").ref)],
  "focus-text-2": ({ utterance, outline }) => [
    click(present(ofRole(outline, "textbox")[ordinal(utterance) - 1], "the field").ref),
  ],
  "click-tab": ({ utterance, outline }) => [clickNamed(outline, groupOf(utterance, /(Tab #\d)/))],
  "click-tab-2": openUntilLink,
  "click-tab-2-easy": openUntilLink,
  "click-tab-2-medium": openUntilLink,
  "click-tab-2-hard": openUntilLink,
  "click-collapsible": expandAndSubmit,
  "click-collapsible-nodelay": expandAndSubmit,
  "click-collapsible-2": openUntilLink,
  "click-collapsible-2-nodelay": openUntilLink,
  "click-menu": openMenus,
  "click-menu-2": openMenu,
  "click-widget": clickWidget,
  "click-pie": openPie,
  "click-pie-nodelay": openPie,
  "navigate-tree": openTree,
  "button-delay": ({ utterance, outline }) => [
    clickNamed(outline, "ONE"),
    { action: "wait_for", seconds: Number(groupOf(utterance, /wait (\d+)/)) },
    clickNamed(outline, "TWO"),
  ],
  "click-option": ({ utterance, outline }) => [
    { action: "set_checked", ref: named(outline, groupOf(utterance, /Select (.*) and click/)).ref, checked: true },
    submit(outline),
  ],
};
