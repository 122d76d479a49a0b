/** What an action changed on the page, in words. */
import { accessibleName, isVisible, roleOf } from "../dom-compressor/index.ts";
import { componentRoots, deepActiveElement, type OpenShadowRoot } from "./composed-tree.ts";
import { nameElement, shorten } from "./naming.ts";
import { Unrest } from "./settle.ts";

/** An observation that nobody asks for the end of must not go on for ever. */
const ABANDONED_AFTER_MS = 60_000;
const TEXT_LIMIT = 80;
const TEXTS_TOLD = 2;
const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [popover]:popover-open";
const LIVE_REGIONS = "[role=alert], [role=status], [role=log], [aria-live=polite], [aria-live=assertive], output";

interface Baseline {
  url: string;
  focus: Element | null;
  elements: number;
  dialogs: Map<Element, string>;
  /** All text there was, on one line: what is only drawn anew has not appeared. */
  text: string;
}

/** Observes the document from an action's beginning and tells, once it has settled, what has changed. */
export class Effects {
  readonly #baseline: Baseline;
  readonly #unrest: Unrest;
  readonly #added = new Set<Element>();
  readonly #rewritten = new Set<Element>();
  readonly #abandoned: ReturnType<typeof setTimeout>;

  constructor(private readonly openShadowRoot: OpenShadowRoot) {
    this.#baseline = takeBaseline(openShadowRoot);
    this.#unrest = new Unrest(openShadowRoot, (records) => this.#collect(records));
    this.#abandoned = setTimeout(() => this.stop(), ABANDONED_AFTER_MS);
  }

  /** Waits for quiet, at most `limitMs`, and says what has changed since the beginning: nothing is an empty list. */
  async settle(limitMs: number, requestsKnown: boolean): Promise<string[]> {
    await this.#unrest.end({ limitMs, requestsKnown });
    return this.#changes();
  }

  stop(): void {
    clearTimeout(this.#abandoned);
    this.#unrest.stop();
  }

  #collect(records: MutationRecord[]): void {
    for (const { type, target, addedNodes } of records) {
      for (const node of addedNodes) this.#collectAdded(node, target);
      if (type === "characterData" && target.parentElement) this.#rewritten.add(target.parentElement);
    }
  }

  #collectAdded(node: Node, parent: Node): void {
    if (node instanceof Element) this.#added.add(node);
    else if (node instanceof Text && parent instanceof Element) this.#rewritten.add(parent);
  }

  #changes(): string[] {
    const now = takeBaseline(this.openShadowRoot);
    const before = this.#baseline;
    const told = [
      ...urlChange(before.url, now.url),
      ...dialogChanges(before.dialogs, now.dialogs),
      ...countChange(now.elements - before.elements),
      ...this.#texts(before.text).map((text) => `text appeared: "${text}"`),
      ...focusChange(before.focus, now.focus),
    ];
    const rewritten = [...this.#added, ...this.#rewritten].some((element) => element.isConnected && isVisible(element));
    return told.length === 0 && rewritten ? ["content changed"] : told;
  }

  /** Live regions first, for there a page speaks on purpose; then short texts that were not there before. */
  #texts(before: string): string[] {
    const touched = [...this.#added, ...this.#rewritten].filter((element) => element.isConnected);
    const regions = touched.flatMap(
      (element) => element.closest(LIVE_REGIONS) ?? [...element.querySelectorAll(LIVE_REGIONS)],
    );
    const fresh = touched.filter((element) => isShortText(element) && !before.includes(onOneLine(readText(element))));
    const spoken = [...regions, ...fresh].filter((element) => isVisible(element));
    const texts = spoken.map((element) => shorten(readText(element), TEXT_LIMIT)).filter((text) => text !== "");
    const distinct = texts.filter((text, index) => !texts.slice(0, index).some((told) => told.includes(text)));
    return distinct.slice(0, TEXTS_TOLD);
  }
}

function takeBaseline(openShadowRoot: OpenShadowRoot): Baseline {
  const roots = [document, ...componentRoots(document, openShadowRoot)];
  const dialogs = roots.flatMap((root) => [...root.querySelectorAll(DIALOGS)]).filter((dialog) => isVisible(dialog));
  return {
    url: location.href,
    focus: deepActiveElement(openShadowRoot),
    elements: roots.reduce((count, root) => count + root.querySelectorAll("*").length, 0),
    dialogs: new Map(dialogs.map((dialog) => [dialog, nameDialog(dialog)])),
    text: onOneLine(document.body?.textContent ?? ""),
  };
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Origin is left out where it stayed the same; queries and fragments only by that they changed. */
function urlChange(before: string, after: string): string[] {
  if (before === after) return [];
  const [from, to] = [new URL(before), new URL(after)];
  const place = to.origin === from.origin ? to.pathname : to.origin + to.pathname;
  if (from.pathname !== to.pathname || from.origin !== to.origin) return [`url → ${shorten(place)}`];
  return [`url → ${shorten(place)} (${from.search === to.search ? "fragment" : "query"} changed)`];
}

function dialogChanges(before: Map<Element, string>, after: Map<Element, string>): string[] {
  const opened = [...after].filter(([dialog]) => !before.has(dialog)).map(([, name]) => `dialog opened${name}`);
  const closed = [...before].filter(([dialog]) => !after.has(dialog)).map(([, name]) => `dialog closed${name}`);
  return [...opened, ...closed];
}

function countChange(difference: number): string[] {
  if (difference === 0) return [];
  const count = Math.abs(difference);
  return [`${difference > 0 ? "+" : "−"}${count} ${count === 1 ? "element" : "elements"}`];
}

function focusChange(before: Element | null, after: Element | null): string[] {
  return after && after !== before ? [`focus → ${nameElement(after)}`] : [];
}

function nameDialog(dialog: Element): string {
  const name = accessibleName(dialog) || dialog.querySelector("h1, h2, h3, [role=heading]")?.textContent || "";
  return name.trim() ? ` "${shorten(name)}"` : "";
}

/** A notice rather than a part of the page: short, and nothing that can be operated. */
function isShortText(element: Element): boolean {
  if (isFormControl(element) || holdsOnlyControls(element)) return false;
  const length = readText(element).trim().length;
  return length > 1 && length <= TEXT_LIMIT;
}

/** A bar of buttons says nothing itself; each of them is told by its own text. */
function holdsOnlyControls(element: Element): boolean {
  const controls = [...element.querySelectorAll("a[href], button, input, select, textarea, [role=button]")];
  if (controls.length === 0) return false;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    if ((text.textContent ?? "").trim() !== "" && !controls.some((control) => control.contains(text))) return false;
  }
  return true;
}

function isFormControl(element: Element): boolean {
  return (
    element.matches("script, style, option, input, textarea, select") ||
    element.closest("[contenteditable]") !== null ||
    roleOf(element) === "option"
  );
}

/** The text as rendered: what is hidden inside does not count. */
function readText(element: Element): string {
  // biome-ignore lint/performance/useDomNodeTextContent: the hidden text that textContent adds must not be told.
  return element instanceof HTMLElement ? element.innerText : (element.textContent ?? "");
}
