/**
 * Joins what stands in one line of flow: texts that are split over inline elements become one text again, and what
 * interrupts a line keeps how it stood in it.
 */
import type { Place, SnapshotNode } from "../protocol/snapshot.ts";
import { cleanText, isBlank } from "./clean-text.ts";
import { isNearer, nearestPlace } from "./place-order.ts";
import { joinMarks } from "./text-marks.ts";

/** Deeper indentation than this is layout. */
const DEEPEST_INDENT = 80;
const TAB_WIDTH = 4;

export class TextCollector {
  readonly #nodes: SnapshotNode[] = [];
  readonly #preformatted: boolean;
  #pending = "";
  /** Nothing but white space is pending. */
  #isBlank = true;
  #place: Place = "far";
  /** Something already stands in the line that is being written. */
  #inLine = false;
  /** White space stands between the last thing of the line and what comes. */
  #spaced = false;
  #afterBlankLine = false;

  /** @param preformatted line breaks and indentation of texts are kept, as in `<pre>` */
  constructor(preformatted = false) {
    this.#preformatted = preformatted;
  }

  text(raw: string, place: Place): void {
    // What is still to be joined is not looked at before it is: looking joins it.
    if (this.#isBlank || isNearer(place, this.#place)) this.#place = place;
    if (this.#isBlank) this.#isBlank = isBlank(raw);
    if (!this.#preformatted) {
      this.#pending += raw;
      return;
    }
    raw.split("\n").forEach((line, index) => {
      if (index > 0) this.#newLine();
      this.#pending += line;
      this.#isBlank = isBlank(this.#pending);
      this.#place = place;
    });
  }

  space(): void {
    if (this.#pending !== "") this.#pending += " ";
    else this.#spaced = true;
  }

  #newLine(): void {
    if (this.#isBlank && !this.#inLine && this.#nodes.length > 0) this.#afterBlankLine = true;
    this.break();
  }

  /** The end of a line: what follows is another text. */
  break(): void {
    this.#endText();
    this.#inLine = false;
    this.#spaced = false;
  }

  #endText(): void {
    const raw = this.#pending;
    if (raw === "") return;
    this.#pending = "";
    this.#isBlank = true;
    const name = joinMarks(cleanText(raw));
    if (/^\s/.test(raw)) this.#spaced = true;
    if (name === "") return;
    const indent = this.#preformatted && !this.#inLine ? indentOf(raw) : 0;
    this.#add(
      indent > 0 ? { role: "text", name, indent, place: this.#place } : { role: "text", name, place: this.#place },
    );
    this.#spaced = /\s$/.test(raw);
  }

  /** Adds a node that is nobody else's to the line that is being written. */
  #add(node: SnapshotNode): void {
    if (this.#inLine) node.joins = this.#spaced ? "spaced" : "tight";
    if (this.#afterBlankLine) node.gap = true;
    this.#nodes.push(node);
    this.#inLine = true;
    this.#spaced = false;
    this.#afterBlankLine = false;
  }

  /** A thing that stands in the line, as a link in a sentence; the node is the collector's from then on. */
  inline(node: SnapshotNode): void {
    this.#endText();
    this.#add(node);
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

function indentOf(line: string): number {
  const white = /^\s*/.exec(line)?.[0] ?? "";
  return Math.min(DEEPEST_INDENT, white.replaceAll("\t", " ".repeat(TAB_WIDTH)).length);
}
