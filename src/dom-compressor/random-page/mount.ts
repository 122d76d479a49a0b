/** For tests: puts a random page into the document of the test, shadow roots among it. */
import { clearPage, showPage } from "../show-page.ts";

const closedRoots = new WeakMap<Element, ShadowRoot>();

/** The way into closed shadow roots, which an extension has from the browser. */
export function openShadowRoot(element: Element): ShadowRoot | null {
  return closedRoots.get(element) ?? element.shadowRoot;
}

/** What listens for presses, which an extension has from the browser too. */
export function isListening(element: Element): boolean {
  return element.hasAttribute("data-listens");
}

/** Shows a page with nothing of the last one left. */
export function mountPage(html: string): void {
  clearPage();
  showPage(html);
  attachShadowRoots(document.body);
}

/** `<template data-shadow="closed">` becomes the shadow root of what it stands in. */
export function attachShadowRoots(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>("template[data-shadow]")) {
    const host = template.parentElement;
    const isClosed = template.getAttribute("data-shadow") === "closed";
    template.remove();
    if (!host || openShadowRoot(host)) continue;
    const shadow = host.attachShadow({ mode: isClosed ? "closed" : "open" });
    if (isClosed) closedRoots.set(host, shadow);
    shadow.append(host.ownerDocument.importNode(template.content, true));
    attachShadowRoots(shadow);
  }
}

/** The document and all shadow trees in it. */
export function treesIn(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll("*")].map(openShadowRoot).filter((shadow) => shadow !== null);
  return [root, ...hosts.flatMap(treesIn)];
}

/** All elements of the page, those of shadow trees behind the others. */
export function elementsInPage(): Element[] {
  return treesIn(document).flatMap((tree) => [...tree.querySelectorAll("*")]);
}
