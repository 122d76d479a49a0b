/** For tests: random edits of a page, as a person or its scripts would make them between two looks. */
import fc from "fast-check";
import { attachShadowRoots, elementsInPage } from "./mount.ts";
import { fragment } from "./page.ts";
import { name } from "./texts.ts";

const KINDS = [
  "remove",
  "move",
  "insert",
  "copy",
  "text",
  "value",
  "check",
  "toggle",
  "open",
  "scroll",
  "focus",
  "show secrets",
] as const;

export interface PageEdit {
  kind: (typeof KINDS)[number];
  /** Which of the things that the kind can be done to, counted round. */
  at: number;
  /** Where to, of the places that can take something in. */
  to: number;
  html: string;
  text: string;
}

/** One edit of any kind. */
export const pageEdit: fc.Arbitrary<PageEdit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(999),
  to: fc.nat(999),
  html: fragment,
  text: name,
});

const HOLDERS = "div, section, main, li, td, form, fieldset, article";
/** What is hidden or secret stays as it is; what names a control, or is one, takes no boxes in. */
const KEPT = "[data-kept], [data-kept] *";
const NO_PLACE = "[role], a, button, label, summary, [contenteditable], [onclick], [data-listens], x-card, svg";

function pick(selector: string, at: number): Element | undefined {
  const all = elementsInPage().filter(
    (each) => each.matches(selector) && !each.matches(`${KEPT}, html, head, head *, body`),
  );
  return all[at % all.length];
}

function placeFor(at: number): Element {
  const places = elementsInPage().filter(
    (each) => each.matches(HOLDERS) && !each.matches(KEPT) && !each.closest(NO_PLACE),
  );
  return places[at % places.length] ?? document.body;
}

function parse(html: string): ChildNode[] {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes];
}

function move({ at, to }: PageEdit): void {
  const moved = pick("p, li, button, a, h2, section, table, div", at);
  const place = placeFor(to);
  if (moved && !moved.contains(place)) place.prepend(moved);
}

function insert({ to, html }: PageEdit): void {
  const place = placeFor(to);
  place.append(...parse(html));
  attachShadowRoots(place);
}

/** The same again in other elements, as a framework renders anew. */
function replaceByCopy({ at }: PageEdit): void {
  const old = pick("p, li, button, a, section, table", at);
  old?.replaceWith(old.cloneNode(true));
}

function setText({ at, text }: PageEdit): void {
  const element = pick("p, button, a, h1, h2, h3, td, b, legend, label", at);
  const last = element?.lastChild;
  if (last instanceof Text) last.data = new DOMParser().parseFromString(text, "text/html").body.textContent ?? "";
}

function setValue({ at }: PageEdit): void {
  const field = pick("textarea, input[type=text], input[type=search], input:not([type])", at);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = "changed";
}

function check({ at }: PageEdit): void {
  const box = pick("input[type=checkbox], input[type=radio]", at);
  if (box instanceof HTMLInputElement) box.checked = !box.checked;
}

function toggle({ at, to }: PageEdit): void {
  const attribute = ["hidden", "disabled", "aria-expanded", "aria-hidden", "open"][to % 5] ?? "hidden";
  pick("div, section, button, input, li, details, p", at)?.toggleAttribute(attribute);
}

function openDialog({ at }: PageEdit): void {
  const dialog = pick("dialog", at);
  if (!(dialog instanceof HTMLDialogElement) || !dialog.isConnected) return;
  dialog.close();
  dialog.showModal();
}

function scroll({ at, to }: PageEdit): void {
  scrollTo(0, (at / 999) * document.documentElement.scrollHeight);
  const box = pick("div[style*=overflow]", to);
  if (box) box.scrollTop = at;
}

function focus({ at }: PageEdit): void {
  const control = pick("a[href], button, input, [tabindex]", at);
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}

/** *Show password*: a script makes all of them text fields. */
export function showSecrets(): void {
  for (const field of elementsInPage())
    if (field instanceof HTMLInputElement && field.type === "password") field.type = "text";
}

const EDITS: Readonly<Record<PageEdit["kind"], (edit: PageEdit) => void>> = {
  remove: ({ at }) => pick("*", at)?.remove(),
  move,
  insert,
  copy: replaceByCopy,
  text: setText,
  value: setValue,
  check,
  toggle,
  open: openDialog,
  scroll,
  focus,
  "show secrets": showSecrets,
};

/** Edits the page that is shown; where it has nothing to be edited so, nothing. */
export function applyEdit(edit: PageEdit): void {
  EDITS[edit.kind](edit);
}
