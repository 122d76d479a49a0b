import type { SnapshotNode } from "../../protocol/snapshot.ts";
import { type Pass, withChildren } from "./pass.ts";

/**
 * An address is long and says little that the name does not. It stays where a link has no name, and where links side by
 * side have the same name and lead to different places. Elsewhere what is around tells them apart. Relies on items
 * being marked.
 */
export const keepTellingAddresses: Pass = { name: "keep-telling-addresses", run: keep };

function keep(node: SnapshotNode): SnapshotNode {
  if (!node.children) return node;
  const ambiguous = ambiguousNames(node.children);
  const children = node.children.map((child) =>
    keep(isToldByAddress(child, ambiguous) ? child : withoutAddress(child)),
  );
  return withChildren(node, children);
}

function isToldByAddress({ role, name }: SnapshotNode, ambiguous: ReadonlySet<string>): boolean {
  return role === "iframe" || name === undefined || ambiguous.has(name);
}

function withoutAddress(node: SnapshotNode): SnapshotNode {
  if (node.href === undefined) return node;
  const { href: _untold, ...rest } = node;
  return rest;
}

/** Names that are said of several addresses. */
function ambiguousNames(nodes: readonly SnapshotNode[]): ReadonlySet<string> {
  const addresses = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { name, href } of nodes) {
    if (name === undefined || href === undefined) continue;
    const known = addresses.get(name);
    if (known !== undefined && known !== href) ambiguous.add(name);
    addresses.set(name, href);
  }
  return ambiguous;
}
