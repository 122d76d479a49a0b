/** Reads the answer to "Which one do you mean?": a number, a place, or a name. */
import type { PageSnapshot } from "../protocol/snapshot.ts";
import { ground } from "./ground.ts";
import type { Candidate, GroundContext, Grounding } from "./grounding.ts";
import type { Instruction, Nearness, TargetPhrase } from "./instruction.ts";
import { holdsWords, isSame } from "./match.ts";
import { isEmpty, matchAt, type Phrase, part } from "./phrase.ts";
import { ordinalAt, parseTarget, stripArticle } from "./target.ts";
import { RELATIONS } from "./target-words.ts";
import { tokenize } from "./tokens.ts";

/**
 * Grounds a step once more with the user's answer. "2", "the second", "last" choose among the candidates in the order
 * in which they were listed; "next to Bob", "the one in Note A" add a place; a name is looked for among the candidates'
 * descriptions, then on the page. What none of this fits is `missing`, with the candidates named again.
 */
export function narrow(instruction: Instruction, answer: string, asked: Asked): Grounding {
  const { candidates, page, context = {} } = asked;
  const words = part({ source: answer, tokens: tokenize(answer) }, 0);
  const chosen = byNumber(words, candidates) ?? byDescription(answer, candidates);
  if (chosen !== undefined) return ground(instruction, page, { ...context, chosenRef: chosen.ref });
  const found = withAnswer(instruction, words).map((narrowed) => ground(narrowed, page, context));
  const best = found.find(({ kind }) => kind === "action") ?? found[0];
  return best === undefined || best.kind === "missing" ? notUnderstood(answer, candidates, best?.message) : best;
}

/** The question that is answered. */
export interface Asked {
  candidates: readonly Candidate[];
  page: PageSnapshot;
  context?: GroundContext;
}

function notUnderstood(answer: string, candidates: readonly Candidate[], why: string | undefined): Grounding {
  const list = candidates.map((one, index) => `${index + 1}: ${one.description}`).join("; ");
  const problem = why ?? `“${answer.trim()}” fits none of them.`;
  return {
    kind: "missing",
    message: `${problem} To choose among ${list}, answer with a number or what it stands next to.`,
  };
}

function byNumber(words: Phrase, candidates: readonly Candidate[]): Candidate | undefined {
  const bare = stripArticle(words);
  const figure = /^\d{1,3}$/.exec(bare.tokens[0]?.word ?? "");
  const match = figure === null ? ordinalAt(bare, 0) : { ordinal: Number(figure[0]), length: 1 };
  const rest = match === undefined ? bare : part(bare, match.length);
  if (match === undefined || !(isEmpty(rest) || rest.tokens[0]?.word === "one")) return undefined;
  return match.ordinal === "last" ? candidates.at(-1) : candidates[match.ordinal - 1];
}

/** The only candidate whose description is, or holds, the answer. */
function byDescription(answer: string, candidates: readonly Candidate[]): Candidate | undefined {
  const exact = candidates.filter((one) => isSame(one.description, answer));
  const holding = candidates.filter((one) => holdsWords(one.description, answer));
  const [only] = exact.length > 0 ? exact : holding;
  return Math.max(exact.length, 1) === 1 && (exact.length === 1 || holding.length === 1) ? only : undefined;
}

/** The step with the answer put into it; of a drag either end may have been asked about. */
function withAnswer(instruction: Instruction, words: Phrase): Instruction[] {
  const near = placeIn(words);
  const named = parseTarget(words);
  const narrowed = (target: TargetPhrase | undefined) =>
    near !== undefined && target !== undefined ? placed(target, near) : named;
  const target = narrowed("target" in instruction ? instruction.target : undefined);
  const first = target === undefined ? [] : withTarget(instruction, target);
  if (instruction.kind !== "drag" || instruction.to === undefined) return first;
  const to = narrowed(instruction.to);
  const { otherwise: _, ...drag } = instruction;
  return to === undefined ? first : [...first, { ...drag, to }];
}

/** Other readings belonged to the words that were not clear, and are left out. */
function withTarget(instruction: Instruction, target: TargetPhrase): Instruction[] {
  switch (instruction.kind) {
    case "back":
    case "reload":
    case "save":
    case "close-tab":
      return [];
    case "type":
    case "select":
    case "drag":
    case "upload": {
      const { ...copy } = instruction;
      delete copy.otherwise;
      return [{ ...copy, target }];
    }
    default:
      return [{ ...instruction, target }];
  }
}

function placed(target: TargetPhrase, near: Nearness): TargetPhrase {
  const { otherwise: _, ...thing } = target;
  return { ...thing, spoken: `${target.spoken} ${near.relation} ${near.phrase.spoken}`, near };
}

/** "next to Bob", "the one in Note A": a place without a thing. */
function placeIn(words: Phrase): Nearness | undefined {
  const bare = stripArticle(words);
  const start = bare.tokens[0]?.word === "one" || bare.tokens[0]?.word === "ones" ? 1 : 0;
  const rest = part(bare, start);
  const match = matchAt(rest, 0, (entry) => Object.hasOwn(RELATIONS, entry));
  const relation = match && RELATIONS[match.entry]?.relation;
  const phrase = match && parseTarget(part(rest, match.length));
  return relation === undefined || phrase === undefined ? undefined : { relation, phrase };
}
