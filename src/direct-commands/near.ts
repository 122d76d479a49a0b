/** "Delete next to Bob", "Edit in the second row": which of several things stands nearest to some words. */
import { selectByOrdinal } from "./choose.ts";
import type { Nearness, Relation, TargetPhrase } from "./instruction.ts";
import { holdsWords, isSame } from "./match.ts";
import { contains, type Entry, labelOf, type PageIndex } from "./page-index.ts";
import { lookup } from "./phrase.ts";
import { ROLE_GROUPS } from "./target-words.ts";

/** The candidates nearest to the place; none when the page does not have the place. */
export function nearest(index: PageIndex, candidates: Entry[], near: Nearness): Entry[] {
  const places = placesOf(index, near.phrase);
  const measured = candidates.map((candidate) => ({ candidate, size: roomAround(index, candidate, places) }));
  const least = Math.min(...measured.map((one) => one.size));
  if (!Number.isFinite(least)) return [];
  const closest = measured.filter((one) => one.size === least).map((one) => one.candidate);
  return closest.length > 1 ? onTheRightSide(closest, places, near.relation) : closest;
}

/** Whether the page has the place at all. */
export function hasPlace(index: PageIndex, phrase: TargetPhrase): boolean {
  return placesOf(index, phrase).length > 0;
}

/** Nodes that the words may mean: of exactly that name, else with the words in it; by kind where one was said. */
export function placesOf(index: PageIndex, phrase: TargetPhrase): Entry[] {
  const spoken = index.filter((entry) => isSame(entry.node.name ?? "", phrase.spoken));
  if (spoken.length > 0) return spoken;
  const kind = phrase.role === undefined ? undefined : lookup(ROLE_GROUPS, phrase.role);
  const ofKind = index.filter((entry) => kind === undefined || kind.includes(entry.node.role));
  const named = phrase.name === undefined ? ofKind : namedPlaces(index, ofKind, phrase.name);
  // "in the row Bob" on a page whose rows are no rows to the browser.
  const found = named.length > 0 || phrase.name === undefined ? named : namedPlaces(index, [...index], phrase.name);
  const placed = phrase.near === undefined ? found : nearest(index, found, phrase.near);
  return phrase.ordinal === undefined ? placed : selectByOrdinal(placed, phrase.ordinal);
}

function namedPlaces(index: PageIndex, entries: Entry[], name: string): Entry[] {
  const exact = entries.filter((entry) => isSame(ownLabel(index, entry), name));
  return exact.length > 0 ? exact : entries.filter((entry) => holdsWords(ownLabel(index, entry), name));
}

/** Rows and list items are known by what they hold; any other group by its own name alone, else the page would fit. */
function ownLabel(index: PageIndex, entry: Entry): string {
  const isRow = ["row", "listitem", "treeitem", "article"].includes(entry.node.role);
  return isRow ? labelOf(index, entry) : (entry.node.name ?? entry.node.value ?? "");
}

/** Size of the smallest part of the page that holds both the candidate and a place; infinite when none does. */
function roomAround(index: PageIndex, candidate: Entry, places: Entry[]): number {
  const others = places.filter((place) => place !== candidate && !contains(candidate, place));
  if (others.length === 0) return Number.POSITIVE_INFINITY;
  for (let around = candidate.parent; around !== undefined; around = around.parent) {
    const room = around;
    if (others.some((place) => contains(room, place))) return room.end - room.order + 1;
  }
  return index.length;
}

/** In a flat page everything shares one room: "under" takes the first after the words, "above" the last before them. */
function onTheRightSide(candidates: Entry[], places: Entry[], relation: Relation): Entry[] {
  if (relation !== "under" && relation !== "above") return candidates;
  const sign = relation === "under" ? 1 : -1;
  const gap = (candidate: Entry) => smallestGap(places.map((place) => sign * (candidate.order - place.order)));
  const least = Math.min(...candidates.map(gap));
  return Number.isFinite(least) ? candidates.filter((candidate) => gap(candidate) === least) : candidates;
}

function smallestGap(gaps: number[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...gaps.filter((gap) => gap > 0));
}
