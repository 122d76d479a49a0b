import { expect, test } from "vitest";
import { scalePage } from "./scale-pages.ts";

/** Opening tags in the body. */
function elementsIn(page: string): number {
  return [...page.slice(page.indexOf("<body>") + 6).matchAll(/<[a-z]/g)].length;
}

test("a page has as many elements as are asked for, or a few more", () => {
  for (const asked of [1_000, 10_000, 100_000]) {
    const elements = elementsIn(scalePage(asked));
    expect(elements).toBeGreaterThanOrEqual(asked);
    expect(elements).toBeLessThan(asked + 150);
  }
});

test("the same seed gives the same page, another seed another", () => {
  expect(scalePage(500, 7)).toBe(scalePage(500, 7));
  expect(scalePage(500, 7)).not.toBe(scalePage(500, 8));
});

test("a page has links, buttons, fields, table rows and prose, and every tag is closed", () => {
  const page = scalePage(1_000);
  for (const part of ["<nav>", `<a href="/entry/`, "<button>Edit", `type="checkbox"`, "<tr><td>", `class="box"`, "<p>"])
    expect(page).toContain(part);
  const body = page.slice(page.indexOf("<body>"));
  const opened = [...body.matchAll(/<(?!input)[a-z]/g)].length;
  expect([...body.matchAll(/<\/(?!html)[a-z]/g)]).toHaveLength(opened);
});
