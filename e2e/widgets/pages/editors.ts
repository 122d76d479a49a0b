/** Editors of text that each draw their own: Quill, Lexical and CodeMirror. */
import { basicSetup, EditorView } from "codemirror";
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type RangeSelection,
} from "lexical";
import Quill from "quill";
import "quill/dist/quill.snow.css";
import { keep } from "./state.ts";

document.body.insertAdjacentHTML(
  "beforeend",
  `<main data-ready>
  <h2>Letter</h2><div id="letter"><p>Dear Sir</p></div>
  <h2>Message</h2><div id="message" contenteditable="true" role="textbox" aria-label="Message" style="border: 1px solid; min-height: 40px"></div>
  <h2>Program</h2><div id="program" style="border: 1px solid; max-height: 120px; overflow: auto"></div>
  <h2>Plain</h2><div id="plain" contenteditable="true" aria-label="Plain" style="border: 1px solid; min-height: 30px">first</div>
  </main>`,
);

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

const letter = new Quill(place("letter"), { theme: "snow" });
letter.root.setAttribute("aria-label", "Letter");
letter.on("text-change", () => keep("letter", letter.getText()));

/** Lexical leaves it to its plugins what an edit does; this is the least of them. */
const message = createEditor({ onError: (error) => keep("message error", error.message) });
message.setRootElement(place("message"));
message.update(() => {
  $getRoot().append($createParagraphNode());
});
function whenSelected<Payload>(edit: (selection: RangeSelection, payload: Payload) => void) {
  return (payload: Payload): boolean => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return false;
    edit(selection, payload);
    return true;
  };
}
message.registerCommand(
  CONTROLLED_TEXT_INSERTION_COMMAND,
  whenSelected<InputEvent | string>((selection, text) =>
    selection.insertText(typeof text === "string" ? text : (text.data ?? "")),
  ),
  COMMAND_PRIORITY_EDITOR,
);
message.registerCommand(
  DELETE_CHARACTER_COMMAND,
  whenSelected<boolean>((selection, isBackward) => selection.deleteCharacter(isBackward)),
  COMMAND_PRIORITY_EDITOR,
);
message.registerCommand(
  INSERT_LINE_BREAK_COMMAND,
  whenSelected<boolean>((selection) => selection.insertLineBreak()),
  COMMAND_PRIORITY_EDITOR,
);
message.registerCommand(
  INSERT_PARAGRAPH_COMMAND,
  whenSelected((selection) => {
    selection.insertParagraph();
  }),
  COMMAND_PRIORITY_EDITOR,
);
message.registerUpdateListener(({ editorState }) => {
  keep(
    "message",
    editorState.read(() => $getRoot().getTextContent()),
  );
});

const program = new EditorView({
  doc: "let a = 1;\nlet b = 2;",
  parent: place("program"),
  extensions: [
    basicSetup,
    EditorView.contentAttributes.of({ "aria-label": "Program" }),
    EditorView.updateListener.of(({ state }) => keep("program", state.doc.toString())),
  ],
});
keep("program", program.state.doc.toString());

const plain = place("plain");
plain.addEventListener("input", () => keep("plain", plain.innerText));
