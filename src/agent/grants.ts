/** Asks the policy for a site, and the user where the policy says so. */
import { decide } from "../permissions/index.ts";
import type { GrantScope, Mode, SiteAnswer, SiteRules } from "../protocol/grant.ts";
import { ask } from "./ask.ts";
import type { RunSession } from "./journal/session.ts";
import type { RunState } from "./journal/state.ts";
import type { Ports } from "./ports.ts";

export interface GrantNeed {
  origin: string;
  mode: Mode;
  /** What one question covers: a task that will change something asks for both at once. */
  access: "read" | "read and change";
  /** Shown to the user: what it is needed for. */
  reason: string;
  /** The action that needs it, if one does. */
  actionId?: string;
  /** See `Asker`. */
  words?: number;
}

export interface GrantDecision {
  allowed: boolean;
  /** The rule that decided, for the log and the model. */
  rule: string;
}

/** How often Chrome's own prompt may come to nothing before that counts as a no. */
const MOST_PROMPTS = 3;

/**
 * Whether the run may read or change a site now; asks when that is undecided, and when Chrome does not let us in.
 * @throws {RunEnded | QuestionWithdrawn}
 */
export async function ensureGrant(session: RunSession, ports: Ports, need: GrantNeed): Promise<GrantDecision> {
  const { origin } = need;
  for (let prompts = 0; prompts < MOST_PROMPTS; prompts++) {
    const { decision, rule } = await consult(session, ports, need);
    if (decision === "deny") return { allowed: false, rule };
    const isOpen = await ports.sites.reachable(origin);
    if (decision === "allow" && isOpen) return { allowed: true, rule };
    const modes = decision === "ask" ? await undecided(session, ports, need) : [need.mode];
    const answered = await askForSite(session, need, modes, isOpen);
    if (answered === "deny") return { allowed: false, rule: deniedBy(session, need) };
    if (!isOpen && !(await ports.sites.admitted(origin, session.signal))) continue;
    await give(session, ports, origin, modes, answered);
    return { allowed: true, rule: `you allowed it ${PHRASE[answered]}` };
  }
  return { allowed: false, rule: `Chrome did not let Deckhand into ${origin}` };
}

async function askForSite(session: RunSession, need: GrantNeed, modes: Mode[], isOpen: boolean): Promise<SiteAnswer> {
  const { origin, reason, actionId, words } = need;
  const access = modes.includes("write") ? "read and change" : "read";
  const prompt = isOpen ? {} : { prompt: true as const };
  const answer = await ask(session, { kind: "site", origin, access, modes, reason, ...prompt }, { actionId, words });
  return answer?.kind === "site" ? answer.answer : "deny";
}

function deniedBy({ state }: RunSession, { mode, origin }: GrantNeed): string {
  const what = `${mode === "read" ? "reading" : "changing"} ${origin}`;
  return state.started?.attendance.attended === false ? `nobody is there to allow ${what}` : `you denied ${what}`;
}

/** What one question can settle: the mode that is needed, and what else of the access nobody has decided. */
async function undecided(session: RunSession, ports: Ports, { origin, mode, access }: GrantNeed): Promise<Mode[]> {
  const wanted: Mode[] = access === "read" ? ["read"] : ["read", "write"];
  const open: Mode[] = [];
  for (const each of wanted) {
    const isOpen = each === mode || (await consult(session, ports, { origin, mode: each })).decision === "ask";
    if (isOpen) open.push(each);
  }
  return open;
}

/** Whether a site may be read without asking: for frames, about which no question is put. */
export async function mayRead(session: RunSession, ports: Ports, origin: string): Promise<boolean> {
  const { decision } = await consult(session, ports, { origin, mode: "read" });
  return decision === "allow" && (await ports.sites.reachable(origin));
}

/** The sites that a run may read without asking, by the user's rules and what the run was granted. */
export function readableOrigins(state: RunState, rules: SiteRules): string[] {
  const known = new Set([...Object.keys(rules), ...state.grants.map(({ origin }) => origin)]);
  return [...known].filter((origin) => decideFor(state, rules, { origin, mode: "read" }).decision === "allow");
}

/** Uses up a grant that held for one snapshot or action. */
export async function spendGrant(session: RunSession, origin: string, mode: Mode): Promise<void> {
  const once = session.state.grants.some(
    (grant) => grant.scope === "once" && grant.origin === origin && grant.mode === mode,
  );
  if (once) await session.append({ type: "grant.used", origin, mode });
}

const PHRASE: Record<GrantScope, string> = { once: "once", task: "for this task", always: "always" };

type Asked = Pick<GrantNeed, "origin" | "mode">;

async function consult(session: RunSession, ports: Ports, asked: Asked) {
  const rules = await ports.sites.read();
  return decideFor(session.state, rules, asked);
}

function decideFor({ grants, denied, started }: RunState, rules: SiteRules, { origin, mode }: Asked) {
  return decide({
    origin,
    mode,
    rules,
    grants,
    denied: denied.includes(`${mode} ${origin}`),
    attended: started?.attendance.attended ?? false,
  });
}

/**
 * A yes to a site that was the last thing before the worker's death counts: nobody was left to make a grant of it. Where
 * anything else came after it, it has been used or overtaken, and is asked for anew.
 */
export async function completeGrant(session: RunSession, ports: Ports): Promise<void> {
  const { events } = session;
  const index = events.findLastIndex(({ type }) => type !== "grant.given");
  const answered = events[index];
  if (answered?.type !== "question.answered" || answered.answer.kind !== "site") return;
  const { questionId, answer } = answered;
  const asked = events.find((event) => event.type === "question.asked" && event.questionId === questionId);
  if (asked?.type !== "question.asked" || asked.question.kind !== "site" || answer.answer === "deny") return;
  const { origin, modes } = asked.question;
  const given = events.slice(index + 1).flatMap((event) => (event.type === "grant.given" ? event.grant.mode : []));
  const left = modes.filter((mode) => !given.includes(mode));
  if (await ports.sites.reachable(origin)) await give(session, ports, origin, left, answer.answer);
}

/**
 * A yes to once does not outlive the worker either: what came after it may have used it up before that was written. Only
 * one that nothing came after is still to be used.
 */
export async function spendGrantsOfBefore(session: RunSession): Promise<void> {
  const { events, state } = session;
  const last = events.findLastIndex(({ type }) => type !== "grant.given");
  const fresh = events.slice(last + 1).flatMap((event) => (event.type === "grant.given" ? event.grant : []));
  for (const grant of state.grants.filter(({ scope }) => scope === "once")) {
    if (!fresh.some(({ origin, mode }) => origin === grant.origin && mode === grant.mode))
      await spendGrant(session, grant.origin, grant.mode);
  }
}

async function give(
  session: RunSession,
  ports: Ports,
  origin: string,
  modes: Mode[],
  scope: GrantScope,
): Promise<void> {
  if (scope === "always") {
    await ports.sites.write(origin, Object.fromEntries(modes.map((mode) => [mode, "allow"])));
  }
  for (const mode of modes)
    await session.append({ type: "grant.given", grant: { origin, mode, scope, source: "user" } });
}
