/** Editors of code that draw their text themselves and take keys through a hidden field: Monaco and Ace. */
import { keep } from "./state.ts";

interface Model {
  getValue(): string;
}

declare global {
  interface Window {
    MonacoEnvironment: { getWorkerUrl: () => string };
    monaco: {
      editor: {
        create(
          place: Element,
          options: object,
        ): Model & { onDidChangeModelContent: (told: () => void) => void; focus(): void };
      };
    };
    ace: { edit(place: Element, options: object): Model & { on: (type: "change", told: () => void) => void } };
  }
}

document.body.insertAdjacentHTML(
  "beforeend",
  `<main><h2>Monaco</h2><div id="monaco" style="width: 600px; height: 160px; border: 1px solid"></div>
  <h2>Ace</h2><div id="ace" style="width: 600px; height: 120px; border: 1px solid"></div>
  <p><label>Between <input id="between"></label></p></main>`,
);
window.MonacoEnvironment = { getWorkerUrl: () => "/vendor/monaco/dist/editor.worker.js" };

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} did not load.`));
    document.head.append(script);
  });
}

async function start(): Promise<void> {
  await load("/vendor/monaco/dist/editor.js");
  await load("/vendor/ace/ace.js");
  const monaco = window.monaco.editor.create(place("monaco"), {
    value: "let a = 1;\nlet b = 2;",
    language: "plaintext",
    minimap: { enabled: false },
    autoClosingBrackets: "never",
    autoIndent: "none",
  });
  monaco.onDidChangeModelContent(() => keep("monaco", monaco.getValue()));
  const ace = window.ace.edit(place("ace"), { value: "let a = 1;", useWorker: false });
  ace.on("change", () => keep("ace", ace.getValue()));
  place("between").addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) keep("between", target.value);
  });
  document.querySelector("main")?.setAttribute("data-ready", "");
}

void start();
