/**
 * What an element is, as one line and as a hash: when it has changed between reading and acting, it is not the element
 * that was meant any more (threat model D9).
 */
import { attributeOf, tagOf } from "./dom-access.ts";
import { formOf, hrefOf, methodOf, submitterTargetOf } from "./form-target.ts";
import { cachedPerBuild, withLayoutCache } from "./layout.ts";
import { inputTypeOf, roleOf } from "./roles.ts";
import { shownNameOf } from "./shown-name.ts";

/** Role, cleaned name, tag and type, form method and resolved target, link address. */
function fingerprintTextOf(element: Element): string {
  return withLayoutCache(() => {
    const form = formOf(element);
    const target = form ? `${methodOf(form, element)} ${submitterTargetOf(form, element)}` : "";
    const tag = `${tagOf(element)} ${inputTypeOf(element)} ${attributeOf(element, "name") ?? ""}`;
    return [roleOf(element), withoutCount(shownNameOf(element).text), tag, target, hrefOf(element) ?? ""].join("\n");
  });
}

/**
 * "Cart (2)" is the cart that was "Cart (0)": what stands in brackets behind a name counts and does not name. A task that
 * was struck out is the same task.
 */
function withoutCount(name: string): string {
  return name.replaceAll("~~", "").replace(/\s*\(\d[\d.,\s+]*\)$/, "");
}

/** Hash of the fingerprint: an unsigned 32-bit number. */
export function fingerprintOf(element: Element): number {
  return cachedPrint(element);
}

const cachedPrint = cachedPerBuild((element: Element): number => hashOf(fingerprintTextOf(element)));

/** FNV-1a over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
