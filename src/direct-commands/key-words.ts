/** Words for keys. Entries as in words.ts. */

/** Keys by what people call them, to `KeyboardEvent.key`. */
export const KEYS: Readonly<Record<string, string>> = {
  enter: "Enter",
  return: "Enter",
  tab: "Tab",
  escape: "Escape",
  esc: "Escape",
  space: "Space",
  spacebar: "Space",
  "space bar": "Space",
  backspace: "Backspace",
  delete: "Delete",
  del: "Delete",
  insert: "Insert",
  home: "Home",
  end: "End",
  "page up": "PageUp",
  pageup: "PageUp",
  pgup: "PageUp",
  "page down": "PageDown",
  pagedown: "PageDown",
  pgdn: "PageDown",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  "up arrow": "ArrowUp",
  "down arrow": "ArrowDown",
  "left arrow": "ArrowLeft",
  "right arrow": "ArrowRight",
  "arrow up": "ArrowUp",
  "arrow down": "ArrowDown",
  "arrow left": "ArrowLeft",
  "arrow right": "ArrowRight",
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
};

/** Keys that also label buttons: with an article ("press the Delete") the button is meant. */
export const LABEL_KEYS: ReadonlySet<string> = new Set(["Delete", "Insert", "Home", "End"]);

export const KEY_MODIFIERS: Readonly<Record<string, "Alt" | "Control" | "Meta" | "Shift">> = {
  ctrl: "Control",
  control: "Control",
  strg: "Control",
  alt: "Alt",
  option: "Alt",
  shift: "Shift",
  cmd: "Meta",
  command: "Meta",
  meta: "Meta",
  win: "Meta",
};
