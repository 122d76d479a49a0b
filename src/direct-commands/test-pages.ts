/** Made-up pages for tests, and the way from a command to what it does on them. */
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { ground } from "./ground.ts";
import type { GroundContext, Grounding } from "./grounding.ts";
import type { Instruction } from "./instruction.ts";
import { parseCommands } from "./parse.ts";

type Facts = Partial<Omit<SnapshotNode, "role" | "name" | "children">>;

/** A control: the ref is given first, so that tests can speak of it. */
export function control(
  ref: string,
  role: string,
  name: string,
  facts: Facts = {},
  ...children: SnapshotNode[]
): SnapshotNode {
  return {
    role,
    ref,
    print: 1,
    place: "viewport",
    ...(name && { name }),
    ...facts,
    ...(children.length > 0 && { children }),
  };
}

/** Something that only holds, or text. */
export function plain(role: string, name: string, ...children: SnapshotNode[]): SnapshotNode {
  return { role, place: "viewport", ...(name && { name }), ...(children.length > 0 && { children }) };
}

export function pageOf(...children: SnapshotNode[]): PageSnapshot {
  return {
    origin: "https://shop.example",
    url: "https://shop.example/list",
    title: "Shop",
    scroll: { y: 0, height: 1000, viewport: 800 },
    root: plain("generic", "", ...children),
  };
}

export function read(command: string): Instruction {
  const parsed = parseCommands(command);
  const [instruction] = parsed.ok ? parsed.instructions : [];
  if (instruction === undefined) throw new Error(`not a command: ${command}`);
  return instruction;
}

export function grounded(command: string, page: PageSnapshot | null, context: GroundContext = {}): Grounding {
  return ground(read(command), page, context);
}

/** `click a1`, or what went wrong. */
export function actionOf(command: string, page: PageSnapshot | null, context: GroundContext = {}): object | string {
  const grounding = grounded(command, page, context);
  if (grounding.kind === "action") return grounding.action;
  return grounding.kind === "missing" ? `missing: ${grounding.message}` : `ambiguous: ${grounding.question}`;
}
