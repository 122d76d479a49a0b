/** The shrinking of a tree, pass by pass. Pure. */
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { alignCells } from "./passes/align-cells.ts";
import { dissolveGroups } from "./passes/dissolve-groups.ts";
import { dissolveMenus } from "./passes/dissolve-menus.ts";
import { dropEmptyGroups } from "./passes/drop-empty-groups.ts";
import { dropRepeatedText } from "./passes/drop-repeated-text.ts";
import { dropUnsaidPictures } from "./passes/drop-unsaid-pictures.ts";
import { dropWrappingControls } from "./passes/drop-wrapping-controls.ts";
import { joinDefinitions } from "./passes/join-definitions.ts";
import { keepTellingAddresses } from "./passes/keep-telling-addresses.ts";
import { markItems } from "./passes/mark-items.ts";
import { mergeText } from "./passes/merge-text.ts";
import { nameFields } from "./passes/name-fields.ts";
import { packControls } from "./passes/pack-controls.ts";
import type { Pass } from "./passes/pass.ts";
import { unwrapLists } from "./passes/unwrap-lists.ts";

/**
 * The order matters. What says nothing goes first, then texts are joined, since names are compared with whole texts. What is empty goes before
 * shapes are compared. Items are found while the boxes that make them are still there; then boxes are dissolved, and
 * what came together by that is looked through for repetition once more.
 */
const PASSES: readonly Pass[] = [
  dropUnsaidPictures,
  mergeText,
  nameFields,
  dropRepeatedText,
  joinDefinitions,
  alignCells,
  dropEmptyGroups,
  markItems,
  dissolveGroups,
  dropWrappingControls,
  dropRepeatedText,
  dropEmptyGroups,
];

/** What only saves room, once the tree has its shape. */
const TERSE_PASSES: readonly Pass[] = [keepTellingAddresses, packControls, unwrapLists];
/** Addresses are told apart where they stand, before menus lose their shape. */
const GLANCE_PASSES: readonly Pass[] = [keepTellingAddresses, dissolveMenus, packControls, unwrapLists];

/** The tree without what says nothing. */
export function shrink(root: SnapshotNode): SnapshotNode {
  return run(PASSES, root);
}

/** The same in the fewest words: addresses only where they tell, controls in common lines; at a glance menus as well. */
export function shrinkToOutline(root: SnapshotNode, glance: boolean): SnapshotNode {
  return run(glance ? GLANCE_PASSES : TERSE_PASSES, shrink(root));
}

function run(passes: readonly Pass[], root: SnapshotNode): SnapshotNode {
  return passes.reduce((tree, pass) => pass.run(tree), root);
}
