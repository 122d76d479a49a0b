/** Which sites Chrome need hold open for us, and which it need not any more. Pure: site-access.ts acts on it. */
import { type Grant, type SiteRule, type SiteRules, webOrigin } from "../../protocol/grant.ts";
import type { Question } from "../../protocol/question.ts";

/** All that a site may be needed for. */
export interface SiteNeeds {
  rules: SiteRules;
  /** Base URLs of every model that is set; what is empty or no address is none. */
  baseUrls: readonly string[];
  /** The other runs that are under way. */
  runs: readonly RunNeeds[];
}

/** As much of a run's state as says which sites it may come back to. */
export interface RunNeeds {
  grants: readonly Pick<Grant, "origin">[];
  question: { question: Question } | null;
  /** The site that Chrome's own prompt is about. */
  awaitsChrome: string | null;
}

/** What may not be read cannot be changed either, whatever the rule says of that. */
function allows(rule: SiteRule | null | undefined): boolean {
  if (!rule || rule.read === "deny") return false;
  return rule.read === "allow" || rule.write === "allow";
}

/** Whether Chrome should go on letting us into a site. */
export function isSiteNeeded(origin: string, { rules, baseUrls, runs }: SiteNeeds): boolean {
  if (Object.hasOwn(rules, origin) && allows(rules[origin])) return true;
  if (baseUrls.some((address) => webOrigin(address) === origin)) return true;
  return runs.some((run) => isNeededBy(run, origin));
}

/** A run that asks for a site is about to be let in; Chrome's yes may come before the answer does. */
function isNeededBy({ grants, question, awaitsChrome }: RunNeeds, origin: string): boolean {
  if (awaitsChrome === origin) return true;
  const asked = question?.question;
  return grants.some((grant) => grant.origin === origin) || (asked?.kind === "site" && asked.origin === origin);
}

/**
 * Whether a change of a site's rule takes away what it allowed; `null` is no rule. A new row in the table that asks
 * takes nothing away, for it may stand for a site that a task was just let into.
 */
export function takesBack(before: SiteRule | null, after: SiteRule | null): boolean {
  if (allows(after)) return false;
  return allows(before) || (after?.read === "deny" && before?.read !== "deny");
}
