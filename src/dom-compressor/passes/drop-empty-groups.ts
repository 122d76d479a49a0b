import { mapChildren, type Pass } from "./pass.ts";

/** Things that mean something without holding anything. */
const MEANS_SOMETHING_EMPTY = new Set(["text", "iframe", "img", "meter", "progressbar"]);

/**
 * A group with nothing in it is layout, whatever its role says: an empty list, a landmark whose contents are hidden.
 * What can be acted on stays, what is loading, and of a group whose name is on the screen the name.
 */
export const dropEmptyGroups: Pass = {
  name: "drop-empty-groups",
  run: (root) =>
    mapChildren(root, (child) => {
      if (child.ref !== undefined || child.children !== undefined || MEANS_SOMETHING_EMPTY.has(child.role))
        return child;
      if (child.busy || child.unread) return child;
      return child.name === undefined || child.unseen ? [] : { role: "text", name: child.name, place: child.place };
    }),
};
