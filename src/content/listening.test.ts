import { afterEach, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import { readMark } from "../protocol/listener-marks.ts";
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

/** The types of events that each node of the page is listened on for, as the browser says it. */
async function typesByNode(): Promise<Map<number, string[]>> {
  const { result } = await cdp().send("Runtime.evaluate", { expression: "document" });
  const asked = { objectId: result.objectId ?? "", depth: -1, pierce: true };
  const types = new Map<number, string[]>();
  for (const { type, backendNodeId = 0 } of (await cdp().send("DOMDebugger.getEventListeners", asked)).listeners) {
    types.set(backendNodeId, [...(types.get(backendNodeId) ?? []), type]);
  }
  return types;
}

/** The marks of this token that the browser sees on nodes which also listen for such an event, or on all nodes. */
async function marked(token: string, listenedFor?: string): Promise<number[]> {
  const nodes = [...(await typesByNode()).values()].filter(
    (types) => listenedFor === undefined || types.includes(listenedFor),
  );
  return nodes.flatMap((types) => types.map(readMark).flatMap((mark) => (mark?.token === token ? [mark.index] : [])));
}

/** Asks and tells as the background does. */
async function learn(token = "secret"): Promise<boolean> {
  if (!listening.await(token)) throw new Error("the document awaits nothing");
  return listening.heard({ pressed: await marked(token, "click"), keyed: await marked(token, "keydown") });
}

function listenOn(target: Element, type = "click"): Element {
  target.addEventListener(type, () => {});
  return target;
}

const paragraphs = (count: number) => Array.from({ length: count }, (_, index) => `<p>${index}</p>`).join("");

test("what listens is known once all has been told, and not before", async () => {
  open("<p>Open</p><b>Plain</b>");
  listenOn(element("p"));
  listening.await("secret");
  const pressed = await marked("secret", "click");
  expect(listening.has(element("p"))).toBe(false);
  expect(listening.heard({ pressed, keyed: [] })).toBe(true);
  expect(listening.has(element("p"))).toBe(true);
  expect(listening.has(element("b"))).toBe(false);
});

test("elements are told apart however the page changes while the browser is asked", async () => {
  open(`<i>Going</i>${paragraphs(3)}`);
  const last = listenOn(element("p:last-of-type"));
  listening.await("secret");
  element("i").remove();
  last.before(document.createElement("b"), document.createElement("b"));
  listenOn(element("b"));
  listening.heard({ pressed: await marked("secret", "click"), keyed: [] });
  expect([last, element("b"), element("p")].map((each) => listening.has(each))).toEqual([true, false, false]);
});

test("elements in shadow roots are known too, in closed ones as well", async () => {
  open(`<div data-closed></div><div id="host"></div>`);
  const inner = document.createElement("p");
  element("#host").attachShadow({ mode: "open" }).append(listenOn(inner));
  const hidden = closedRoots.get(element("[data-closed]"))?.querySelector("p");
  if (!hidden) throw new Error("the closed root is not there");
  listenOn(hidden);
  await learn();
  expect([inner, hidden].map((each) => listening.has(each))).toEqual([true, true]);
});

test("what only listens for keys counts where the focus gets", async () => {
  open(`<p tabindex="0">Focus</p><b>Nowhere</b><svg tabindex="0"></svg>`);
  for (const name of ["p", "b", "svg"]) listenOn(element(name), "keydown");
  await learn();
  expect(["p", "b", "svg"].map((name) => listening.has(element(name)))).toEqual([true, false, true]);
});

test("a form whose field has the name of a method is marked like any other element", async () => {
  open(`<form><input name="addEventListener"><input name="removeEventListener"></form>`);
  EventTarget.prototype.addEventListener.call(element("form"), "click", () => {});
  await learn();
  expect(listening.has(element("form"))).toBe(true);
  expect(await marked("secret")).toEqual([]);
});

test("what is never drawn is not marked, and of very many elements the first are", async () => {
  open(`<style></style>${"<p>a</p>".repeat(10_000)}<b>Last</b>`);
  listening.await("secret");
  const indexes = await marked("secret");
  expect(indexes).toHaveLength(10_000);
  listening.heard({ pressed: indexes, keyed: [] });
  expect(["p", "b", "style"].map((name) => listening.has(element(name)))).toEqual([true, false, false]);
});

test("no mark is left once it was heard, once it has stopped, and when it is asked anew", async () => {
  open(paragraphs(5));
  await learn("first");
  element("p").append(...Array.from("abc", () => document.createElement("b")));
  listening.await("second");
  listening.await("third");
  expect([await marked("first"), await marked("second")]).toEqual([[], []]);
  expect(await marked("third")).not.toEqual([]);
  listening.stop();
  expect(await marked("third")).toEqual([]);
});

test("nothing is awaited again as long as the page is much the same", async () => {
  open(paragraphs(40));
  await learn("first");
  expect(listening.await("second")).toBe(false);
  document.body.append(document.createElement("p"));
  expect(listening.await("second")).toBe(false);
  for (let index = 0; index < 2; index += 1) document.body.append(document.createElement("p"));
  expect(listening.await("second")).toBe(true);
});

test("a page that was drawn anew with as many elements is asked for again", async () => {
  open(paragraphs(40));
  await learn("first");
  for (const each of document.querySelectorAll("p")) each.replaceWith(document.createElement("p"));
  expect(listening.await("second")).toBe(true);
});

test("without a word from the browser what was known stays, and is asked for again", async () => {
  open("<p>Open</p>");
  listenOn(element("p"));
  await learn("first");
  for (let index = 0; index < 3; index += 1) document.body.append(document.createElement("b"));
  expect(listening.await("second")).toBe(true);
  expect(listening.heard(null)).toBe(false);
  expect(listening.has(element("p"))).toBe(true);
  expect(listening.await("third")).toBe(true);
});

test("what no longer listens is forgotten with the next word", async () => {
  open(`<p>Open</p>${paragraphs(3)}`);
  const end = new AbortController();
  element("p").addEventListener("click", () => {}, { signal: end.signal });
  expect(await learn("first")).toBe(true);
  end.abort();
  element("p:last-of-type").replaceChildren(...Array.from("abc", () => document.createElement("b")));
  expect(await learn("second")).toBe(true);
  expect(listening.has(element("p"))).toBe(false);
});

test("to hear the same again is nothing new, and numbers that were never given mean nothing", async () => {
  open(`<p>Open</p>${paragraphs(3)}`);
  listenOn(element("p"));
  await learn("first");
  element("p:last-of-type").replaceChildren(...Array.from("abc", () => document.createElement("b")));
  listening.await("second");
  const pressed = await marked("second", "click");
  expect(listening.heard({ pressed: [...pressed, 5000, -1], keyed: [7000] })).toBe(false);
  expect(listening.has(element("p"))).toBe(true);
});

test("once it has stopped nothing is taken in any more", () => {
  open("<p>Open</p>");
  listening.await("secret");
  listening.stop();
  expect(listening.heard({ pressed: [0, 1, 2], keyed: [] })).toBe(false);
  expect(listening.has(element("p"))).toBe(false);
});
