/** What models took and cost, in words. */
import type { RoleUsage } from "./view.ts";

/** Cents would hide what most runs cost: below a dollar the first two digits that say something. */
export function describeDollars(dollars: number): string {
  if (dollars > 0 && dollars < 0.0001) return "under $0.0001";
  return `$${dollars >= 1 || dollars === 0 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}

/** `navigator: 43,319 tokens asked (39,000 from the cache), 900 answered, $0.021` */
export function describeUsage({ role, in: asked, cached, out, dollars }: RoleUsage): string {
  const fromCache = cached > 0 ? ` (${count(cached)} from the cache)` : "";
  const cost = dollars === undefined ? "" : `, ${describeDollars(dollars)}`;
  return `${role}: ${count(asked)} tokens asked${fromCache}, ${count(out)} answered${cost}`;
}

const count = (value: number): string => value.toLocaleString("en-US");
