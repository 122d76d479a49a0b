/**
 * May this run read or change this site? A total function: what nobody granted is denied or asked, never silently
 * allowed, and every answer carries the rule that gave it.
 */
import type { Grant, Mode, SiteRules } from "../protocol/grant.ts";
import { webOrigin } from "../protocol/grant.ts";

export interface DecisionRequest {
  mode: Mode;
  /** Exact origin of the document, as `self.origin` gives it. */
  origin: string;
  /** What the user set for good. */
  rules: SiteRules;
  /** Grants of this run that are still good. */
  grants: readonly Grant[];
  /** The user said no to exactly this earlier in the run. */
  denied?: boolean;
  /** Whether somebody is there to be asked. */
  attended: boolean;
}

export interface Decision {
  decision: "allow" | "ask" | "deny";
  /** Why, in words for the log: "you always allow changing https://shop.example". */
  rule: string;
}

const DOING: Readonly<Record<Mode, string>> = { read: "reading", write: "changing" };

/** Decides one request. A site the user denied stays denied whatever a task was granted. */
export function decide(request: DecisionRequest): Decision {
  const { mode, origin } = request;
  const what = `${DOING[mode]} ${origin}`;
  // Opaque origins are all spelled `null`; a grant for one would be a grant for every one.
  if (webOrigin(origin) !== origin)
    return { decision: "deny", rule: `${origin || "this document"} is no web site that can be granted` };
  const setting = Object.hasOwn(request.rules, origin) ? request.rules[origin]?.[mode] : undefined;
  if (setting === "deny") return { decision: "deny", rule: `you never allow ${what}` };
  if (request.denied) return { decision: "deny", rule: `you denied ${what} in this task` };
  if (setting === "allow") return { decision: "allow", rule: `you always allow ${what}` };
  const grant = bestGrant(request);
  return grant === undefined ? undecided(request, what) : { decision: "allow", rule: grantedBy(grant, what) };
}

/** The longest-lasting grant, so that one for a single action is not used up needlessly. */
function bestGrant({ grants, mode, origin }: DecisionRequest): Grant | undefined {
  const fitting = grants.filter((grant) => grant.mode === mode && grant.origin === origin);
  return (["always", "task", "once"] as const)
    .map((scope) => fitting.find((grant) => grant.scope === scope))
    .find((grant) => grant !== undefined);
}

function grantedBy(grant: Grant, what: string): string {
  if (grant.source === "flag") return `the flag --allow-${grant.mode} allows ${what}`;
  if (grant.scope === "always") return `you always allow ${what}`;
  return `you allowed ${what} ${grant.scope === "once" ? "once" : "for this task"}`;
}

function undecided({ attended, mode, origin }: DecisionRequest, what: string): Decision {
  if (attended) return { decision: "ask", rule: `nobody has decided about ${what}` };
  return {
    decision: "deny",
    rule: `nobody is there to allow ${what}: start with --allow-${mode} ${origin}, or set the site to allow`,
  };
}
