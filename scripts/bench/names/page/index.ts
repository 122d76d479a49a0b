/** What the comparison puts into each page: names, roles and states of ours and of the library, element by element. */
import { computeAccessibleName, getRole } from "dom-accessibility-api";
import { accessibleName } from "../../../../src/dom-compressor/accessible-name.ts";
import { stateOf } from "../../../../src/dom-compressor/control-state.ts";
import { withLayoutCache } from "../../../../src/dom-compressor/layout.ts";
import { headingLevelOf, roleOf } from "../../../../src/dom-compressor/roles.ts";
import { elementsUnder } from "../../page/tree.ts";
import type { Group, Said, States, Subject } from "../compare.ts";

/** Roles of widgets that are operated. https://w3c.github.io/aria/#widget_roles */
const WIDGETS = roleSelector(
  "button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio searchbox slider " +
    "spinbutton switch tab textbox treeitem",
);
const CONTROLS = `a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, ${WIDGETS},
  [contenteditable=''], [contenteditable=true], [contenteditable=plaintext-only]`;
const STRUCTURE = `h1, h2, h3, h4, h5, h6, header, footer, main, nav, aside, section, article, form, search, fieldset,
  figure, img, svg, dialog, iframe, ${roleSelector(
    "alert alertdialog application article banner complementary contentinfo dialog figure form group heading image img " +
      "main menu menubar navigation radiogroup region search status tablist tabpanel toolbar tree",
  )}`;

function roleSelector(roles: string): string {
  return roles
    .split(" ")
    .map((role) => `[role~=${role} i]`)
    .join(", ");
}

const MARKUP_LENGTH = 240;

class Names {
  /** The elements that `read` told of, in its order. */
  elements: Element[] = [];

  /** All that is to be compared in the page and its open shadow roots, in the order of the document. */
  read(): Subject[] {
    const subjects = [...elementsUnder(document)].flatMap((element) => {
      const group = groupOf(element);
      return group ? [{ element, group }] : [];
    });
    this.elements = subjects.map(({ element }) => element);
    const ours = withLayoutCache(() => subjects.map(({ element }) => ownWords(element)));
    return subjects.map(({ element, group }, index) => ({
      group,
      tag: element.localName,
      markup: element.outerHTML.replace(/\s+/g, " ").slice(0, MARKUP_LENGTH),
      ours: ours[index] ?? { role: "", name: "", states: {} },
      library: wordsOfLibrary(element),
    }));
  }
}

/** Documents of frames have trees of their own, and in saved pages mostly nothing to show. */
function groupOf(element: Element): Group | undefined {
  if (element.ownerDocument !== document) return undefined;
  if (element.matches(CONTROLS)) return "controls";
  return element.matches(STRUCTURE) ? "structure" : undefined;
}

function ownWords(element: Element): Said & { states: States } {
  const role = roleOf(element);
  return { role, name: accessibleName(element), states: statesOf(element, role) };
}

/** What the outline would say, spelled out where it leaves the default unsaid. */
function statesOf(element: Element, role: string): States {
  const { checked, pressed, expanded, selected, disabled, required, readonly, invalid } = stateOf(element, role, false);
  return {
    checked: checked?.toString() ?? "",
    pressed: pressed?.toString() ?? "",
    expanded: expanded?.toString() ?? "",
    selected: String(selected === true),
    disabled: String(disabled === true),
    required: String(required === true),
    readonly: String(readonly === true),
    invalid: String(invalid !== undefined),
    level: role === "heading" ? String(headingLevelOf(element)) : "",
  };
}

function wordsOfLibrary(element: Element): Said {
  return { role: getRole(element) ?? "generic", name: computeAccessibleName(element) };
}

declare global {
  /** Left in a page whose names are compared. */
  var __deckhandNames: Names;
}

globalThis.__deckhandNames = new Names();
