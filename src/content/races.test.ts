/** The page changes between the look and the press, and while it is pressed: what is pressed is what was meant, or nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { element, INPUTS, type InputKind, TestPage } from "./test-page.ts";

/** More for a long look: `VITE_RACE_TRIALS=1000 npx vitest run src/content/races.test.ts`. */
const TRIALS = Number(import.meta.env.VITE_RACE_TRIALS ?? 25);
const TIME_LIMIT_MS = 60_000 + TRIALS * 4_000;

const THINGS = ["Anchor", "Bilge", "Cleat", "Davit", "Ensign"];

const buttonsFor = (names: readonly string[]) => names.map((name) => `<li><button>${name}</button></li>`).join("");

/** What a page does of its own accord. Each is a thing that real pages do while somebody aims. */
const CHANGES = {
  "draws all anew": (list: Element) => list.replaceChildren(fragment(buttonsFor(namesIn(list)))),
  "sorts, with new elements": (list: Element) => list.replaceChildren(fragment(buttonsFor(namesIn(list).reverse()))),
  "sorts, in the same elements": (list: Element) => {
    const names = namesIn(list).reverse();
    list.querySelectorAll("button").forEach((button, index) => {
      button.textContent = names[index] ?? "";
    });
  },
  "inserts a line above": (list: Element) => list.before(fragment('<p style="height:31px">Breaking news</p>')),
  "inserts an item": (list: Element) => list.prepend(fragment(buttonsFor(["Fender"]))),
  "takes an item out": (list: Element) => list.firstElementChild?.remove(),
  "opens a dialog over it": () =>
    document.body.append(fragment('<div style="position:fixed;inset:0;background:white"><button>Yes</button></div>')),
  "slides a banner in": () =>
    document.body.append(fragment('<div style="position:fixed;inset:0 0 auto;height:90px"><button>Ad</button></div>')),
  "moves the list aside": (list: Element) => list.setAttribute("style", "margin-left:160px"),
  scrolls: () => scrollBy({ top: 40, behavior: "instant" }),
  "takes it all away": (list: Element) => list.replaceChildren(),
  "makes it unusable": (list: Element) => {
    for (const button of list.querySelectorAll("button")) button.disabled = true;
  },
};
type Change = keyof typeof CHANGES;

const fragment = (html: string) => document.createRange().createContextualFragment(html);
const namesIn = (list: Element) => [...list.querySelectorAll("button")].map((button) => button.textContent);

interface Trial {
  input: InputKind;
  target: string;
  change: Change;
  /** When it happens: before the action; so many milliseconds into it; or when the input has been asked for. */
  when: "before" | "input" | number;
  relocate: boolean;
}

const TRIAL = fc.record<Trial>({
  input: fc.constantFrom(...INPUTS),
  target: fc.constantFrom(...THINGS),
  change: fc.constantFrom(...(Object.keys(CHANGES) as Change[])), // The keys of a constant are known.
  when: fc.oneof(fc.constant("before" as const), fc.constant("input" as const), fc.integer({ min: 0, max: 40 })),
  relocate: fc.boolean(),
});

interface Outcome {
  /** What the page was told to do, by its own account. */
  pressed: string[];
  outcome: string;
  /** Whether what was meant could still be pressed in the end. */
  couldBeDone: boolean;
}

async function run({ input, target, change, when, relocate }: Trial): Promise<Outcome> {
  const page = new TestPage(
    `<style>button { width: 110px; height: 28px }</style><h1>Stores</h1><ul>${buttonsFor(THINGS)}</ul><div style="height:2000px"></div>`,
  );
  const pressed: string[] = [];
  const note = (event: Event) => {
    if (event.target instanceof HTMLButtonElement) pressed.push(event.target.textContent);
  };
  document.body.addEventListener("click", note);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const ref = await page.ref("button", target);
    const makeChange = () => CHANGES[change](element("ul"));
    if (when === "before") makeChange();
    else if (when !== "input") timer = setTimeout(makeChange, when);
    let isMade = false;
    const beforeInput = () => {
      if (when === "input" && !isMade) makeChange();
      isMade = true;
    };
    const { outcome } = await page.perform({ action: "click", ref }, { input, relocate, beforeInput });
    const meant = [...document.querySelectorAll("ul button")].filter((button) => button.textContent === target);
    return {
      pressed,
      outcome,
      couldBeDone: meant.length === 1 && change !== "opens a dialog over it" && change !== "makes it unusable",
    };
  } finally {
    clearTimeout(timer);
    document.body.removeEventListener("click", note);
    page.close();
  }
}

test(
  "of all that a page may do meanwhile nothing makes another thing be pressed, or one thing twice",
  async () => {
    const tally = { done: 0, refused: 0, refusedThoughPossible: 0 };
    const refusedBy: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(TRIAL, async (trial) => {
        const { pressed, outcome, couldBeDone } = await run(trial);
        expect(pressed.filter((name) => name !== trial.target)).toEqual([]);
        expect(pressed.length).toBeLessThanOrEqual(1);
        // What is told as done has been done, and what is told as refused has not.
        if (outcome === "refused") expect(pressed).toEqual([]);
        if (pressed.length === 1) tally.done += 1;
        else tally.refused += 1;
        if (pressed.length === 0 && couldBeDone) {
          tally.refusedThoughPossible += 1;
          refusedBy[trial.change] = (refusedBy[trial.change] ?? 0) + 1;
        }
      }),
      { numRuns: TRIALS },
    );
    console.info(JSON.stringify({ trials: TRIALS, ...tally, refusedBy }));
    expect(tally.done).toBeGreaterThan(0);
  },
  TIME_LIMIT_MS,
);
