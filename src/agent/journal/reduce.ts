/** The one reducer: what each event means for the state. Pure, so that any prefix of a journal gives the same state. */
import type { RunEvent, RunEventOf, RunEventType } from "../../protocol/event.ts";
import type { Mode } from "../../protocol/grant.ts";
import type { Answer, Question } from "../../protocol/question.ts";
import { type ActionRecord, INITIAL_STATE, isHeld, type RunState } from "./state.ts";
import { takenBy } from "./stop-conditions.ts";

type Reducers = { [Type in RunEventType]: (state: RunState, event: RunEventOf<Type>) => Partial<RunState> };

const REDUCERS: Reducers = {
  "run.started": (_state, event) => ({
    started: event,
    tabs: [{ tab: "t1", tabId: event.tabId, origin: event.origin, open: true }],
  }),
  "grant.given": (state, { grant }) => ({
    // What holds always stands among the site rules, where taking it back takes effect at once.
    grants: grant.scope === "always" ? state.grants : [...state.grants, grant],
    denied: state.denied.filter((key) => key !== `${grant.mode} ${grant.origin}`),
    awaitsChrome: null,
  }),
  "grant.used": (state, { origin, mode }) => ({ grants: withoutOnce(state, origin, mode) }),
  "question.asked": (_state, { questionId, question, actionId }) => ({
    awaitsChrome: null,
    question: { questionId, question, ...(actionId === undefined ? {} : { actionId }) },
  }),
  "question.answered": answered,
  "question.withdrawn": () => ({ question: null }),
  "document.seen": (state, { documentId, prefix }) => ({ documents: { ...state.documents, [documentId]: prefix } }),
  "page.observed": observed,
  "history.folded": (state, { steps, brief }) => ({
    steps: state.steps.map((one) => (steps.includes(one.step) ? { ...one, folded: brief ? "brief" : "page" } : one)),
  }),
  "feedback.given": (state, { feedbackId, text }) => ({
    feedback: [...state.feedback, { feedbackId, text, readAt: null, acknowledged: false }],
  }),
  "feedback.read": feedbackRead,
  "feedback.acknowledged": (state, { feedbackIds }) => ({
    // Told once more in the next request, as done: unless it was read in an earlier one, which stays as it was sent.
    steps: withLast(state.steps, (step) => ({
      ...step,
      fromUser: step.fromUser.map((line) => takenIn(line, feedbackIds)),
    })),
    feedback: state.feedback.map((one) =>
      feedbackIds.includes(one.feedbackId) ? { ...one, acknowledged: true } : one,
    ),
  }),
  "task.queued": (state, { queuedId, text }) => ({ queue: [...state.queue, { queuedId, text }] }),
  "task.unqueued": (state, { queuedId }) => ({ queue: withoutQueued(state, queuedId) }),
  "task.begun": (state, { queuedId, text, at }) => ({
    queue: withoutQueued(state, queuedId),
    begun: [...state.begun, text],
    takenBefore: takenBy(state, at),
    plan: [],
    ...withFromUser(state, `The user goes on with another task, which is yours from here on: ${text}`),
  }),
  "override.given": (state, { overrideId, text }) => ({
    overrides: [...state.overrides, { overrideId, text, step: state.step }],
    ...withFromUser(state, `The user gave a command of their own: ${JSON.stringify(text)}`),
  }),
  "override.finished": (state, event) => {
    const past = withoutLooksOf(state, event.overrideId);
    // What was done stands among the results.
    const fact = `The user's own command: ${event.outcome === "done" ? "done." : `failed. ${event.text}`}`;
    return {
      overrides: state.overrides.filter(({ overrideId }) => overrideId !== event.overrideId),
      ...withFact({ ...state, ...past }, fact),
    };
  },
  "proposal.kept": (_state, { items }) => ({ proposal: items }),
  "proposal.changed": (_state, { items }) => ({ proposal: items }),
  "proposal.closed": (state, { reason }) => ({
    proposal: [],
    // What is taken up has results of its own.
    ...(state.proposal.length > 0 && reason !== TAKEN_UP
      ? withFact(state, `Actions that waited while the run was paused: ${reason}`)
      : {}),
  }),
  "finding.saved": (state, { text }) => ({ findings: [...state.findings, text] }),
  "tab.opened": (state, { tab, tabId, origin, by }) => ({
    tabs: [...state.tabs, { tab, tabId, origin, open: true }],
    ...(by === "page" ? withFact(state, `The page opened a new tab: ${tab} (${origin}).`) : {}),
  }),
  "tab.switched": (state, { tab }) => ({ tab, visited: [...state.visited, tab] }),
  "tab.closed": (state, { tab, by }) => ({
    tabs: state.tabs.map((one) => (one.tab === tab ? { ...one, open: false } : one)),
    dialogs: state.dialogs.filter((dialog) => dialog.tab !== tab),
    ...(by === "user" ? withFromUser(state, `The user closed tab ${tab}.`) : {}),
  }),
  "tab.replaced": (state, { tab, tabId }) => ({
    tabs: state.tabs.map((one) => (one.tab === tab ? { ...one, tabId } : one)),
    dialogs: state.dialogs.filter((dialog) => dialog.tab !== tab),
  }),
  "model.asked": (state) => ({ phase: "planning", modelCalls: state.modelCalls + 1 }),
  "model.aborted": () => ({}),
  "model.said": () => ({}),
  "model.answered": modelAnswered,
  "model.failed": (state, { error, role }) =>
    role
      ? role === "planner" && state.planning === "not asked"
        ? { planning: "asked" }
        : {}
      : {
          modelFailures: state.modelFailures + 1,
          answerProblem: error.code === "answer-invalid" ? error.message : state.answerProblem,
        },
  "plan.made": (state, { step, text }) => ({
    advisedAt: step,
    ...withFact(state, `Advice for going on, from a second look at all of this: ${text}`),
  }),
  "plan.changed": planChanged,
  "action.planned": planned,
  "action.authorised": (state, { actionId }) => updated(state, actionId, { stage: "authorised" }),
  "action.dispatched": (state, { actionId }) => ({
    phase: "acting",
    ...updated(state, actionId, { stage: "dispatched" }),
  }),
  "action.acked": (state, { actionId, outcome, effect, content, found }) =>
    updated(state, actionId, {
      stage: "acked",
      outcome,
      effect,
      ...(content === undefined ? {} : { content }),
      ...(found === undefined ? {} : { found }),
    }),
  "action.dropped": (state, { actionId, outcome, effect }) => ({
    awaitsChrome: null,
    ...updated(state, actionId, { stage: "dropped", outcome, effect }),
  }),
  "action.unknown": (state, { actionId, effect }) =>
    updated(state, actionId, { stage: "unknown", outcome: "unknown", effect }),
  "dialog.opened": (state, { dialogId, tab, kind, text, origin }) => ({
    ...(kind === "alert"
      ? { alerts: state.alerts + 1 }
      : { dialogs: [...state.dialogs, { dialogId, tab, kind, text, origin }] }),
    // Of many alerts in a row the first few say enough.
    ...(kind === "alert" && state.alerts >= TOLD_ALERTS
      ? {}
      : withFact(state, `The page${tab === state.tab ? "" : ` in ${tab}`} opened a dialog (${kind}): “${text}”.`)),
  }),
  "dialog.closed": (state, { dialogId, accepted, by }) => ({
    dialogs: state.dialogs.filter((dialog) => dialog.dialogId !== dialogId),
    ...(by === "user" ? withFromUser(state, `The user answered the dialog with ${accepted ? "OK" : "Cancel"}.`) : {}),
  }),
  "page.silent": () => ({}),
  "user.acted": (state, { what }) => withFromUser(state, `The user acted in the page themselves (${what}).`),
  // A restart of the browser leaves no tab, and no dialog in it.
  "run.paused": (state, { by }) => ({
    // The plan is still there to be looked at, whatever else holds the run by now.
    pausedBy: state.pausedBy === "plan" ? "plan" : by,
    ...(by === "restart" ? withoutTabs(state) : {}),
    ...(by === "plan" ? { planning: "shown" as const } : {}),
  }),
  "run.resumed": (state) => ({ pausedBy: null, ...(state.pausedBy === "plan" ? withAgreedPlan(state) : {}) }),
  "run.interrupted": (state) => (isUnderWay(state) ? withFact(state, INTERRUPTED) : {}),
  "tab.bound": (state, { tabId, origin }) => ({
    tabs: [{ tab: "t1", tabId, origin, open: true }],
    tab: "t1",
    visited: ["t1"],
    ...withFact(state, "The browser was restarted: of the tabs there were only this one, t1, is left."),
  }),
  "run.finished": (_state, event) => ({ finished: event, question: null, pausedBy: null }),
};

const TOLD_ALERTS = 3;

/** Why a proposal is closed that the run goes on with. */
export const TAKEN_UP = "taken up again";

/** What was looked at for a command of the user's own, step by step, without asking the model: it has no need of it. */
function withoutLooksOf({ overrides, steps }: RunState, overrideId: string): Pick<RunState, "steps"> {
  const since = overrides.find((override) => override.overrideId === overrideId)?.step ?? Number.POSITIVE_INFINITY;
  const isUnasked = ({ step, answer }: RunState["steps"][number]) => step > since && answer === null;
  return { steps: steps.map((one) => (isUnasked(one) && one.folded === "no" ? { ...one, folded: "page" } : one)) };
}

const withoutQueued = ({ queue }: RunState, queuedId: string) => queue.filter((one) => one.queuedId !== queuedId);

/** The parts of a plan as lines. */
export const planLines = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${item}`).join("\n");

/** The planner's plan is told as material, since pages may have spoken through it: until the user has looked at it. */
function planChanged(state: RunState, { items, by }: RunEventOf<"plan.changed">): Partial<RunState> {
  if (by !== "planner") return { plan: items };
  const told = withFact(state, `A plan for the task, made beforehand:\n${planLines(items)}`);
  return { plan: items, planning: "asked", ...(state.started?.planFirst ? {} : told) };
}

function withAgreedPlan(state: RunState): Partial<RunState> {
  if (state.plan.length === 0) return {};
  return withFromUser(state, `The plan, which the user has looked at and agrees to:\n${planLines(state.plan)}`);
}

const INTERRUPTED =
  "Deckhand was interrupted here. What the last answer ordered and no result above speaks of was not done.";

/** Whether the last step has an answer, or the beginning of one. */
function isUnderWay({ steps, actions }: RunState): boolean {
  const last = steps.at(-1);
  return last !== undefined && (last.answer !== null || actions.some(({ step }) => step === last.step));
}

const withoutTabs = ({ tabs }: RunState) => ({ tabs: tabs.map((tab) => ({ ...tab, open: false })), dialogs: [] });

/** Folds one event in. */
export function reduce(state: RunState, event: RunEvent): RunState {
  // The table is keyed by the event's own type, which the compiler cannot follow through an index.
  const reducer = REDUCERS[event.type] as (state: RunState, event: RunEvent) => Partial<RunState>;
  const next = { ...state, ...reducer(state, event), seq: event.seq, at: event.at };
  return { ...next, ...timeHeld(state, next, event) };
}

/** The time that passes while it is the user's turn. A browser that was closed had the run wait since its last event. */
function timeHeld(before: RunState, { pausedBy, question }: RunState, { at }: RunEvent) {
  const held = isHeld({ pausedBy, question });
  const { heldSince, heldMs } = before;
  if (held) return { heldSince: heldSince ?? (pausedBy === "restart" ? before.at : at) };
  return heldSince === null ? {} : { heldSince: null, heldMs: heldMs + Math.max(0, at - heldSince) };
}

/** The state after a whole journal. */
export function fold(events: Iterable<RunEvent>): RunState {
  let state = INITIAL_STATE;
  for (const event of events) state = reduce(state, event);
  return state;
}

function answered(state: RunState, { answer }: RunEventOf<"question.answered">): Partial<RunState> {
  const question = state.question?.question;
  // Which of several things a direct command means is between the user and the grammar.
  const told = answer.kind === "answer" && question?.kind === "answer" && question.choices === undefined;
  return {
    question: null,
    awaitsChrome: question?.kind === "site" && question.prompt && isYes(answer) ? question.origin : null,
    denied: [...state.denied, ...(answer.kind === "site" && answer.answer === "deny" ? deniedBy(question) : [])],
    // The question stands in the model's own turn; repeated here, its words could pose as the user's.
    ...(answer.kind === "confirm" && question?.kind === "confirm"
      ? withFromUser(state, `The user said ${answer.confirmed ? "yes" : "no"} to ${askedAbout(state)}.`)
      : {}),
    ...(told ? withFromUser(state, `The user answered your question: ${JSON.stringify(answer.text)}`) : {}),
  };
}

/** What a question was about, in our own words alone: the page's stand with the action's result. */
function askedAbout({ question, actions }: RunState): string {
  const action = actions.find(({ actionId }) => actionId === question?.actionId)?.action;
  if (!action) return "the page's dialog";
  return `your ${action.action}${"ref" in action && action.ref ? ` ${action.ref}` : ""}`;
}

const isYes = (answer: Answer) => answer.kind === "site" && answer.answer !== "deny";

function deniedBy(question: Question | undefined): string[] {
  return question?.kind === "site" ? question.modes.map((mode) => `${mode} ${question.origin}`) : [];
}

function observed(state: RunState, event: RunEventOf<"page.observed">): Partial<RunState> {
  const { step, outline, boundary, url, tabs, secrets, unchanged = false, isDelta = false } = event;
  const shown = { ...(tabs === undefined ? {} : { tabs }), ...(secrets === undefined ? {} : { secrets }) };
  return {
    phase: "planning",
    awaitsChrome: null,
    alerts: 0,
    step,
    steps: [
      ...state.steps,
      {
        step,
        outline,
        boundary,
        url,
        ...shown,
        answer: null,
        folded: "no",
        isDelta,
        unchanged,
        facts: [],
        fromUser: [],
      },
    ],
    pageTokens: { whole: event.pageTokens, outline: event.tokens },
  };
}

function feedbackRead(state: RunState, { feedbackIds, step }: RunEventOf<"feedback.read">): Partial<RunState> {
  const read = state.feedback.filter(({ feedbackId }) => feedbackIds.includes(feedbackId));
  const lines = read.map(({ feedbackId, text }) => `user_feedback ${feedbackId}: ${text}`);
  return {
    feedback: state.feedback.map((one) => (read.includes(one) ? { ...one, readAt: step } : one)),
    steps: withLast(state.steps, (last) => ({ ...last, fromUser: [...last.fromUser, ...lines] })),
  };
}

const takenIn = (line: string, feedbackIds: string[]): string =>
  feedbackIds.some((id) => line.startsWith(`user_feedback ${id}:`)) ? `${line} (you took this in)` : line;

function modelAnswered(state: RunState, event: RunEventOf<"model.answered">): Partial<RunState> {
  const { answer, usage, role, dollars } = event;
  const cost = dollars === undefined ? {} : { dollars: (state.dollars ?? 0) + dollars };
  const tokens = {
    in: state.tokens.in + usage.in,
    cached: state.tokens.cached + usage.cached,
    out: state.tokens.out + usage.out,
  };
  // What another role was asked for is no turn of the run.
  if (role) return { tokens, ...cost };
  return {
    ...cost,
    steps: withLast(state.steps, (step) => ({ ...step, answer })),
    tokens,
    modelFailures: 0,
    answerProblem: null,
  };
}

function planned(state: RunState, event: RunEventOf<"action.planned">): Partial<RunState> {
  const { actionId, action, by, target, instruction, overrideId } = event;
  const record: ActionRecord = {
    actionId,
    action,
    by,
    step: state.step,
    stage: "planned",
    key: JSON.stringify(action),
    ...(target === undefined ? {} : { target }),
    ...(instruction === undefined ? {} : { instruction }),
    ...(overrideId === undefined ? {} : { overrideId }),
  };
  return { actions: [...state.actions, record] };
}

function updated(state: RunState, actionId: string, change: Partial<ActionRecord>): Pick<RunState, "actions"> {
  return {
    actions: state.actions.map((action) => (action.actionId === actionId ? { ...action, ...change } : action)),
  };
}

function withFact(state: RunState, fact: string): Pick<RunState, "steps"> {
  return { steps: withLast(state.steps, (step) => ({ ...step, facts: [...step.facts, fact] })) };
}

function withFromUser(state: RunState, line: string): Pick<RunState, "steps"> {
  return { steps: withLast(state.steps, (step) => ({ ...step, fromUser: [...step.fromUser, line] })) };
}

function withLast<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const last = items.at(-1);
  return last === undefined ? items : [...items.slice(0, -1), change(last)];
}

function withoutOnce(state: RunState, origin: string, mode: Mode) {
  const used = state.grants.findIndex(
    (grant) => grant.scope === "once" && grant.origin === origin && grant.mode === mode,
  );
  return state.grants.filter((_, index) => index !== used);
}
