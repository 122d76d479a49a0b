/** Key names as people and models write them, and what the DevTools protocol needs to know of each. */

export interface KeyDefinition {
  /** `KeyboardEvent.key`. */
  key: string;
  /** `KeyboardEvent.code`. */
  code: string;
  windowsVirtualKeyCode: number;
  /** What the key types, where it types something. */
  text?: string;
}

const NAMED: Record<string, KeyDefinition> = Object.fromEntries(
  (
    [
      ["Enter", "Enter", 13, "\r"],
      ["Tab", "Tab", 9],
      ["Escape", "Escape", 27],
      ["Backspace", "Backspace", 8],
      ["Delete", "Delete", 46],
      ["Insert", "Insert", 45],
      ["ArrowLeft", "ArrowLeft", 37],
      ["ArrowUp", "ArrowUp", 38],
      ["ArrowRight", "ArrowRight", 39],
      ["ArrowDown", "ArrowDown", 40],
      ["Home", "Home", 36],
      ["End", "End", 35],
      ["PageUp", "PageUp", 33],
      ["PageDown", "PageDown", 34],
      [" ", "Space", 32, " "],
      ...Array.from({ length: 12 }, (_, index): [string, string, number] => [
        `F${index + 1}`,
        `F${index + 1}`,
        112 + index,
      ]),
    ] as [string, string, number, string?][]
  ).map(([key, code, windowsVirtualKeyCode, text]) => [
    key.toLowerCase(),
    { key, code, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) },
  ]),
);

const ALIASES: Record<string, string> = {
  return: "enter",
  esc: "escape",
  del: "delete",
  left: "arrowleft",
  up: "arrowup",
  right: "arrowright",
  down: "arrowdown",
  space: " ",
  spacebar: " ",
  pgup: "pageup",
  pgdn: "pagedown",
};

/** The definition of a key by its name or its character; undefined for what is no key. */
export function keyDefinition(name: string): KeyDefinition | undefined {
  const lower = name.toLowerCase();
  const named = NAMED[ALIASES[lower] ?? lower];
  if (named) return named;
  if ([...name].length !== 1) return undefined;
  const upper = name.toUpperCase();
  const code = /[A-Z]/.test(upper) ? `Key${upper}` : /\d/.test(name) ? `Digit${name}` : "";
  return { key: name, code, windowsVirtualKeyCode: code ? upper.charCodeAt(0) : 0, text: name };
}

const MODIFIER_BITS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

/** The protocol's bit field of modifiers. */
export function modifierBits(modifiers: readonly string[]): number {
  return modifiers.reduce((bits, modifier) => bits | (MODIFIER_BITS[modifier] ?? 0), 0);
}
