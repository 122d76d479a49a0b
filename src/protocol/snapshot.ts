/**
 * What a page looks like once it has crossed into data. The content script writes these trees, everything else
 * reads them; no Element ever leaves the page.
 */

/** How far a thing is from what the user sees now: inside the viewport, within one viewport of it, or beyond. */
export type Place = "viewport" | "near" | "far";

/** Kinds of value that never leave the page. */
export type SecretKind = "password" | "card" | "code";

/** One thing on the page: a control, a landmark, a heading, a row, or (role `text`) a run of visible text. */
export interface SnapshotNode {
  /** ARIA role by HTML-AAM, `text` for visible text, `iframe` for a frame, `generic` for a group that only holds. */
  role: string;
  /** Accessible name (accname 1.2); for role `text` the text itself. Cleaned and on one line. */
  name?: string;
  /** The name comes from a label that is not on the screen (aria-label, alt, title). */
  unseen?: true;
  /** Present exactly on things that can be acted on: the document's prefix and a number never given to another element. */
  ref?: string;
  /** Hash of the element's fingerprint; present with `ref`. Compared again when the action is performed. */
  print?: number;
  /**
   * Current value of a field; never of a secret field. At most 200 characters, but in a snapshot of the whole document
   * 50,000.
   */
  value?: string;
  /** The value is cut, and says how much is left. */
  cut?: true;
  /** A secret field that holds something: shown as `[filled]`. */
  filled?: true;
  secret?: SecretKind;
  placeholder?: string;
  /** Of a heading; of a row in a treegrid, or an item of a tree, where it is deeper than the top. */
  level?: number;
  /** Stands in the same line as what is before it, with white space between or without. Absent where a line begins. */
  joins?: "spaced" | "tight";
  /** On lists that are numbered: the first number. */
  start?: number;
  /** How many columns or rows a cell spans, where it is more than one. */
  colspan?: number;
  rowspan?: number;
  /** On rows of a table's foot: sums, no records. */
  footer?: true;
  /** On the lines of preformatted text (role `code`): white space before the line, and a blank line above it. */
  indent?: number;
  gap?: true;
  checked?: boolean | "mixed";
  selected?: true;
  expanded?: boolean;
  pressed?: boolean | "mixed";
  disabled?: true;
  readonly?: true;
  required?: true;
  /** `true`, or the page's own validation message. */
  invalid?: true | string;
  focused?: true;
  /** A dialog that keeps the rest of its document out of reach. */
  modal?: true;
  /** The input's type where it tells how to fill it: date, time, number, range, color, file, email… */
  inputType?: string;
  /** Names of the options of a select or combobox, at most 200. */
  options?: string[];
  /** The least and the most that a number, slider or date may be, as the page writes them; either may be missing. */
  limits?: { least?: string; most?: string };
  /** Several files or options may be chosen at once. */
  multiple?: true;
  /** What a file field takes, as its `accept` says, shortened: `pdf|png|image/*`. */
  accepts?: string;
  /** It is loading or working: by `aria-busy`, as a bar without a value, or as a spinner. */
  busy?: true;
  /** On headers of columns: the rows are ordered by this one. */
  sorted?: "ascending" | "descending" | "other";
  /** On a set of which the document holds only a part. */
  extent?: Extent;
  /** A text field of many lines, in which Enter adds one. */
  multiline?: true;
  /** A button that submits the form it belongs to. */
  submits?: true;
  /** A link's address as origin and path, without query and fragment; only the path when the origin is the page's own. */
  href?: string;
  place: Place;
  /** For role `iframe`: the index in `window.frames`, by which the child frame is recognised. */
  frameIndex?: number;
  /**
   * This node stands, among its siblings, for a run of like things far outside the window that were counted and not
   * read; it has role `generic` and neither name nor children. Absent from snapshots of the whole document.
   */
  unread?: Unread;
  children?: SnapshotNode[];
}

/** Which rows or items of a longer set are in the document; numbers begin with 1. Without `total` nobody knows how many. */
export interface Extent {
  noun: "row" | "item";
  total?: number;
  first?: number;
  last?: number;
}

/** How many things were not read, and what one of them is called. */
export interface Unread {
  count: number;
  noun: UnreadNoun;
}

export const UNREAD_NOUNS = ["row", "item", "option", "link", "line", "paragraph", "section"] as const;
export type UnreadNoun = (typeof UNREAD_NOUNS)[number];

/** One document, as its content script reports it. */
export interface FrameSnapshot {
  /** `self.origin`: inherited by about:blank and srcdoc documents, `null` for opaque ones. */
  origin: string;
  /** Origin and path. */
  url: string;
  title: string;
  /** This frame's index in its parent's `window.frames`; `null` in the top document or when it cannot be told. */
  frameIndex: number | null;
  scroll: { y: number; height: number; viewport: number };
  root: SnapshotNode;
  /** How many characters the visible text of the whole document has: what an uncompressed read would cost. */
  textLength: number;
}

/** The joined frames of a tab, as one tree. */
export interface PageSnapshot {
  origin: string;
  url: string;
  title: string;
  scroll: FrameSnapshot["scroll"];
  root: SnapshotNode;
  /** Characters of visible text in all frames that were read. */
  textLength?: number;
  /** The browser's ids of the frames whose documents stand in the tree; absent where it is the top document alone. */
  frames?: number[];
}

/** Facts about one element that policy is decided on, read at the moment they are asked for. */
export interface ElementFacts {
  ref: string;
  print: number;
  role: string;
  name: string;
  tag: string;
  inputType?: string;
  secret?: SecretKind;
  /** Full resolved address of a link or of the link around the element. */
  href?: string;
  download?: true;
  /** Activating the element (click, or Enter in it) submits `form`. */
  submits: boolean;
  form?: FormFacts;
  /** `self.origin` of the document that holds the element. */
  origin: string;
  /** For a frame's element that has the focus: its index in `window.frames`, -1 when it has none. */
  frameIndex?: number;
  /** Another element with the same fingerprint stands in for the one that was seen. */
  relocated?: true;
}

export interface FormFacts {
  name?: string;
  method: "get" | "post" | "dialog";
  /** Full resolved target: the submitter's formaction, else the form's action, else the document's address. */
  action: string;
  /** Name of the button that submits. */
  submitter?: string;
  /** Of each value 2,000 characters, and how many more there are. */
  fields: { label: string; value: string; secret?: SecretKind }[];
  /** How many hidden fields are sent along. */
  hidden?: number;
}
