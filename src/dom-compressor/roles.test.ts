import { afterEach, expect, test } from "vitest";
import { headingLevelOf, roleOf } from "./roles.ts";
import { clearPage, showPage } from "./show-page.ts";

afterEach(clearPage);

function shown(page: string): Element {
  showPage(page);
  const element = document.getElementById("it");
  if (!element) throw new Error("The page has no #it.");
  return element;
}

test.each([
  ["an aside of the page", `<main><aside id=it>x</aside></main>`, "complementary"],
  ["an aside of an article", `<article><aside id=it>x</aside></article>`, "generic"],
  ["an aside of what is an article by its role", `<div role=article><aside id=it>x</aside></div>`, "generic"],
  ["an aside of what is no article any more", `<article role=none><aside id=it>x</aside></article>`, "complementary"],
  ["an aside of an article, with a name", `<article><aside id=it title=Notes>x</aside></article>`, "complementary"],
  ["a header of the page", `<div><header id=it>x</header></div>`, "banner"],
  ["a header of a section", `<section><header id=it>x</header></section>`, "generic"],
  ["a header of the main part", `<main><header id=it>x</header></main>`, "generic"],
  ["a header of a named region", `<div role=region aria-label=R><header id=it>x</header></div>`, "generic"],
  ["a footer of the page", `<footer id=it>x</footer>`, "contentinfo"],
  ["a footer of an article", `<article><footer id=it>x</footer></article>`, "generic"],
  ["a form without a name", `<form id=it></form>`, "form"],
  ["a section without a name", `<section id=it>x</section>`, "generic"],
  ["a section with one", `<section id=it aria-label=S>x</section>`, "region"],
  ["a section that refers to nothing", `<section id=it aria-labelledby=gone>x</section>`, "generic"],
  ["a region without a name", `<div id=it role=region>x</div>`, "generic"],
  ["an article that calls itself a region without a name", `<article id=it role=region>x</article>`, "article"],
  ["a region with a name", `<div id=it role=region title=R>x</div>`, "region"],
  ["a summary of details", `<details><summary id=it>x</summary></details>`, "button"],
  ["a second summary", `<details><summary>x</summary><summary id=it>y</summary></details>`, "generic"],
  ["a summary after other contents", `<details><p>x</p><summary id=it>y</summary></details>`, "button"],
  ["a summary of nothing", `<summary id=it>x</summary>`, "generic"],
  ["a field with suggestions", `<input id=it list=d><datalist id=d></datalist>`, "combobox"],
  ["a field whose suggestions are missing", `<input id=it list=d>`, "textbox"],
  ["a password with suggestions", `<input type=password id=it list=d><datalist id=d></datalist>`, "textbox"],
  ["a number with suggestions", `<input type=number id=it list=d><datalist id=d></datalist>`, "spinbutton"],
  ["a type that nobody knows", `<input type=fancy id=it>`, "textbox"],
  ["the first role that is known", `<div id=it role="fancy switch button">x</div>`, "switch"],
  ["an abstract role", `<h2 id=it role=widget>x</h2>`, "heading"],
  ["a role in capitals", `<div id=it role=BUTTON>x</div>`, "button"],
  ["an empty role", `<h2 id=it role="">x</h2>`, "heading"],
  ["the newer word for a picture", `<div id=it role=image aria-label=x></div>`, "img"],
  ["what shall mean nothing", `<h2 id=it role=none>x</h2>`, "generic"],
  ["what shall mean nothing and can be focused", `<h2 id=it role=none tabindex=-1>x</h2>`, "heading"],
  ["a link that shall mean nothing", `<a href="/" id=it role=presentation>x</a>`, "link"],
  ["a disabled button that shall mean nothing", `<button id=it role=none disabled>x</button>`, "generic"],
  ["what shall mean nothing and is described", `<h2 id=it role=none aria-describedby=d>x</h2>`, "heading"],
  ["what shall mean nothing and is live", `<h2 id=it role=presentation aria-live=polite>x</h2>`, "heading"],
  ["what shall mean nothing and is hidden", `<h2 id=it role=none aria-hidden=true>x</h2>`, "generic"],
])("%s", (_, page, role) => {
  expect(roleOf(shown(page))).toBe(role);
});

test.each([
  [`<h3 id=it>x</h3>`, 3],
  [`<h3 id=it aria-level=5>x</h3>`, 5],
  [`<div role=heading id=it>x</div>`, 2],
  [`<div role=heading id=it aria-level=7>x</div>`, 7],
  [`<h3 id=it aria-level=0>x</h3>`, 3],
  [`<h3 id=it aria-level=high>x</h3>`, 3],
])("%s is a heading of level %i", (page, level) => {
  expect(headingLevelOf(shown(page))).toBe(level);
});
