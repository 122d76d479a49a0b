/**
 * Where script of ours may run: in isolated worlds that were made for it, which the page's own scripts cannot reach,
 * and nowhere else. What the protocol answers says which they are; what is sent is held against that. Pure.
 */

/** Which connection an id belongs to: a tab's, or that of a frame in a process of its own. */
export type Connection = string;

/** Methods that name a world to run or to wrap something in. */
const INTO_WORLD: ReadonlySet<string> = new Set(["Runtime.callFunctionOn", "DOM.resolveNode"]);

export class OwnWorlds {
  /** Ids of worlds, and of objects in them, by connection. */
  private readonly ids = new Map<Connection, Set<unknown>>();

  /** Whether a method may be sent with these parameters. */
  allows(connection: Connection, method: string, params: object): boolean {
    if (!INTO_WORLD.has(method)) return true;
    const { executionContextId, objectId } = params as Record<string, unknown>; // Both are only looked up.
    // Either alone decides where a function runs; with both the protocol refuses.
    return this.ids.get(connection)?.has(executionContextId ?? objectId) === true;
  }

  /** Learns from an answer of the protocol. */
  note(connection: Connection, method: string, answer: unknown): void {
    if (method === "Page.createIsolatedWorld") this.add(connection, fieldOf(answer, "executionContextId"));
    // Only a function in a world of ours has run, so what it gave lives there too.
    if (method === "Runtime.callFunctionOn") this.add(connection, fieldOf(fieldOf(answer, "result"), "objectId"));
  }

  /** Ids are given anew after a navigation: none may be believed for longer than it is needed. */
  forget(connection: Connection): void {
    this.ids.delete(connection);
  }

  private add(connection: Connection, id: unknown): void {
    if (id === undefined) return;
    const known = this.ids.get(connection) ?? new Set();
    this.ids.set(connection, known.add(id));
  }
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, field) : undefined;
}
