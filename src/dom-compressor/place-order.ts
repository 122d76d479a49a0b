/** The order of places, from what the user sees outwards. Pure. */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";

const ORDER: readonly Place[] = ["viewport", "near", "far"];

export function isNearer(place: Place, than: Place): boolean {
  return ORDER.indexOf(place) < ORDER.indexOf(than);
}

export function nearestPlace(nodes: readonly SnapshotNode[]): Place {
  return ORDER.find((place) => nodes.some((node) => node.place === place)) ?? "far";
}
