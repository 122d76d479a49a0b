/** The order of places, from what the user sees outwards. Pure. */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";

export function isNearer(place: Place, than: Place): boolean {
  return place !== than && (place === "viewport" || than === "far");
}

export function nearestPlace(nodes: readonly SnapshotNode[]): Place {
  let nearest: Place = "far";
  for (const { place } of nodes) {
    if (place === "viewport") return place;
    if (place === "near") nearest = place;
  }
  return nearest;
}
