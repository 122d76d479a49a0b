import { mapChildren, type Pass } from "./pass.ts";

/** Things that mean something without holding anything. */
const MEANS_SOMETHING_EMPTY = new Set(["text", "iframe", "img"]);

/**
 * A group with nothing in it is layout, whatever its role says: an empty list, a landmark whose contents are hidden.
 * What can be acted on stays.
 */
export const dropEmptyGroups: Pass = {
  name: "drop-empty-groups",
  run: (root) =>
    mapChildren(root, (child) => {
      const keeps = child.ref !== undefined || child.children !== undefined || MEANS_SOMETHING_EMPTY.has(child.role);
      return keeps ? child : [];
    }),
};
