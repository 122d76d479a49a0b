/** Pages of any size, made by rule: to see what a text costs as a page grows. Pure; the same seed gives the same page. */

const WORDS = (
  "harbour tide anchor ledger parcel invoice kettle lantern quarter signal orchard pigment mortar copper velvet " +
  "margin cipher saddle timber gravel ribbon furnace compass thistle walnut ferry almanac bellows canvas dial"
).split(" ");

const STYLE = `
body { margin: 0; font: 14px/1.4 sans-serif } nav { display: flex; gap: 12px; padding: 8px; background: #eef }
section { padding: 12px } .cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px }
.card { border: 1px solid #ccc; padding: 8px } .box { padding: 1px } table { border-collapse: collapse }
td, th { border: 1px solid #ddd; padding: 4px } p { max-width: 70ch }`;

/** Numbers from 0 to 1 that look like chance. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes markup and counts its elements. */
class Writer {
  readonly #next: () => number;
  readonly #parts: string[] = [];
  elements = 0;

  constructor(seed: number) {
    this.#next = numbersFrom(seed);
  }

  get html(): string {
    return this.#parts.join("");
  }

  words(count: number): string {
    return Array.from({ length: count }, () => WORDS[Math.floor(this.#next() * WORDS.length)]).join(" ");
  }

  number(below: number): number {
    return Math.floor(this.#next() * below);
  }

  /** @param within writes what stands in the element, or is its text */
  element(tag: string, within: string | (() => void), attributes = ""): void {
    this.elements += 1;
    this.#parts.push(`<${tag}${attributes && ` ${attributes}`}>`);
    if (typeof within === "string") this.#parts.push(within);
    else within();
    this.#parts.push(`</${tag}>`);
  }

  field(attributes: string): void {
    this.elements += 1;
    this.#parts.push(`<input ${attributes}>`);
  }
}

function navigation(to: Writer): void {
  to.element("nav", () => {
    for (let index = 0; index < 8; index += 1) to.element("a", to.words(1), `href="/${to.words(1)}/${index}"`);
    to.field(`type="search" placeholder="Search"`);
    to.element("button", "Search");
  });
}

function cards(to: Writer): void {
  to.element("section", () => {
    to.element("h2", to.words(3));
    to.element("div", () => Array.from({ length: 8 }, () => card(to)), `class="cards"`);
  });
}

function card(to: Writer): void {
  const about = to.words(2);
  const inside = () => {
    to.element("h3", about);
    to.element("p", () => {
      to.element("span", to.words(8));
      to.element("strong", `${to.number(900)}.50`);
    });
    to.element("a", "Details", `href="/item/${to.number(9_999)}"`);
    to.element("button", `Add ${about}`);
  };
  to.element("article", inside, `class="card"`);
}

function table(to: Writer): void {
  to.element("section", () => {
    to.element("h2", to.words(2));
    to.element("table", () => {
      to.element("tr", () => ["Name", "State", "Amount", ""].map((head) => to.element("th", head)));
      for (let index = 0; index < 12; index += 1) row(to);
    });
  });
}

function row(to: Writer): void {
  to.element("tr", () => {
    to.element("td", () => to.element("a", to.words(2), `href="/entry/${to.number(9_999)}"`));
    to.element("td", to.words(1));
    to.element("td", `${to.number(5_000)}`);
    to.element("td", () => {
      to.element("button", "Edit");
      to.element("button", "Remove");
    });
  });
}

function prose(to: Writer): void {
  to.element("section", () => {
    to.element("h2", to.words(4));
    for (let index = 0; index < 4; index += 1) {
      to.element("p", () => {
        to.element("span", to.words(40));
        to.element("a", to.words(2), `href="/read/${to.number(9_999)}"`);
        to.element("em", to.words(12));
      });
    }
  });
}

function nestedBoxes(to: Writer): void {
  const box = (depth: number): void => {
    if (depth === 0) to.element("label", () => labelledBox(to));
    else to.element("div", () => box(depth - 1), `class="box"`);
  };
  for (let index = 0; index < 3; index += 1) box(8 + to.number(8));
}

function labelledBox(to: Writer): void {
  to.field(`type="checkbox"`);
  to.element("span", to.words(2));
}

const PARTS = [navigation, cards, table, prose, nestedBoxes] as const;

/**
 * A page with the given number of elements or up to 150 more: rounds of a navigation bar, cards, a table with a link and
 * buttons in each row, prose, and boxes in boxes.
 */
export function scalePage(elements: number, seed = 1): string {
  const to = new Writer(seed);
  for (let index = 0; to.elements < elements; index += 1) PARTS[index % PARTS.length]?.(to);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${elements}</title><style>${STYLE}</style><body>${to.html}</body></html>`;
}
