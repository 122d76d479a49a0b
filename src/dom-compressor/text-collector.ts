/** Joins what stands in one line of flow: texts that are split over inline elements become one text again. */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText } from "./clean-text.ts";
import { isNearer, nearestPlace } from "./place-order.ts";

export class TextCollector {
  readonly #nodes: SnapshotNode[] = [];
  #pending = "";
  #place: Place = "far";

  text(raw: string, place: Place): void {
    if (this.#pending.trim() === "" || isNearer(place, this.#place)) this.#place = place;
    this.#pending += raw;
  }

  space(): void {
    if (this.#pending !== "") this.#pending += " ";
  }

  /** The end of a line: what follows is another text. */
  break(): void {
    const name = cleanText(this.#pending);
    if (name !== "") this.#nodes.push({ role: "text", name, place: this.#place });
    this.#pending = "";
  }

  node(node: SnapshotNode): void {
    this.break();
    this.#nodes.push(node);
  }

  /** The contents of a block; a block around a single thing is that thing. */
  block(nodes: SnapshotNode[], role: string): void {
    this.break();
    if (nodes.length <= 1) this.#nodes.push(...nodes);
    else this.#nodes.push({ role, place: nearestPlace(nodes), children: nodes });
  }

  finish(): SnapshotNode[] {
    this.break();
    return this.#nodes;
  }
}
