/** Finds the JSON in what a model wrote: between its thinking, code fences, tags and words, and while it still streams. */

export interface JsonValues {
  /** Texts of the objects and lists that have ended, in order. */
  complete: string[];
  /** The one that has begun and not ended, else empty. */
  open: string;
  /** What was said before the first of them, without thinking: an answer may only be talked about there. */
  before: string;
}

/** Thinking that some servers leave in the text. */
const THINKING = /<(think|thinking|thought|reasoning|reflection)>|\[(THINK)\]/iy;
/** The end of thinking whose beginning stood in the prompt, so that everything before it was thinking too. */
const END_OF_THINKING = /<\/(?:think|thinking|thought|reasoning|reflection)>|\[\/THINK\]/iy;
/** An object begins with a field, a list with an object; a ref in brackets or a brace in prose begins neither. */
const BEGINNING = /\{\s*(?:$|["'}]|\w+\s*(?:$|:))|\[\s*(?:$|[{\]])/y;

/** Reads the text from its beginning. More text only ever adds to what is complete, except after stray thinking. */
export function jsonValues(text: string): JsonValues {
  let complete: string[] = [];
  let before = "";
  let at = 0;
  while (at < text.length) {
    const thinking = matchAt(THINKING, text, at);
    if (thinking) {
      at = endOfThinking(text, at, thinking[1] ?? thinking[2] ?? "");
    } else if (matchAt(END_OF_THINKING, text, at)) {
      complete = [];
      before = "";
      at++;
    } else if (matchAt(BEGINNING, text, at)) {
      const end = endOfValue(text, at);
      if (end < 0) return { complete, open: text.slice(at), before };
      complete.push(text.slice(at, end));
      at = end;
    } else {
      if (complete.length === 0) before += text[at];
      at++;
    }
  }
  return { complete, open: "", before };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function endOfThinking(text: string, from: number, tag: string): number {
  const closing = text[from] === "[" ? `[/${tag}]` : `</${tag}>`;
  const end = text.toLowerCase().indexOf(closing.toLowerCase(), from);
  return end < 0 ? text.length : end + closing.length;
}

/** The index behind the value's last bracket, or -1 when brackets or a string are still open at the end. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let inString = false;
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (inString && character === "\\") index++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return index + 1;
  }
  return -1;
}
