/** Choosing from native selects, and from lists that pages draw themselves. */
import { accessibleName, fingerprintOf, isVisible, roleOf, withLayoutCache } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { whenUsable } from "./actionability.ts";
import { checkedStateOf } from "./checked-state.ts";
import { composedDescendants } from "./composed-tree.ts";
import { editableIn, isReadOnly, textOf } from "./field.ts";
import { matchOption } from "./match-option.ts";
import { shorten } from "./naming.ts";
import { announceChange } from "./native-value.ts";
import { done, failed, noChange } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { press } from "./press.ts";
import { setText } from "./set-text.ts";
import { foundTarget, type Target } from "./target.ts";
import { nextFrame, until } from "./waiting.ts";

/** How long a list may take to open, and to answer what was typed. */
const LIST_MS = 2000;
const OPTION_ROLES = new Set(["option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "radio", "tab"]);

/** Chooses in a native select by the option's name; in a multiple one the others stay chosen. */
export async function chooseNatively(
  context: PerformContext,
  target: Target,
  select: HTMLSelectElement,
  wanted: string,
): Promise<ActionResult> {
  const obstacle = await whenUsable(context, target);
  if (obstacle) return obstacle;
  const options = [...select.options];
  const match = matchOption(options.map(optionName), wanted);
  const option =
    "index" in match ? options[match.index] : options.find(({ value }) => value !== "" && value === wanted);
  if (!option) return failed("problem" in match ? match.problem : "the option is gone");
  if (option.matches(":disabled")) return failed(`option "${optionName(option)}" is disabled`);
  if (option.selected) return noChange(`"${optionName(option)}" is selected already`);
  select.focus({ preventScroll: true });
  if (select.multiple) option.selected = true;
  else select.selectedIndex = option.index;
  announceChange(select);
  await nextFrame();
  return option.selected
    ? done(`selected "${optionName(option)}"`)
    : failed(`the choice did not stick: "${select.selectedOptions[0]?.label ?? ""}" is selected`);
}

/** Chooses among the options inside a listbox, radio group or the like. */
export async function chooseInGroup(context: PerformContext, group: Element, wanted: string): Promise<ActionResult> {
  return chooseAmong(context, optionsIn(group, context), wanted, () => undefined);
}

/** Opens a combobox or menu button, looks for the option there, types where that narrows the list, and presses it. */
export async function chooseInPopup(context: PerformContext, target: Target, wanted: string): Promise<ActionResult> {
  const owner = target.element;
  if (shownValue(owner, context) === wanted) return noChange(`"${shorten(wanted)}" is chosen already`);
  const options = await openPopup(context, target);
  if ("outcome" in options) return options;
  const first = await chooseAmong(context, options, wanted, () => shownValue(owner, context));
  const field = editableIn(owner, context.openShadowRoot);
  if (first.outcome !== "failed" || !field || isReadOnly(field))
    return first.outcome === "failed" ? close(context, first) : first;
  const typed = await setText(context, { ...target, print: undefined }, field, { text: wanted, clear: true });
  if (typed.outcome === "refused") return typed;
  const narrowed = await until(() => filled(popupOptions(owner, context).filter((option) => fits(option, wanted))), {
    limitMs: LIST_MS,
    signal: context.signal,
  });
  return narrowed ? chooseAmong(context, narrowed, wanted, () => shownValue(owner, context)) : close(context, first);
}

async function openPopup(context: PerformContext, target: Target): Promise<Element[] | ActionResult> {
  const owner = target.element;
  const before = new Set(visibleOptions(document, context));
  if (owner.getAttribute("aria-expanded") !== "true" || popupOptions(owner, context).length === 0) {
    const pressed = await press(context, target);
    if ("refusal" in pressed) return pressed.refusal;
  }
  const listed = () => filled(popupOptions(owner, context)) ?? filled(newOptions(before, context));
  const field = editableIn(owner, context.openShadowRoot);
  // A field that only lists what was typed has nothing to wait for yet.
  const opened = await until(listed, { limitMs: field ? LIST_MS / 4 : LIST_MS, signal: context.signal });
  if (opened) return opened;
  return field ? [] : failed("no list of options opened");
}

async function chooseAmong(
  context: PerformContext,
  options: Element[],
  wanted: string,
  shown: () => string | undefined,
): Promise<ActionResult> {
  const match = matchOption(options.map(nameOfOption), wanted);
  if ("problem" in match) return failed(match.problem);
  const option = options[match.index];
  if (!option) return failed("the option is gone");
  const name = shorten(nameOfOption(option));
  if (isChosen(option)) return noChange(`"${name}" is chosen already`);
  const pressed = await press(context, { ...foundTarget(option), print: fingerprintOf(option) });
  if ("refusal" in pressed) return pressed.refusal;
  const stuck = await until(() => (!option.isConnected || !isVisible(option) || isChosen(option) ? true : undefined), {
    limitMs: LIST_MS / 4,
    signal: context.signal,
  });
  const value = shown();
  if (stuck || value === undefined || value.includes(name)) return done(`selected "${name}"`);
  return failed(`pressed option "${name}", but "${shorten(value)}" is shown`);
}

async function close(context: PerformContext, result: ActionResult): Promise<ActionResult> {
  await context.port.make({ primitive: "key", key: "Escape", modifiers: [] }, null);
  return result;
}

/** The options of the list that the owner names as its own, or that lies inside it. */
function popupOptions(owner: Element, context: PerformContext): Element[] {
  const field = editableIn(owner, context.openShadowRoot);
  const ids = [owner, ...(field ? [field] : [])].flatMap((element) =>
    ["aria-controls", "aria-owns"].flatMap((name) => element.getAttribute(name)?.split(/\s+/u) ?? []),
  );
  const root = owner.getRootNode();
  const lists = root instanceof Document || root instanceof ShadowRoot ? ids.map((id) => root.getElementById(id)) : [];
  return [owner, ...lists].flatMap((list) => (list ? optionsIn(list, context) : []));
}

const newOptions = (before: ReadonlySet<Element>, context: PerformContext): Element[] =>
  visibleOptions(document, context).filter((option) => !before.has(option));

const optionsIn = (list: Element, context: PerformContext): Element[] => visibleOptions(list, context);

function visibleOptions(root: Node, { openShadowRoot }: PerformContext): Element[] {
  const candidates = [...composedDescendants(root, openShadowRoot)].filter(
    (element) => OPTION_ROLES.has(roleOf(element)) && !(element instanceof HTMLOptionElement),
  );
  return withLayoutCache(() => candidates.filter((element) => isVisible(element)));
}

function shownValue(owner: Element, context: PerformContext): string {
  const field = editableIn(owner, context.openShadowRoot);
  return shorten(field ? textOf(field) : (owner.textContent ?? ""));
}

function isChosen(option: Element): boolean {
  return option.getAttribute("aria-selected") === "true" || checkedStateOf(option) === true;
}

const optionName = (option: HTMLOptionElement): string => shorten(option.label || option.text, 200);
const nameOfOption = (option: Element): string => accessibleName(option) || (option.textContent ?? "");
const fits = (option: Element, wanted: string): boolean => "index" in matchOption([nameOfOption(option)], wanted);
const filled = <Value>(values: Value[]): Value[] | undefined => (values.length > 0 ? values : undefined);
