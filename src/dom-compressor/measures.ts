/** What shows how far something is: meters, progress bars, and signs that something is loading. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { accessibleName } from "./accessible-name.ts";
import { cleanText } from "./clean-text.ts";
import { attributeOf, hasAttribute, tagOf } from "./dom-access.ts";
import { rectOf, styleOf } from "./layout.ts";
import { placeOf } from "./place.ts";
import { visibleTextIn } from "./shown-name.ts";
import { hasVisibleBox, isCovered } from "./visibility.ts";

/**
 * What a bar is said to show is on no screen, so free text in it never leaves the page (threat model D1): figures with the
 * words that go with them do.
 */
const STATED_VALUE =
  /^(?=.*\d)(?:[\d.,:/%()–-]|of|out|from|von|aus|sur|de|di|percent|prozent|steps?|schritte?|[kmgt]?i?b|bytes|s|sec|min|h| )+$/i;
const LONGEST_VALUE = 40;

/**
 * A bar, or a sign that something is loading, as a thing that is said whole; undefined for all else, and for what nobody
 * sees. What it is called is written beside it, or nowhere.
 */
export function measureIn(element: Element, role: string): SnapshotNode | undefined {
  const isBar = role === "meter" || role === "progressbar";
  if (!isBar && !isSpinner(element, role)) return undefined;
  if (!hasVisibleBox(element) || isCovered(element)) return undefined;
  const value = isBar ? barValueOf(element) : undefined;
  return {
    role: isBar ? role : "progressbar",
    ...(value === undefined ? {} : { value }),
    ...(value === undefined && role !== "meter" ? { busy: true as const } : {}),
    place: placeOf(rectOf(element)),
  };
}

/** As a share where it goes from 0 to 1 or to 100, else with the whole that it is a part of; undefined when it is not known. */
function barValueOf(element: Element): string | undefined {
  const words = cleanText(attributeOf(element, "aria-valuetext") ?? "");
  if (words.length <= LONGEST_VALUE && STATED_VALUE.test(words)) return words;
  const { now, least, most } = scaleOf(element);
  if (now === undefined || Number.isNaN(now)) return undefined;
  if (least === 0 && (most === 1 || most === 100)) return `${Math.round((now / most) * 100)}%`;
  return least === 0 ? `${now} of ${most}` : `${now} (${least}..${most})`;
}

interface Scale {
  now: number | undefined;
  least: number;
  most: number;
}

function scaleOf(element: Element): Scale {
  if (element instanceof HTMLProgressElement)
    return { now: element.position < 0 ? undefined : element.value, least: 0, most: element.max };
  if (element instanceof HTMLMeterElement) return { now: element.value, least: element.min, most: element.max };
  const stated = (name: string) => (hasAttribute(element, name) ? Number(attributeOf(element, name)) : undefined);
  return { now: stated("aria-valuenow"), least: stated("aria-valuemin") ?? 0, most: stated("aria-valuemax") ?? 100 };
}

const LOADING_NAME =
  /^(?:loading|please wait|working|busy|lädt|wird geladen|chargement|cargando|caricamento|carregando)\b/i;
const LOADING_CLASS = /(?:^|[\s_-])(?:spinner|loader|loading)(?:$|[\s_-])/i;
const SIGN_ROLES = new Set(["status", "alert", "img"]);

/** Something that turns, or is called so, and has no word in it. */
function isSpinner(element: Element, role: string): boolean {
  if (!isCalledLoading(element, role) && !isDrawnLoading(element)) return false;
  return visibleTextIn(element) === "";
}

function isCalledLoading(element: Element, role: string): boolean {
  return SIGN_ROLES.has(role) && tagOf(element) !== "img" && LOADING_NAME.test(accessibleName(element));
}

function isDrawnLoading(element: Element): boolean {
  const drawnBy = attributeOf(element, "class");
  if (drawnBy === null || !LOADING_CLASS.test(drawnBy)) return false;
  const isLeaf = element.childElementCount === 0 || tagOf(element) === "svg";
  return isLeaf && styleOf(element).live.animationName !== "none";
}
