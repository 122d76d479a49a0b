/** What Chromium's own accessibility tree says of elements, by the DevTools protocol. */
import type { CDPSession, Page } from "playwright";
import type { Said, States } from "./compare.ts";

export type Spoken = Said & { states: States };

/** https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#type-AXNode, as far as it is read here. */
interface TreeNode {
  ignored: boolean;
  backendDOMNodeId?: number;
  role?: { value?: unknown };
  name?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
}

/**
 * For each element of the array that `expression` gives in the page: what the tree says of it; undefined where the tree
 * leaves it out.
 */
export async function readTree(page: Page, expression: string): Promise<(Spoken | undefined)[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("Accessibility.enable");
    const ids = await nodeIds(session, expression);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map((nodes as TreeNode[]).map((node) => [node.backendDOMNodeId, node])); // The protocol's type, narrowed to what is read.
    return ids.map((id) => spokenBy(byId.get(id)));
  } finally {
    await session.detach();
  }
}

/** The browser's own numbers of the elements, in their order. */
async function nodeIds(session: CDPSession, expression: string): Promise<number[]> {
  const { result: list } = await session.send("Runtime.evaluate", { expression });
  if (list.objectId === undefined) throw new Error(`The page has no ${expression}.`);
  const { result } = await session.send("Runtime.getProperties", { objectId: list.objectId, ownProperties: true });
  const objects = result.flatMap(({ name, value }) => (/^\d+$/.test(name) && value?.objectId ? [value.objectId] : []));
  const described = await Promise.all(objects.map((objectId) => session.send("DOM.describeNode", { objectId })));
  return described.map(({ node }) => node.backendNodeId);
}

function spokenBy(node: TreeNode | undefined): Spoken | undefined {
  if (!node || node.ignored) return undefined;
  return { role: textOf(node.role?.value), name: textOf(node.name?.value), states: statesOf(node) };
}

function textOf(value: unknown): string {
  return value === undefined ? "" : String(value);
}

/** A state that the tree does not mention is the default, which for these is no. */
const NO_BY_DEFAULT = ["selected", "disabled", "required", "readonly", "invalid"];
const UNSAID_BY_DEFAULT = ["checked", "pressed", "expanded", "level"];

function statesOf({ properties = [] }: TreeNode): States {
  const said = new Map(properties.map(({ name, value }) => [name, textOf(value.value)]));
  return Object.fromEntries([
    ...NO_BY_DEFAULT.map((name) => [name, said.get(name) || "false"]),
    ...UNSAID_BY_DEFAULT.map((name) => [name, said.get(name) ?? ""]),
  ]);
}
