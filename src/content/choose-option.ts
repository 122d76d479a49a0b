/** Choosing from native selects, and from lists that pages draw themselves. */
import { fingerprintOf, roleOf } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { whenUsable } from "./actionability.ts";
import { matchOption, wayThroughOptions } from "./match-option.ts";
import { shorten } from "./naming.ts";
import { announceChange } from "./native-value.ts";
import { isChosen, isStillOffered, nameOfOption, visibleOptions } from "./options.ts";
import { done, failed, noChange } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { filled, LIST_MS, Popup, shownValue } from "./popup.ts";
import { press } from "./press.ts";
import { setText } from "./set-text.ts";
import { foundTarget, type Target } from "./target.ts";
import { nextFrame, until } from "./waiting.ts";

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
  return chooseAmong(context, visibleOptions(group, context), wanted, { isCommand: roleOf(group) === "menu" });
}

/**
 * Opens a combobox or menu button, looks for the option there, types where that narrows the list, and presses it. Where
 * one list leads to another, `wanted` is the way: `North / Oslo`.
 */
export async function chooseInPopup(context: PerformContext, target: Target, wanted: string): Promise<ActionResult> {
  const owner = target.element;
  if (shownValue(owner, context) === wanted) return noChange(`"${shorten(wanted)}" is chosen already`);
  const popup = new Popup(context, owner);
  const opened = await popup.open(target);
  if (opened) return opened;
  return popup.close(await chooseFrom(context, popup, wanted));
}

async function chooseFrom(context: PerformContext, popup: Popup, wanted: string): Promise<ActionResult> {
  const options = popup.options();
  const way = wayThroughOptions(options.map(nameOfOption), wanted);
  const first = way
    ? await follow(context, popup, way)
    : await chooseAmong(context, options, wanted, { popup, isCommand: !popup.isOfField });
  const field = popup.searchField();
  if (first.outcome !== "failed" || !field) return first;
  const typed = await setText(context, foundTarget(field), field, { text: wanted, clear: true });
  if (typed.outcome === "refused") return typed;
  const narrowed = await until(() => filled(popup.options().filter((option) => fits(option, wanted))), {
    limitMs: LIST_MS,
    signal: context.signal,
  });
  return narrowed ? chooseAmong(context, narrowed, wanted, { popup, isCommand: !popup.isOfField }) : first;
}

/** From list to list, each opened by the choice before it. */
async function follow(context: PerformContext, popup: Popup, way: readonly string[]): Promise<ActionResult> {
  let result = failed("the way has no steps");
  for (const [step, name] of way.entries()) {
    const isLast = step === way.length - 1;
    const options = await until(() => filled(popup.options().filter((option) => fits(option, name))), {
      limitMs: LIST_MS,
      signal: context.signal,
    });
    const choose = { popup: isLast ? popup : undefined, isCommand: !popup.isOfField };
    result = await chooseAmong(context, options ?? popup.options(), name, choose);
    if (result.outcome === "failed" || result.outcome === "refused") return result;
  }
  return result.outcome === "done" ? done(`selected "${way.join(" / ")}"`) : result;
}

interface List {
  /** Shows what is chosen; undefined where the options themselves do. */
  popup?: Popup | undefined;
  /** Its items do something: the user was asked about the name that was given, so it has to be the whole name. */
  isCommand: boolean;
}

async function chooseAmong(
  context: PerformContext,
  options: Element[],
  wanted: string,
  { popup, isCommand }: List,
): Promise<ActionResult> {
  const match = matchOption(options.map(nameOfOption), wanted, isCommand);
  if ("problem" in match) return failed(match.problem);
  const option = options[match.index];
  if (!option) return failed("the option is gone");
  const name = shorten(nameOfOption(option));
  if (isChosen(option)) return noChange(`"${name}" is chosen already`);
  const before = { value: popup?.shownValue(), isNamed: popup?.shows(name) };
  const pressed = await press(context, { ...foundTarget(option), print: fingerprintOf(option) });
  if ("refusal" in pressed) return pressed.refusal;
  const isShown = () => popup?.shownValue() !== before.value || (before.isNamed === false && popup?.shows(name));
  const isTaken = () => !isStillOffered(option) || isChosen(option) || isShown();
  const taken = await until(() => isTaken() || undefined, { limitMs: LIST_MS / 2, signal: context.signal });
  const isKept = !popup?.isValueShown || !before.value || popup?.shows(name) || isShown();
  if (!popup || (taken && isKept)) return done(`selected "${name}"`);
  return failed(`pressed option "${name}", but "${popup.shownValue()}" is shown`);
}

const optionName = (option: HTMLOptionElement): string => shorten(option.label || option.text, 200);
const fits = (option: Element, wanted: string): boolean => "index" in matchOption([nameOfOption(option)], wanted);
