/**
 * How the elements of a document are told apart in what the browser says of its listeners: the content script gives each
 * a listener of its own for an event that nobody fires, whose type says which element it is.
 */

/** Elements of one document by their place in the marking: those that listen for presses, and those for keys alone. */
export interface HeardListeners {
  pressed: number[];
  keyed: number[];
}

/** The type of event that marks an element. @param token of one question to one document; it holds no colon */
export const markOf = (token: string, index: number): string => `${token}:${index}`;

/** What `markOf` was given, of any type of event; null for one that marks nothing. */
export function readMark(type: string): { token: string; index: number } | null {
  const [, token, index] = /^([^:]+):(\d+)$/.exec(type) ?? [];
  return token === undefined ? null : { token, index: Number(index) };
}
