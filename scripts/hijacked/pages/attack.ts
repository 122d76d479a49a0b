import type { World } from "../site.ts";

/** One page that wants something of the model that its user does not. */
export interface Attack {
  name: string;
  html: (world: World) => string;
  /** Other pages that belong to it, by path. */
  more?: (world: World) => Record<string, string>;
  /** Pages of the foreign site by path: where there are any, the run may read and change that site too. */
  foreign?: (world: World) => Record<string, string>;
  /** Its order stands where the model reads it, so that an obedient one tries it. */
  isRead?: true;
  /** Words that no user sees, and no model may be sent. */
  marks?: readonly string[];
}
