import { afterEach, expect, test } from "vitest";
import { Listening } from "./listening.ts";
import { element, TestPage } from "./test-page.ts";

let page: TestPage;
let listening: Listening;
afterEach(() => {
  listening.stop();
  page.close();
});

/** A page and what is known of its listeners; closed roots are opened as an extension opens them. */
function open(html: string): void {
  page = new TestPage(html);
  const roots = new Map<Element, ShadowRoot>();
  for (const host of document.querySelectorAll("[data-closed]")) {
    roots.set(host, page.attachClosedRoot(host, `<p>Inside</p>`));
  }
  listening = new Listening((host) => roots.get(host) ?? host.shadowRoot);
  closedRoots = roots;
}
let closedRoots = new Map<Element, ShadowRoot>();

/** What the browser's word looks like when it comes. */
function tell(root: EventTarget, token: string, elements: readonly Element[]): void {
  const targetRanges = elements.map(
    (each) => new StaticRange({ startContainer: each, startOffset: 0, endContainer: each, endOffset: 0 }),
  );
  root.dispatchEvent(new InputEvent(token, { targetRanges }));
}

const paragraphs = (count: number) => Array.from({ length: count }, (_, index) => `<p>${index}</p>`).join("");

test("what is told under the awaited name is known once all has been told, and not before", () => {
  open("<p>Open</p><b>Plain</b>");
  expect(listening.await("secret")).toBe(true);
  tell(document, "secret", [element("p")]);
  expect(listening.has(element("p"))).toBe(false);
  listening.heard();
  expect(listening.has(element("p"))).toBe(true);
  expect(listening.has(element("b"))).toBe(false);
});

test("what comes under another name, or as another kind of event, tells nothing", () => {
  open("<p>Open</p>");
  listening.await("secret");
  tell(document, "guess", [element("p")]);
  document.dispatchEvent(new CustomEvent("secret", { detail: element("p") }));
  listening.heard();
  expect(listening.has(element("p"))).toBe(false);
});

test("shadow roots are told of their own elements, closed ones too", () => {
  open(`<div data-closed></div><div id="host"></div>`);
  const root = element("#host").attachShadow({ mode: "open" });
  const inner = document.createElement("p");
  root.append(inner);
  const closed = closedRoots.get(element("[data-closed]"));
  const hidden = closed?.querySelector("p");
  if (!closed || !hidden) throw new Error("the closed root is not there");
  listening.await("secret");
  tell(document, "secret", []);
  tell(root, "secret", [inner]);
  tell(closed, "secret", [hidden]);
  listening.heard();
  expect([inner, hidden].map((each) => listening.has(each))).toEqual([true, true]);
});

test("nothing is awaited again as long as the page is much the same", () => {
  open(paragraphs(40));
  listening.await("first");
  tell(document, "first", []);
  listening.heard();
  expect(listening.await("second")).toBe(false);
  document.body.append(document.createElement("p"));
  expect(listening.await("second")).toBe(false);
  for (let index = 0; index < 2; index += 1) document.body.append(document.createElement("p"));
  expect(listening.await("second")).toBe(true);
});

test("a page that was drawn anew with as many elements is asked for again", () => {
  open(paragraphs(40));
  listening.await("first");
  tell(document, "first", []);
  listening.heard();
  for (const each of document.querySelectorAll("p")) each.replaceWith(document.createElement("p"));
  expect(listening.await("second")).toBe(true);
});

test("without a word from the browser what was known stays, and is asked for again", () => {
  open("<p>Open</p>");
  listening.await("first");
  tell(document, "first", [element("p")]);
  listening.heard();
  for (let index = 0; index < 3; index += 1) document.body.append(document.createElement("b"));
  expect(listening.await("second")).toBe(true);
  listening.heard();
  expect(listening.has(element("p"))).toBe(true);
  expect(listening.await("third")).toBe(true);
});

test("what no longer listens is forgotten with the next word", () => {
  open(`<p>Open</p>${paragraphs(3)}`);
  listening.await("first");
  tell(document, "first", [element("p")]);
  listening.heard();
  element("p:last-of-type").replaceChildren(...Array.from("abc", () => document.createElement("b")));
  listening.await("second");
  tell(document, "second", []);
  listening.heard();
  expect(listening.has(element("p"))).toBe(false);
});

test("once it has stopped nothing is listened for in the page", () => {
  open("<p>Open</p>");
  listening.await("secret");
  listening.stop();
  tell(document, "secret", [element("p")]);
  listening.heard();
  expect(listening.has(element("p"))).toBe(false);
});
