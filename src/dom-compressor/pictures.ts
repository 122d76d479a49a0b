/**
 * Pictures that stand for a word: a tick in a table, a warning sign in a sentence, stars for a rating. Their names are
 * on no screen, so free text in them never leaves the page (threat model D1): what is passed on is a word of our own
 * list, a figure, or an emoji, none of which can carry a sentence.
 */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { accessibleName } from "./accessible-name.ts";
import { areaOf } from "./clipping.ts";
import { tagOf } from "./dom-access.ts";
import { heightOf, overlap, rectOf, widthOf } from "./layout.ts";
import { placeOf } from "./place.ts";
import { visibleTextIn } from "./shown-name.ts";
import { hasVisibleBox, isCovered } from "./visibility.ts";

/** Smaller pictures without such a name are ornament. */
const LEAST_PICTURE_EXTENT = 64;
const LONGEST_NAME = 40;

/** What a sign beside a text or in a cell says, in the words that icon sets use. */
const SIGN_WORDS = new Set(
  (
    "yes no true false on off ok check checked tick done complete completed incomplete passed failed success error " +
    "warning danger caution alert info information help question cross close closed open locked unlocked private " +
    "public secure verified unverified available unavailable included excluded active inactive enabled disabled " +
    "online offline new hot sale up down increase decrease rising falling pending paid unpaid approved rejected " +
    "required optional favorite favourite starred star male female free " +
    "ja nein richtig falsch oui non vrai faux sí si verdadero falso sì vero"
  ).split(" "),
);
const RATING =
  /^(?:rated )?\d{1,2}(?:[.,]\d{1,2})? (?:out of|of|\/|von|sur|de|su) \d{1,3}(?: stars?)?$|^\d(?:[.,]\d)? stars?$/;
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}✓✗✘✔★☆→←↑↓]){1,8}$/u;

/** A picture as a thing in the line; without a name it only tells that there is one. Undefined for ornament. */
export function pictureIn(element: Element): SnapshotNode | undefined {
  if (!hasVisibleBox(element) || isCovered(element) || visibleTextIn(element) !== "") return undefined;
  const place = placeOf(rectOf(element));
  const name = signName(accessibleName(element));
  if (name !== undefined) return { role: "img", name, unseen: true, place };
  return tagOf(element) === "img" && isLarge(element) ? { role: "img", place } : undefined;
}

/** A drawing with words in it, such as a chart: they are on the screen. */
export function drawingIn(element: Element): SnapshotNode | undefined {
  if (tagOf(element) !== "svg" || !hasVisibleBox(element) || isCovered(element)) return undefined;
  const words = [...element.querySelectorAll("text")].map((text) => visibleTextIn(text)).filter((text) => text !== "");
  if (words.length === 0) return undefined;
  return { role: "img", name: words.join(" · "), place: placeOf(rectOf(element)) };
}

/** The name as far as it is a sign's: a known word, a rating, an emoji. */
export function signName(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const bare = name.toLowerCase().replace(/ ?(?:icon|sign|symbol|mark)$/, "");
  return SIGN_WORDS.has(bare) || RATING.test(bare) || EMOJI.test(bare) ? bare : undefined;
}

function isLarge(element: Element): boolean {
  const seen = overlap(areaOf(element), rectOf(element));
  return widthOf(seen) >= LEAST_PICTURE_EXTENT && heightOf(seen) >= LEAST_PICTURE_EXTENT;
}
