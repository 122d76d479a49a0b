/** As much of a `KeyboardEvent` as decides what an Enter means. */
export interface PressedKey {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  /** Held down long enough to come again. */
  repeat: boolean;
  /** Part of an input method's composition. */
  isComposing: boolean;
}

/**
 * What a key asks of the message field: to send, to do it now, or (`held`) nothing, although it is ours: an Enter that
 * is held down must send once and break no line. Null leaves the key to the field.
 */
export function meaningOfKey(pressed: PressedKey): "send" | "now" | "held" | null {
  if (pressed.key !== "Enter" || pressed.shiftKey || pressed.isComposing) return null;
  if (pressed.repeat) return "held";
  return pressed.ctrlKey || pressed.metaKey ? "now" : "send";
}

/** How the second modifier is written on this platform (`navigator.platform`). */
export function nameOfNowKey(platform: string): string {
  return platform.startsWith("Mac") ? "⌘+Enter" : "Ctrl+Enter";
}
