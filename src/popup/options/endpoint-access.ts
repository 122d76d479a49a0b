/** Chrome's permission for the servers that models are asked at. */
import { requestHostAccess } from "../host-access.ts";

export interface EndpointAccess {
  /**
   * Asks Chrome for an endpoint's origin, in the click or key press that is under way.
   * @param pressedAt when that was, by `performance.now()`. A refusal since then is the answer to the same press: a
   *   field that saves because Test connection was pressed has asked already.
   * @returns what to do when it was refused, else null
   */
  ask(origin: string | undefined, pressedAt: number): Promise<string | null>;
}

export function endpointAccess(request: typeof requestHostAccess = requestHostAccess): EndpointAccess {
  const refusedAt = new Map<string, number>();
  return {
    async ask(origin, pressedAt) {
      if (origin === undefined) return null;
      const isAnswered = (refusedAt.get(origin) ?? Number.NEGATIVE_INFINITY) > pressedAt;
      if (!isAnswered && (await request(origin)) === "held") return null;
      if (!isAnswered) refusedAt.set(origin, performance.now());
      return `Chrome has not let Deckhand reach ${origin}. Endpoints that allow every origin still work; for others press Test connection to be asked again.`;
    },
  };
}
