/**
 * Text → tokens. Quoted stretches and `{{secret:name}}` placeholders are one token each, whatever they hold, so that
 * the grammar never looks inside them. Spelling is kept by position: names and texts are cut from the source.
 */

/** `break` ends a step for certain (new line, semicolon); `comma` and `stop` may. */
export type TokenKind = "word" | "quoted" | "comma" | "stop" | "break";

export interface Token {
  kind: TokenKind;
  /** Content: for a quoted token what stands between the quotes. */
  text: string;
  /** Lower case and without trailing `:`, `!`, `?`, for comparison with word lists; empty unless a word. */
  word: string;
  start: number;
  end: number;
}

const QUOTES: readonly [open: string, close: string][] = [
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["«", "»"],
  ["`", "`"],
  ["‘", "’"],
  ["„", "“”"],
  ["‚", "‘’"],
  ["‹", "›"],
  ["「", "」"],
  ["『", "』"],
];
const CLOSERS = new Map(QUOTES);
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const PLACEHOLDER = /^\{\{[^{}\n]*\}\}/;
const WORD_PATTERN = /[^\s"“«„]\S*/uy;

/** Splits text into tokens; total over all strings. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const unclosed = new Set<string>();
  let position = 0;
  while (position < source.length) {
    const next = readTokens(source, position, unclosed);
    for (const token of next.tokens) tokens.push(token);
    position = next.position;
  }
  return tokens;
}

interface Read {
  tokens: Token[];
  position: number;
}

function readTokens(source: string, position: number, unclosed: Set<string>): Read {
  const character = source.charAt(position);
  if (/[\n\r\u2028\u2029]/.test(character)) return readMark(source, position, "break");
  if (/\s/.test(character)) return { tokens: [], position: position + 1 };
  if (character === ",") return readMark(source, position, "comma");
  return readQuoted(source, position, unclosed) ?? readPlaceholder(source, position) ?? readWord(source, position);
}

function readMark(source: string, position: number, kind: TokenKind): Read {
  return { tokens: [mark(source, position, kind)], position: position + 1 };
}

function mark(source: string, start: number, kind: TokenKind): Token {
  return { kind, text: source.charAt(start), word: "", start, end: start + 1 };
}

/**
 * A quote that nothing closes is no quote: it stays part of a word ("rock 'n roll"). What was not closed once is not
 * closed later either, and is not looked for again.
 */
function readQuoted(source: string, position: number, unclosed: Set<string>): Read | undefined {
  const opener = source.charAt(position);
  const closers = CLOSERS.get(opener);
  if (closers === undefined || unclosed.has(opener)) return undefined;
  for (let index = position + 1; index < source.length; index++) {
    const closes = closers.includes(source.charAt(index)) && !isWordAt(source, index + 1);
    if (closes) return quoted(source.slice(position + 1, index), position, index + 1);
  }
  unclosed.add(opener);
  return undefined;
}

function isWordAt(source: string, index: number): boolean {
  const codePoint = source.codePointAt(index);
  return codePoint !== undefined && WORD_CHARACTER.test(String.fromCodePoint(codePoint));
}

function readPlaceholder(source: string, position: number): Read | undefined {
  if (!source.startsWith("{{", position)) return undefined;
  const match = PLACEHOLDER.exec(source.slice(position, position + 200));
  return match ? quoted(match[0], position, position + match[0].length) : undefined;
}

function quoted(text: string, start: number, end: number): Read {
  return { tokens: [{ kind: "quoted", text, word: "", start, end }], position: end };
}

function readWord(source: string, position: number): Read {
  WORD_PATTERN.lastIndex = position;
  const run = WORD_PATTERN.exec(source)?.[0] ?? source.charAt(position);
  const inner = innerComma(run);
  const raw = inner === -1 ? run : run.slice(0, inner);
  const text = raw.replace(/[.,;]+$/, "");
  // Dots alone are a word ("..."), a lone mark is a mark.
  const kept = text === "" && raw.length > 1 ? raw : text;
  const marks = [...raw.slice(kept.length)].map((character, index) =>
    mark(source, position + kept.length + index, MARKS[character] ?? "stop"),
  );
  return { tokens: [...(kept === "" ? [] : [word(kept, position)]), ...marks], position: position + raw.length };
}

const MARKS: Readonly<Record<string, TokenKind>> = { ",": "comma", ";": "break", ".": "stop" };

/** "Search,press Enter": a comma divides words though no space follows, but neither numbers nor addresses. */
function innerComma(run: string): number {
  if (/^\/|^[a-z][a-z0-9+.-]*:./i.test(run)) return -1;
  return run.search(/(?<=.),(?=\D)|(?<=\D),(?=.)/u);
}

function word(text: string, start: number): Token {
  return { kind: "word", text, word: text.toLowerCase().replace(/[:!?]+$/, ""), start, end: start + text.length };
}

/** Puts a name or text in quotes that it does not itself contain, so that it is read as one piece. */
export function quote(text: string): string {
  const pair = QUOTES.find(([open, close]) => ![...open, ...close].some((character) => text.includes(character)));
  const [open, close] = pair ?? ['"', '"'];
  return `${open}${text}${close.charAt(0)}`;
}
