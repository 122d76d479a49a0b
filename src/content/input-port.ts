/** The rim between what an action wants and how input is made. Every action is written once over this. */
import type { InputRequest } from "../protocol/messages.ts";

/**
 * Where an input went: to its aim; to something else, and was cancelled there; to its aim at first, but the page
 * changed under the pointer before the click, which was cancelled; or nowhere that this document saw.
 */
export type Arrival = "hit" | "missed" | "slipped" | "absent";

/** What an input's events have to reach: an element, or a place that is as it should be when they arrive. */
export type Aim = Element | (() => boolean);

export interface InputPort {
  /**
   * Makes one input. `aim` is what its events have to reach; null means wherever they go.
   * Synthetic input is made before this returns for the first time, so a check directly before the call still holds.
   */
  make(input: InputRequest, aim: Aim | null): Promise<Arrival>;
}

export type PressRequest = Extract<InputRequest, { primitive: "press" }>;
export type KeyRequest = Extract<InputRequest, { primitive: "key" }>;
