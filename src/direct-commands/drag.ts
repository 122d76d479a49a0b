/** "drag A to B", "drag A and drop it on B", "drag A 100 pixels right". */
import { findDivider } from "./dividers.ts";
import { isEmpty, nameOf, type Phrase, part, textOf } from "./phrase.ts";
import { missing, one, type Parsed } from "./step.ts";
import { parseTarget, stripArticle } from "./target.ts";
import { DROPS } from "./words.ts";

const ONTO: ReadonlySet<string> = new Set(["to", "onto", "on to", "into", "in", "on", "over", "on top of"]);
const MOST_READINGS = 4;

export function drag(phrase: Phrase): Parsed {
  if (isEmpty(phrase)) return missing("what to drag and where to: drag “Card” to “Done”");
  return dragBy(phrase) ?? dragOnto(phrase);
}

function dragOnto(phrase: Phrase): Parsed {
  const drops = findDivider(phrase, DROPS);
  const dividers = drops.length > 0 ? drops.slice(0, 1) : findDivider(phrase, ONTO).reverse();
  const readings = dividers.slice(0, MOST_READINGS).flatMap(({ index, length }) => {
    const target = parseTarget(part(phrase, 0, index));
    const place = part(phrase, index + length);
    const to = DIRECTION_ALONE.test(nameOf(stripArticle(place))) ? undefined : parseTarget(place);
    return target === undefined || to === undefined ? [] : [{ target, to }];
  });
  const [first, ...otherwise] = readings;
  if (first === undefined) return missing("where to, or how far: drag “Card” to “Done”, drag “Card” 100 pixels right");
  return one({ kind: "drag", ...first, ...(otherwise.length > 0 && { otherwise }) });
}

const DIRECTION_ALONE = /^(?:right|left|up|down)$/i;
const PIXELS = String.raw`(\d{1,6}(?:\.\d+)?)\s*(?:px|pixels?)?`;
const DIRECTION = String.raw`(?:to\s+the\s+)?(right|left|up|down)(?:wards?)?`;
/** "by 100 pixels to the right", "right by 100 px". */
const LEG = String.raw`(?:(?:by\s+)?${PIXELS}\s+${DIRECTION}|${DIRECTION}\s+(?:by\s+)?${PIXELS})`;
const LEGS = new RegExp(String.raw`^${LEG}(?:\s*(?:,|and|,\s*and)\s+${LEG})?$`, "i");
const SIGNED = String.raw`([-+−]?\d{1,6}(?:\.\d+)?)\s*(?:px|pixels?)?`;
const OFFSET = new RegExp(String.raw`^by\s+\(?\s*${SIGNED}\s*(?:,|and)\s*${SIGNED}\s*\)?$`, "i");
const FARTHEST = 10_000;

interface Distance {
  dx: number;
  dy: number;
}

/** "by 100 pixels to the right, and by 20 pixels to the left". */
const LONGEST_DISTANCE = 16;

/** The longest ending that is a distance; undefined where none is. */
function dragBy(phrase: Phrase): Parsed | undefined {
  for (let start = Math.max(1, phrase.tokens.length - LONGEST_DISTANCE); start < phrase.tokens.length; start++) {
    const by = distanceOf(part(phrase, start));
    const target = by && parseTarget(part(phrase, 0, start));
    if (by === undefined || target === undefined) continue;
    if (Math.max(Math.abs(by.dx), Math.abs(by.dy)) > FARTHEST) return missing(`a way of at most ${FARTHEST} pixels`);
    return one({ kind: "drag", target, by });
  }
  return undefined;
}

function distanceOf(phrase: Phrase): Distance | undefined {
  if (phrase.tokens.some((token) => token.kind === "quoted")) return undefined;
  const text = textOf(phrase);
  const offset = OFFSET.exec(text);
  if (offset !== null) return { dx: signed(offset[1]), dy: signed(offset[2]) };
  const legs = LEGS.exec(text);
  return legs === null ? undefined : sum(leg(legs.slice(1, 5)), leg(legs.slice(5, 9)));
}

function signed(figure = "0"): number {
  return Number(figure.replace("−", "-"));
}

/** Of the four places of a leg's pattern either the first or the last two are filled. */
function leg([first, after, before, second]: (string | undefined)[]): Distance {
  const pixels = Number(first ?? second ?? 0);
  const direction = (after ?? before ?? "").toLowerCase();
  if (direction === "right" || direction === "left") return { dx: direction === "right" ? pixels : -pixels, dy: 0 };
  return { dx: 0, dy: direction === "down" ? pixels : -pixels };
}

function sum(one: Distance, other: Distance): Distance {
  // Adding 0 turns -0 into 0.
  return { dx: one.dx + other.dx + 0, dy: one.dy + other.dy + 0 };
}
