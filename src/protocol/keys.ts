/** Names of keys, as KeyboardEvent.key has them (https://w3c.github.io/uievents-key/). */

export interface Chord {
  key: string;
  modifiers: string[];
}

const MODIFIERS: Record<string, string> = {
  alt: "Alt",
  option: "Alt",
  control: "Control",
  ctrl: "Control",
  meta: "Meta",
  cmd: "Meta",
  command: "Meta",
  shift: "Shift",
};

const KEY_CODES: Record<string, number> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Shift: 16,
  Control: 17,
  Alt: 18,
  Escape: 27,
  " ": 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Insert: 45,
  Delete: 46,
  Meta: 91,
  ContextMenu: 93,
};

const ALIASES: Record<string, string> = {
  return: "Enter",
  esc: "Escape",
  del: "Delete",
  ins: "Insert",
  space: " ",
  spacebar: " ",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  pgup: "PageUp",
  pgdn: "PageDown",
  plus: "+",
};

/** Reads `Enter`, `Control+A`, `ctrl+shift+End`, `Control++`. Undefined when a part of it names no key. */
export function parseChord(text: string): Chord | undefined {
  const parts = text.endsWith("++") ? [...text.slice(0, -2).split("+"), "+"] : text === "+" ? ["+"] : text.split("+");
  const last = parts.pop();
  const key = last === undefined ? undefined : keyNamed(last);
  const modifiers = parts.map((part) => lookUp(MODIFIERS, part.trim().toLowerCase()));
  if (key === undefined || !modifiers.every((modifier) => modifier !== undefined)) return undefined;
  const commanding = modifiers.length > 0 && !modifiers.includes("Shift");
  return { key: commanding && key.length === 1 ? key.toLowerCase() : key, modifiers };
}

/** The physical key of the US layout, as KeyboardEvent.code has it; empty where there is none to name. */
export function codeOf(key: string): string {
  if (/^[a-z]$/iu.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/u.test(key)) return `Digit${key}`;
  if (key === " ") return "Space";
  if (key === "Shift" || key === "Control" || key === "Alt" || key === "Meta") return `${key}Left`;
  return key.length > 1 ? key : "";
}

/** The legacy number that many pages still ask for. */
export function keyCodeOf(key: string): number {
  const functionKey = /^F(\d{1,2})$/u.exec(key)?.[1];
  if (functionKey) return 111 + Number(functionKey);
  return lookUp(KEY_CODES, key) ?? (key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0);
}

function keyNamed(name: string): string | undefined {
  if ([...name].length === 1) return name;
  const plain = name.trim().toLowerCase();
  const alias = lookUp(ALIASES, plain);
  if (alias !== undefined) return alias;
  if (/^f([1-9]|1[0-9]|2[0-4])$/u.test(plain)) return plain.toUpperCase();
  return Object.keys(KEY_CODES).find((key) => key.toLowerCase() === plain);
}

function lookUp<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
