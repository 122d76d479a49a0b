/**
 * Models trained on tools call our actions as tools although none were offered. Here such calls become the text of an
 * answer while they stream, so that the first action starts as early as in any other answer.
 */
import { ACTION_DEFINITIONS } from "../protocol/action.ts";
import type { CallPiece } from "./completion.ts";

const OWN_ACTIONS: ReadonlySet<string> = new Set(ACTION_DEFINITIONS.map(({ name }) => name));

/** Tools whose arguments are the whole answer. */
const WHOLE_ANSWERS = new Set([
  "answer",
  "final_answer",
  "turn",
  "respond",
  "response",
  "output",
  "json",
  "agent_output",
  "agentoutput",
]);

const LONGEST_LEAD = 200;

/** One call: its arguments are a JSON object, which arrives in pieces. */
class Call {
  private depth = 0;
  private inString = false;
  private escaped = false;
  private isEmpty = true;
  private waiting = "";
  isClosed = false;

  constructor(
    readonly id: string | null,
    readonly index: number | null,
    readonly name: string,
  ) {}

  /** Keeps a piece of the arguments until it is the call's turn. */
  add(args: string): void {
    this.waiting += args;
  }

  /** What has come since, as the rest of an object whose first field stands before it. */
  takeFields(): string {
    const pieces = [...this.waiting];
    this.waiting = "";
    return pieces.map((character) => this.read(character)).join("");
  }

  /** Whether its arguments have begun and not ended. */
  get isCut(): boolean {
    return this.depth > 0;
  }

  private read(character: string): string {
    if (this.isClosed) return "";
    if (this.depth === 0) {
      if (character === "{") this.depth = 1;
      return "";
    }
    const wasEmpty = this.isEmpty;
    this.step(character);
    if (this.isClosed) return character;
    if (wasEmpty && /\s/.test(character)) return "";
    this.isEmpty = false;
    return wasEmpty ? `,${character}` : character;
  }

  private step(character: string): void {
    if (this.inString) {
      this.inString = this.escaped || character !== '"';
      this.escaped = !this.escaped && character === "\\";
    } else if (character === '"') this.inString = true;
    else if (character === "{" || character === "[") this.depth++;
    else if (character === "}" || character === "]") this.depth--;
    this.isClosed = this.depth === 0;
  }

  /** The arguments as they are. */
  takeRaw(): string {
    const raw = this.waiting;
    this.waiting = "";
    return raw;
  }
}

/** Writes calls down as one answer with a list of actions, or as the answer that a call carries. */
export class CallTranscript {
  private calls: Call[] = [];
  private turn = 0;
  private begun = 0;
  private lead = "";
  private asList = true;

  /** @param takesActions whether an answer is a list of actions; otherwise each call carries the whole answer. */
  constructor(private readonly takesActions: boolean) {}

  get hasBegun(): boolean {
    return this.calls.length > 0;
  }

  /** Words before the first call say what the model is about to do. */
  hear(text: string): void {
    this.lead += text;
  }

  /** Takes a piece; returns the text of the answer that it adds. */
  push(piece: CallPiece): string {
    const call = this.find(piece) ?? this.open(piece);
    call?.add(piece.arguments);
    return this.write();
  }

  /** The rest of the answer. What was cut off stays so: what it would have become is a guess. */
  end(): string {
    if (this.calls.length === 0 || !this.asList) return "";
    let text = "";
    for (const call of this.calls.slice(this.turn)) {
      text += this.writeCall(call);
      if (call.isCut) return text;
      // A call without arguments may have none at all.
      if (!call.isClosed) text += "}";
    }
    return `${text}]}`;
  }

  /** Some servers give every call the index 0, and some give no index or no id. */
  private find({ id, index, name }: CallPiece): Call | undefined {
    const known = this.calls.findLast((call) => (id !== null && call.id === id) || call.index === index);
    if (!known) return undefined;
    const isAnother = id !== null && known.id !== null ? id !== known.id : name !== "" && known.isClosed;
    return isAnother ? undefined : known;
  }

  private open({ id, index, name }: CallPiece): Call | undefined {
    // A piece that names nothing goes on with the call before it.
    if (!name) return this.calls.at(-1);
    const call = new Call(id, index, name.replace(/^functions[.:]/, ""));
    if (this.calls.length === 0) this.asList = this.takesActions && !WHOLE_ANSWERS.has(call.name.toLowerCase());
    this.calls.push(call);
    return call;
  }

  private write(): string {
    if (!this.asList) return this.calls[0]?.takeRaw() ?? "";
    let text = "";
    for (let call = this.calls[this.turn]; call; call = this.calls[this.turn]) {
      text += this.writeCall(call);
      if (!call.isClosed) break;
      this.turn++;
    }
    return text;
  }

  private writeCall(call: Call): string {
    const isFirst = this.begun === 0;
    const isNew = this.calls.indexOf(call) === this.begun;
    if (!isNew) return call.takeFields();
    this.begun++;
    const before = isFirst ? `{"say":${JSON.stringify(this.spokenLead())},"actions":[` : ",";
    // A tool of another agent's may well have a field called `action`.
    const key = OWN_ACTIONS.has(call.name) ? "action" : "tool";
    return `${before}{"${key}":${JSON.stringify(call.name)}${call.takeFields()}`;
  }

  private spokenLead(): string {
    const spoken = this.lead.replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, "").replace(/\s+/g, " ");
    return spoken.includes("{") ? "" : spoken.trim().slice(0, LONGEST_LEAD);
  }
}
