/** A list that a combobox or menu button opens: where its options are, what it has chosen, and how it is left. */
import { roleOf } from "../dom-compressor/index.ts";
import type { ActionResult } from "../protocol/action.ts";
import { composedContains, composedParent, deepActiveElement } from "./composed-tree.ts";
import { editableIn, isReadOnly, type TextField, textOf } from "./field.ts";
import { shorten } from "./naming.ts";
import { isStillOffered, visibleOptions, visibleRows } from "./options.ts";
import { failed } from "./outcomes.ts";
import type { PerformContext } from "./perform-context.ts";
import { press } from "./press.ts";
import type { Target } from "./target.ts";
import { until } from "./waiting.ts";

/** How long a list may take to open, and to answer what was typed. */
export const LIST_MS = 2000;
/** A list that does not shut by itself is still shut with some animation. */
const SHUT_MS = 600;

/** What these open offers values; what any other opens, a menu's button say, offers commands. */
const FIELD_ROLES = new Set(["combobox", "listbox", "textbox", "searchbox", "spinbutton"]);
const FIELDS = "input:not([type=hidden]), select, textarea, [contenteditable], [role=combobox]";

export class Popup {
  readonly #optionsBefore: ReadonlySet<Element>;
  readonly #rowsBefore: ReadonlySet<Element>;
  /** What was offered last, to see whether it still is. */
  #offered: Element[] = [];

  constructor(
    private readonly context: PerformContext,
    private readonly owner: Element,
  ) {
    this.#optionsBefore = new Set(visibleOptions(document, context));
    this.#rowsBefore = new Set(visibleRows(document, context));
  }

  /** Opens the list, unless it is open. @returns why that did not work */
  async open(target: Target): Promise<ActionResult | undefined> {
    const { context, owner } = this;
    if (owner.getAttribute("aria-expanded") !== "true" || this.#ownOptions().length === 0) {
      const pressed = await press(context, target);
      if ("refusal" in pressed) return pressed.refusal;
    }
    const listed = () => filled(this.options());
    // A field that only lists what was typed has nothing to wait for yet.
    const limitMs = this.searchField() ? LIST_MS / 4 : LIST_MS;
    const opened = await until(listed, { limitMs, signal: context.signal });
    return opened || this.searchField() ? undefined : failed("no list of options opened");
  }

  /** The options of the list that the owner names as its own, or lies around; else what has appeared since. */
  options(): Element[] {
    const { context } = this;
    this.#offered =
      filled(this.#ownOptions()) ??
      filled(visibleOptions(document, context).filter((option) => !this.#optionsBefore.has(option))) ??
      visibleRows(document, context).filter((row) => !this.#rowsBefore.has(row));
    return this.#offered;
  }

  /** The field that narrows the list: the owner's own, or the one in the list that took the focus. */
  searchField(): TextField | undefined {
    const { openShadowRoot } = this.context;
    const own = editableIn(this.owner, openShadowRoot);
    if (own) return isReadOnly(own) ? undefined : own;
    const active = deepActiveElement(openShadowRoot);
    const inList = active && active !== this.owner ? editableIn(active, openShadowRoot) : undefined;
    return inList && !isReadOnly(inList) ? inList : undefined;
  }

  /** Whether the owner, or what is drawn around it, says that this is chosen. */
  shows(name: string): boolean {
    return this.shownValue().includes(name) || (widgetAround(this.owner).textContent ?? "").includes(name);
  }

  get isOfField(): boolean {
    return FIELD_ROLES.has(roleOf(this.owner));
  }

  /** Whether the owner shows what is chosen: a menu's button keeps its own name whatever is. */
  get isValueShown(): boolean {
    return roleOf(this.owner) === "combobox" || this.owner.getAttribute("aria-haspopup") === "listbox";
  }

  shownValue(): string {
    return shownValue(this.owner, this.context);
  }

  /**
   * Shuts a list that stays open, where more could be chosen or nothing fitted: it would lie over the page. One that shuts
   * by itself is left to it, for what the key met then would be the dialog behind.
   */
  async close(result: ActionResult): Promise<ActionResult> {
    const { port, signal, openShadowRoot } = this.context;
    // A list in which nothing fits what was typed is open, though it offers nothing.
    const isOpen = () => this.#offered.length === 0 || this.#offered.some(isStillOffered);
    const isShut = () => until(() => !isOpen() || undefined, { limitMs: SHUT_MS, signal });
    if (await isShut()) return result;
    await port.make({ primitive: "key", key: "Escape", modifiers: [] }, null);
    const shut = await isShut();
    const active = deepActiveElement(openShadowRoot);
    // What stays open beyond that shuts when it is left.
    if (!shut && active instanceof HTMLElement) active.blur();
    return result;
  }

  #ownOptions(): Element[] {
    const { owner, context } = this;
    const field = editableIn(owner, context.openShadowRoot);
    const ids = [owner, ...(field ? [field] : [])].flatMap((element) =>
      ["aria-controls", "aria-owns"].flatMap((name) => element.getAttribute(name)?.split(/\s+/u) ?? []),
    );
    const root = owner.getRootNode();
    const lists =
      root instanceof Document || root instanceof ShadowRoot ? ids.map((id) => root.getElementById(id)) : [];
    // One list may be named twice.
    return [...new Set([owner, ...lists].flatMap((list) => (list ? visibleOptions(list, context) : [])))];
  }
}

/** What a field, or the button that stands for one, shows as its value. */
export function shownValue(owner: Element, context: PerformContext): string {
  const field = editableIn(owner, context.openShadowRoot);
  return shorten(field ? textOf(field) : (owner.textContent ?? ""));
}

/** All that is drawn for one field: the outermost element around it in which there is no other one. */
function widgetAround(owner: Element): Element {
  let widget = owner;
  for (let around = composedParent(owner); around instanceof Element; around = composedParent(around)) {
    const others = [...around.querySelectorAll(FIELDS)].some((field) => !composedContains(widget, field));
    if (others || around === document.body) break;
    widget = around;
  }
  return widget;
}

export const filled = <Value>(values: Value[]): Value[] | undefined => (values.length > 0 ? values : undefined);
