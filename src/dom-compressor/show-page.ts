/** For tests: puts a page into the document of the test, with its styles and scripts in effect. */

/** Shows `source`, a whole HTML document or a part of one. */
export function showPage(source: string): void {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  document.title = parsed.title;
  document.head.append(...[...parsed.head.querySelectorAll("style")].map(marked));
  document.body.replaceChildren(...parsed.body.childNodes);
  for (const script of document.body.querySelectorAll("script")) script.replaceWith(runnable(script));
  scrollTo(0, 0);
}

export function clearPage(): void {
  for (const style of document.head.querySelectorAll("style[data-shown]")) style.remove();
  document.body.replaceChildren();
  document.body.removeAttribute("style");
}

function marked(style: HTMLStyleElement): HTMLStyleElement {
  style.setAttribute("data-shown", "");
  return style;
}

/** A parsed script does not run; a new one with the same text does. */
function runnable(script: HTMLScriptElement): HTMLScriptElement {
  const copy = document.createElement("script");
  copy.textContent = `{${script.textContent}}`;
  return copy;
}
