/**
 * Every action on a thing of the page, made of both inputs, against everything that may have come over that thing since
 * it was read. Judged by the page: nothing reaches it.
 */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ActionResult, PageAction } from "../protocol/action.ts";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { Session } from "./session.ts";
import { INPUTS, type InputKind } from "./test-page.ts";

type Make = (ref: string) => PageAction;

/** Each action, with the thing that it is made for. */
const ACTIONS: Readonly<Record<string, { html: string; make: Make }>> = {
  click: { html: "<button></button>", make: (ref) => ({ action: "click", ref }) },
  "double-click": { html: "<button></button>", make: (ref) => ({ action: "click", ref, count: 2 }) },
  type: { html: '<input type="text">', make: (ref) => ({ action: "type", ref, text: "new" }) },
  "fill_form, a text": {
    html: "<textarea></textarea>",
    make: (ref) => ({ action: "fill_form", fields: [{ ref, value: "new" }] }),
  },
  "fill_form, a date": {
    html: '<input type="date">',
    make: (ref) => ({ action: "fill_form", fields: [{ ref, value: "2026-11-23" }] }),
  },
  select_option: {
    html: "<select><option>old</option><option>new</option></select>",
    make: (ref) => ({ action: "select_option", ref, option: "new" }),
  },
  set_checked: { html: '<input type="checkbox">', make: (ref) => ({ action: "set_checked", ref, checked: true }) },
  press_key: { html: '<input type="text">', make: (ref) => ({ action: "press_key", ref, key: "Enter" }) },
  hover: { html: "<button></button>", make: (ref) => ({ action: "hover", ref }) },
  drag: { html: "<button></button>", make: (ref) => ({ action: "drag", ref, dx: 40, dy: 0 }) },
  upload_file: { html: '<input type="file">', make: (ref) => ({ action: "upload_file", ref, files: ["a.txt"] }) },
};

/** What stands in the way, and what is said of it. */
interface Obstacle {
  put(element: HTMLElement): void;
  effect: RegExp;
  /** Actions that need no pointer go on beneath it. */
  stopsPointersOnly?: true;
}

const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  gone: { put: (element) => element.remove(), effect: /^target is gone/ },
  "another thing by now": {
    put: (element) => {
      element.setAttribute("aria-label", "Delete everything");
      // What is seen counts before what is said.
      if (element instanceof HTMLButtonElement) element.textContent = "Delete everything";
    },
    effect: /^target changed: now .*Delete everything/,
  },
  "not displayed": {
    put: (element) => {
      element.style.display = "none";
    },
    effect: /^target is not visible/,
  },
  invisible: {
    put: (element) => {
      element.style.visibility = "hidden";
    },
    effect: /^target is not visible/,
  },
  disabled: { put: (element) => element.setAttribute("disabled", ""), effect: /^target is disabled/ },
  "disabled by its fieldset": {
    put: (element) => element.parentElement?.setAttribute("disabled", ""),
    effect: /^target is disabled/,
  },
  "disabled for assistive technology": {
    put: (element) => element.setAttribute("aria-disabled", "true"),
    effect: /^target is disabled/,
  },
  inert: { put: (element) => element.parentElement?.setAttribute("inert", ""), effect: /^target is disabled/ },
  covered: {
    put: (element) => {
      const cover = document.createElement("div");
      cover.className = "cover";
      element.parentElement?.append(cover);
    },
    effect: /^covered by/,
    stopsPointersOnly: true,
  },
};

/** These set their field, or send a key to it, where a person would not need the pointer either. */
const WITHOUT_POINTER = new Set([
  "type",
  "fill_form, a text",
  "fill_form, a date",
  "select_option",
  "press_key",
  "upload_file",
]);

interface Cell {
  name: string;
  action: Make;
  html: string;
  obstacle: Obstacle;
}

const CELLS: readonly Cell[] = Object.entries(ACTIONS).flatMap(([name, { html, make }]) =>
  Object.entries(OBSTACLES)
    .filter(([, { stopsPointersOnly }]) => !stopsPointersOnly || !WITHOUT_POINTER.has(name))
    .map(([title, obstacle]) => ({ name: `${name}: ${title}`, action: make, html, obstacle })),
);

const EVENTS =
  "pointerdown pointerup mousedown mouseup click dblclick contextmenu mouseover keydown keyup beforeinput input change focusin dragstart drop submit".split(
    " ",
  );
let arrived: string[] = [];
const note = (event: Event) => {
  if (event.target instanceof Element && event.target.matches(".cell *"))
    arrived.push(`${event.type} at ${nameOf(event.target)}`);
};
const nameOf = (element: Element) => element.closest(".cell")?.getAttribute("data-cell") ?? "?";

beforeEach(() => {
  arrived = [];
  for (const type of EVENTS) document.addEventListener(type, note, { capture: true });
});

afterEach(() => {
  for (const type of EVENTS) document.removeEventListener(type, note, { capture: true });
  document.body.replaceChildren();
});

const STYLE = `<style>
  body { margin: 0; display: grid; grid-template-columns: repeat(12, 104px); font: 11px sans-serif }
  .cell { position: relative; width: 100px; height: 60px; margin: 0; padding: 0; border: 0; overflow: hidden }
  .cell > :first-child { width: 90px; height: 30px }
  .cover { position: absolute; inset: 0; background: #ddd }
</style>`;

interface Placed extends Cell {
  session: Session;
  element: HTMLElement;
  ref: string;
  print: number;
}

/** All cells beside one another in one window, each read by a session of its own. */
function place(cells: readonly Cell[]): Promise<Placed[]> {
  const markup = cells
    .map(({ html, name }) => `<fieldset class="cell" data-cell="${name}">${html}</fieldset>`)
    .join("");
  document.body.replaceChildren(document.createRange().createContextualFragment(`${STYLE}${markup}`));
  const elements = [...document.querySelectorAll<HTMLElement>(".cell > :first-child")];
  for (const [index, element] of elements.entries()) {
    element.setAttribute("aria-label", labelOf(index));
    if (element instanceof HTMLButtonElement) element.textContent = labelOf(index);
  }
  return Promise.all(cells.map((cell, index) => read(cell, elements[index], labelOf(index))));
}

const labelOf = (index: number) => `Thing ${index}`;

async function read(cell: Cell, element: HTMLElement | undefined, label: string): Promise<Placed> {
  const session = new Session({ openShadowRoot: (host) => host.shadowRoot, notify: () => {} });
  const { root } = await session.handlers["snapshot-take"]({ refPrefix: "a", whole: true });
  const node = flatten(root).find(({ name, ref }) => name === label && ref);
  if (!element || !node?.ref || node.print === undefined) throw new Error(`${cell.name} is not in the outline`);
  return { ...cell, session, element, ref: node.ref, print: node.print };
}

const flatten = (node: SnapshotNode): SnapshotNode[] => [node, ...(node.children ?? []).flatMap(flatten)];

async function attempt({ session, action, ref, print }: Placed, input: InputKind): Promise<ActionResult | "an input"> {
  const files = [{ name: "a.txt", type: "text/plain", base64: btoa("a") }];
  const request = {
    actionId: "one",
    action: action(ref),
    prints: { [ref]: print },
    trusted: input === "trusted",
    files,
  };
  const reply = await session.handlers["action-perform"](request);
  return reply.state === "finished" ? reply.result : "an input";
}

/** A form of which no field could be filled has failed, and says so of each field. */
function isRefusal(result: ActionResult | "an input", { effect }: Obstacle): boolean {
  if (result === "an input") return false;
  return result.outcome === "refused"
    ? effect.test(result.effect)
    : result.outcome === "failed" && effect.test(result.effect.replace(/^[a-z]+\d+: /, ""));
}

test.each(INPUTS)(
  "whatever stands in the way of an action, nothing reaches the page: %s",
  async (input) => {
    const placed = await place(CELLS);
    for (const { obstacle, element } of placed) obstacle.put(element);
    arrived = [];
    const results = await Promise.all(placed.map(async (cell) => ({ cell, result: await attempt(cell, input) })));
    const wrong = results.filter(({ cell, result }) => !isRefusal(result, cell.obstacle));
    expect(wrong.map(({ cell, result }) => `${cell.name} → ${JSON.stringify(result)}`)).toEqual([]);
    expect(arrived).toEqual([]);
    for (const { session } of placed) session.stop();
  },
  30_000,
);

/** What cannot be done with the thing as it is, and what is said of that. */
const MISFITS: readonly { name: string; html: string; action: Make; effect: RegExp }[] = [
  {
    name: "a point outside",
    html: '<canvas role="img" width="40" height="20" tabindex="0"></canvas>',
    action: (ref) => ({ action: "click", ref, x: 500, y: 5 }),
    effect: /^that point lies outside/,
  },
  {
    name: "half a point",
    html: '<canvas role="img" tabindex="0"></canvas>',
    action: (ref) => ({ action: "click", ref, x: 5 }),
    effect: /^a point has both/,
  },
  {
    name: "a point in a button",
    html: "<button></button>",
    action: (ref) => ({ action: "click", ref, x: 5, y: 5 }),
    effect: /^only in a canvas, image or map/,
  },
  {
    name: "text into a button",
    html: "<button></button>",
    action: (ref) => ({ action: "type", ref, text: "new" }),
    effect: /./,
  },
  {
    name: "text into what is read-only",
    html: "<input readonly>",
    action: (ref) => ({ action: "type", ref, text: "new" }),
    effect: /read-only/,
  },
  {
    name: "a form's field that is read-only",
    html: "<textarea readonly></textarea>",
    action: (ref) => ({ action: "fill_form", fields: [{ ref, value: "new" }] }),
    effect: /read-only/,
  },
  {
    name: "a day that there is not",
    html: '<input type="date">',
    action: (ref) => ({ action: "fill_form", fields: [{ ref, value: "2026-02-31" }] }),
    effect: /./,
  },
  {
    name: "words for a number",
    html: '<input type="number">',
    action: (ref) => ({ action: "fill_form", fields: [{ ref, value: "many" }] }),
    effect: /./,
  },
  {
    name: "an option that there is not",
    html: "<select><option>old</option></select>",
    action: (ref) => ({ action: "select_option", ref, option: "new" }),
    effect: /new|old/,
  },
  {
    name: "a tick on a button",
    html: "<button></button>",
    action: (ref) => ({ action: "set_checked", ref, checked: true }),
    effect: /cannot be checked/,
  },
  {
    name: "a radio button that is to be off",
    html: '<input type="radio" checked>',
    action: (ref) => ({ action: "set_checked", ref, checked: false }),
    effect: /cannot be unchecked/,
  },
  {
    name: "a file for a button",
    html: "<button></button>",
    action: (ref) => ({ action: "upload_file", ref, files: ["a.txt"] }),
    effect: /./,
  },
  {
    name: "a key that there is not",
    html: "<input>",
    action: (ref) => ({ action: "press_key", ref, key: "Hyper+Nothing" }),
    effect: /./,
  },
];

test.each(INPUTS)("what does not fit the thing is not tried on it: %s", async (input) => {
  const placed = await place(
    MISFITS.map((misfit) => ({ ...misfit, obstacle: { put: () => {}, effect: misfit.effect } })),
  );
  arrived = [];
  for (const cell of placed) {
    const result = await attempt(cell, input);
    expect(isRefusal(result, cell.obstacle), `${cell.name} → ${JSON.stringify(result)}`).toBe(true);
    cell.session.stop();
  }
  expect(arrived.filter((event) => !/^(mouseover|focusin)/.test(event))).toEqual([]);
});
