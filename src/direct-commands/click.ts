/** "click Save", "click Map at 120, 80", "press Enter", "hold Save for 2 seconds", "hold Shift and click Save". */
import { dialogButton } from "./dialog.ts";
import { findDivider } from "./dividers.ts";
import type { Point } from "./instruction.ts";
import { KEY_MODIFIERS } from "./key-words.ts";
import { parseKey } from "./keys.ts";
import { isEmpty, lookup, matchEnd, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { repeated } from "./repeat.ts";
import { missing, one, type Parsed, withTarget } from "./step.ts";
import { parseTarget } from "./target.ts";
import { type ClickManner, MANNER_ENDINGS } from "./verb-words.ts";
import { verbAt } from "./verbs.ts";
import { durationOf } from "./wait.ts";
import { INTO } from "./words.ts";

/** Parses what stands after "click": the thing, how it is clicked, and where in it. */
export function click(phrase: Phrase, manner: ClickManner): Parsed {
  return repeated(phrase, (words) => {
    const { rest, manner: more } = stripManner(words);
    return clickOn(rest, { ...manner, ...more });
  });
}

function clickOn(phrase: Phrase, manner: ClickManner): Parsed {
  const answer = Object.keys(manner).length === 0 ? dialogButton(phrase) : undefined;
  if (answer !== undefined) return answer;
  const pointed = pointIn(phrase);
  if (pointed === undefined) return withTarget(phrase, (target) => ({ kind: "click", target, ...manner }));
  if (isEmpty(pointed.thing)) return missing("what the point is in: click the canvas Map at 120, 80");
  return withTarget(pointed.thing, (target) => ({ kind: "click", target, ...manner, point: pointed.point }));
}

/** "click Save with the right mouse button", "click Save while holding Shift". */
function stripManner(phrase: Phrase): { rest: Phrase; manner: ClickManner } {
  const ending = matchEnd(phrase, (entry) => lookup(MANNER_ENDINGS, entry) !== undefined);
  const manner = ending && lookup(MANNER_ENDINGS, ending.entry);
  if (ending === undefined || manner === undefined || ending.length >= phrase.tokens.length)
    return { rest: phrase, manner: {} };
  return { rest: part(phrase, 0, phrase.tokens.length - ending.length), manner };
}

const NUMBER = String.raw`(\d{1,5}(?:\.\d+)?)\s*(?:px|pixels?)?`;
/** "120, 80", "(120, 80)", "120 x 80", "x 120 y 80"; neither "12:30" nor "12/24" is a point. */
const POINT = new RegExp(
  String.raw`^(?:(?:the\s+)?(?:point|position|pixel|coordinates?)\s+)?\(?\s*(?:x\s*[:=]?\s*)?${NUMBER}` +
    String.raw`(?:\s*(?:,|;|[x×](?=[\s\d])|\band\b)\s*(?:y\s*[:=]?\s*)?|\s*y\s*[:=]?\s*)${NUMBER}\s*\)?$`,
  "i",
);
const FARTHEST_POINT = 20_000;

const BESIDE_POINT: ReadonlySet<string> = new Set([...INTO, "at", "on", "of"]);
/** Names hold few such words, and a point stands at the end or before the last of them. */
const MOST_DIVIDERS = 6;

/** "Map at 120, 80", "at 120, 80 in Map". */
function pointIn(phrase: Phrase): { thing: Phrase; point: Point } | undefined {
  const startsWithAt = phrase.tokens[0]?.word === "at";
  const alone = startsWithAt ? pointOf(part(phrase, 1)) : undefined;
  if (alone !== undefined) return { thing: part(phrase, 0, 0), point: alone };
  for (const { index, length } of findDivider(phrase, BESIDE_POINT).slice(-MOST_DIVIDERS)) {
    const before = part(phrase, 0, index);
    const after = part(phrase, index + length);
    const pointAfter = phrase.tokens[index]?.word === "at" ? pointOf(after) : undefined;
    if (pointAfter !== undefined) return { thing: before, point: pointAfter };
    const pointBefore = pointOf(startsWithAt ? part(before, 1) : before);
    if (pointBefore !== undefined) return { thing: after, point: pointBefore };
  }
  return undefined;
}

function pointOf(phrase: Phrase): Point | undefined {
  if (phrase.tokens.some((token) => token.kind === "quoted")) return undefined;
  const said = POINT.exec(textOf(phrase));
  const [x, y] = [Number(said?.[1] ?? Number.NaN), Number(said?.[2] ?? Number.NaN)];
  return x <= FARTHEST_POINT && y <= FARTHEST_POINT ? { x, y } : undefined;
}

/** "press Enter", "press Enter in Search", and "press the Save button", which is a click. */
export function press(phrase: Phrase): Parsed {
  return repeated(phrase, (words) => pressKey(words) ?? click(words, {}));
}

function pressKey(phrase: Phrase): Parsed | undefined {
  const key = parseKey(phrase);
  if (key !== undefined) return one({ kind: "press", key });
  for (const divider of findDivider(phrase, new Set([...INTO, "on", "at"]))) {
    const keyBefore = parseKey(part(phrase, 0, divider.index));
    const target = parseTarget(part(phrase, divider.index + divider.length));
    if (keyBefore !== undefined && target !== undefined) return one({ kind: "press", key: keyBefore, target });
  }
  return undefined;
}

/** Long enough for what pages call a long press, which begins at half a second. */
const HOLD_MS = 1000;
const LONGEST_HOLD_MS = 10_000;

/** "hold Save for 2 seconds"; "hold Shift and click Save" is a click. */
export function hold(phrase: Phrase): Parsed {
  const withKeys = clickWithKeys(phrase);
  if (withKeys !== undefined) return withKeys;
  const { thing, ms } = heldFor(phrase);
  const isModifier = lookup(KEY_MODIFIERS, nameOf(thing).toLowerCase().replace(/ key$/, "")) !== undefined;
  if (isModifier || parseKey(thing) !== undefined)
    return missing("a thing on the page to hold: keys can be pressed, not held");
  if (ms < 1 || ms > LONGEST_HOLD_MS) return missing(`a time of at most ${LONGEST_HOLD_MS / 1000} seconds`);
  return withTarget(thing, (target) => ({ kind: "click", target, hold: ms }));
}

function clickWithKeys(phrase: Phrase): Parsed | undefined {
  const modifier = lookup(KEY_MODIFIERS, phrase.tokens[0]?.word ?? "");
  const joint = phrase.tokens.findIndex(({ word, kind }) => word === "and" || word === "while" || kind === "comma");
  const verb = modifier && joint > 0 && joint <= 2 ? verbAt(phrase, joint + 1) : undefined;
  if (modifier === undefined || verb?.kind !== "click") return undefined;
  const modifiers = [modifier, ...(verb.manner.modifiers ?? [])];
  return click(part(phrase, joint + 1 + verb.length), { ...verb.manner, modifiers });
}

function heldFor(phrase: Phrase): { thing: Phrase; ms: number } {
  for (const length of [3, 2, 1]) {
    const start = phrase.tokens.length - length;
    const seconds = start > 0 ? durationOf(part(phrase, start)) : undefined;
    if (seconds === undefined) continue;
    const end = phrase.tokens[start - 1]?.word === "for" ? start - 1 : start;
    return { thing: part(phrase, 0, end), ms: Math.round(seconds * 1000) };
  }
  return { thing: phrase, ms: HOLD_MS };
}
