/** What is read of the protocol's answers about listeners. Pure. */
import * as z from "zod/mini";

const world = z.object({ executionContextId: z.int() });

/** @throws when no world was made */
export function worldOf(answer: unknown): number {
  return world.parse(answer).executionContextId;
}

/** The handle of what a function gave (`result`) or of a node (`object`); none where there is nothing to handle. */
export function objectIdOf(answer: unknown, field: "result" | "object"): string | undefined {
  const remote = z.object({ [field]: z.object({ objectId: z.optional(z.string()) }) });
  return remote.parse(answer)[field]?.objectId;
}

const listeners = z.object({
  listeners: z.array(z.object({ type: z.string(), backendNodeId: z.optional(z.int()) })),
});

/** Listeners of nodes, one a registration, in tree order; those of the window have no node. */
export function listenersIn(answer: unknown): { type: string; backendNodeId: number }[] {
  return listeners
    .parse(answer)
    .listeners.flatMap(({ type, backendNodeId }) => (backendNodeId === undefined ? [] : [{ type, backendNodeId }]));
}

const branch = z.object({
  frame: z.object({ id: z.string(), securityOrigin: z.string() }),
  childFrames: z.optional(z.array(z.unknown())),
});
const tree = z.object({ frameTree: z.unknown() });

/** The frames of one process with their origins, outermost first. */
export function framesIn(answer: unknown): { id: string; origin: string }[] {
  return framesBelow(tree.parse(answer).frameTree);
}

function framesBelow(node: unknown): { id: string; origin: string }[] {
  const { frame, childFrames = [] } = branch.parse(node);
  return [{ id: frame.id, origin: frame.securityOrigin }, ...childFrames.flatMap(framesBelow)];
}
