import type { RefRegistry } from "../dom-compressor/index.ts";
import type { FileContent } from "../protocol/messages.ts";
import type { OpenShadowRoot } from "./composed-tree.ts";
import type { InputPort } from "./input-port.ts";
import type { RestingPlaces } from "./resting-places.ts";

/** What an action needs of the document it acts in. */
export interface PerformContext {
  readonly port: InputPort;
  readonly registry: RefRegistry;
  /** Where things were when the page was last looked at. */
  readonly places: RestingPlaces;
  /** Fingerprints, by ref, of the elements as they were observed. */
  readonly prints: Readonly<Record<string, number>>;
  /** Whether a changed or lost target may be replaced by the one element that has the same fingerprint. */
  readonly relocate: boolean;
  /** Letters that begin this document's refs. */
  readonly refPrefix: string;
  /** Files of the user's that the action may put into the page. */
  readonly files: readonly FileContent[];
  /** Whether the action may leave a field by Tab, as a hand does that goes from field to field. */
  readonly mayPressTab: boolean;
  readonly openShadowRoot: OpenShadowRoot;
  readonly signal: AbortSignal;
}
