import { mapChildren, type Pass } from "./pass.ts";

/** A picture without a word of its own tells a reader of the text that there is one, and a user of the page nothing. */
export const dropUnsaidPictures: Pass = {
  name: "drop-unsaid-pictures",
  run: (root) => mapChildren(root, (child) => (child.role === "img" && child.name === undefined ? [] : child)),
};
