/** The runs of this browser: starts them, hands them what users say, and takes them up again after the worker's death. */
import {
  driveRun,
  type Ending,
  earlierOf,
  endInTime,
  endRun,
  fold,
  leaveClosedTab,
  openTabs,
  originsRead,
  type PageDialog,
  planLines,
  RunSession,
  type RunState,
  readableOrigins,
  recordDialog,
  type TurnMemory,
  viewOf,
  withdrawQuestion,
} from "../agent/index.ts";
import { maskPasswords } from "../direct-commands/index.ts";
import { cleanText, outlineHistory } from "../dom-compressor/outline.ts";
import { originsNamedIn } from "../permissions/index.ts";
import type { Action } from "../protocol/action.ts";
import { ConfigurationError, ProtocolError } from "../protocol/errors.ts";
import type { EarlierTask, ProposalItem, RunEvent } from "../protocol/event.ts";
import { type Grant, webOrigin } from "../protocol/grant.ts";
import type { RunStart } from "../protocol/messages.ts";
import type { Answer } from "../protocol/question.ts";
import { DEFAULT_INPUT, type Input, isModelConfigured } from "../protocol/settings.ts";
import type { RunView } from "../protocol/view.ts";
import { type OpenedDialog, sendToDebugger } from "./debugger.ts";
import { keepAwake, letSleep } from "./keep-alive.ts";
import { portsOf, type RunPorts } from "./run-ports.ts";
import { NavigationGuard, type RunToGuard } from "./sites/navigation-guard.ts";
import { giveBack } from "./sites/site-access.ts";
import { isSiteNeeded } from "./sites/site-needs.ts";
import { describeAttachments, pruneAttachments, removeAttachment } from "./store/attachment-store.ts";
import { activeRuns, latestRun, pruneRuns, type RunRow, readEvents } from "./store/journal-store.ts";
import {
  forgetLentSites,
  forgetRunSecrets,
  noteSiteUse,
  readInput,
  readLentSites,
  readLimits,
  readModelOrigins,
  readModelSettings,
  readSites,
  writeRunSecrets,
} from "./store/settings-store.ts";
import { unlessBrowserEnds } from "./tab/browser-end.ts";
import { tabFor, tabsAt } from "./tab/lost-tab.ts";
import { viewTab } from "./tab/tab-view.ts";
import { within } from "./time-limit.ts";

/** Told whenever something that a panel shows has changed. */
type Watcher = (session: RunSession, event: RunEvent | null) => void;

interface LiveRun {
  session: RunSession;
  ports: RunPorts;
  /** The tab in which the task began; `NO_TAB` after a restart of the browser. */
  tabId: number;
  /** Tabs whose panels show the run though none of them is its own: it has lost its tab, or that has another number. */
  guests: Set<number>;
  /** Settles when it has a tab again. */
  finding?: Promise<void>;
  /** Settles when the loop has ended and the tab is let go. */
  driving: Promise<void>;
}

/** What Chrome calls no tab at all. */
const NO_TAB = -1;

/** How long a loop may take to notice that its run has ended. */
const LOOP_END_MS = 2000;

export class RunController {
  private readonly live = new Map<string, LiveRun>();
  private readonly watchers = new Set<Watcher>();
  private readonly guard = new NavigationGuard(() => this.runsToGuard());
  /** Tabs on which a task is being started. */
  private readonly starting = new Set<number>();
  /** Settles when runs that were interrupted have been taken up again. */
  private recovered: Promise<void> = Promise.resolve();

  watch(watcher: Watcher): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Takes up what was interrupted. After a restart of the browser they wait for the user's Resume. */
  recover(browserRestarted: Promise<boolean>): void {
    this.recovered = browserRestarted
      .then(async (restarted) => {
        for (const run of await activeRuns()) await this.takeUp(run, restarted).catch(tellFault);
        await this.giveBackLentSites();
        // Rules outlive the worker that set them.
        this.guard.noteChange();
      })
      // What cannot be taken up must not keep new tasks from starting.
      .catch(tellFault);
  }

  private async takeUp({ runId, tabId }: RunRow, browserRestarted: boolean): Promise<void> {
    const past = await readEvents(runId);
    const state = fold(past);
    const isLost = browserRestarted || openTabs(state).length === 0;
    const home = isLost ? NO_TAB : tabId;
    const { mode, input = DEFAULT_INPUT } = state.started ?? {};
    const { ports, unusable } = await this.portsFor(runId, home, mode === "model", input);
    const session = this.open(runId, home, ports, past);
    if (browserRestarted) await session.append({ type: "run.paused", by: "restart" });
    const current = openTabs(session.state).find(({ tab }) => tab === state.tab);
    if (current) ports.page.use(current.tabId);
    // What a dialog has held up is lost; that it is open is not.
    for (const dialog of session.state.dialogs) {
      const tab = openTabs(state).find((open) => open.tab === dialog.tab);
      if (tab) ports.page.pageOf(tab.tabId).dialog.opened(wordsOf(dialog));
    }
    if (unusable) await this.end(runId, { status: "stopped", text: unusable });
    else this.drive(runId);
  }

  /** Gives a run that a restart of the browser has left without one a tab: the one that shows its last page, or a new one. */
  private async findTab(run: LiveRun): Promise<void> {
    if (openTabs(run.session.state).length > 0) return;
    // Resume and a command at the same moment must not open two tabs.
    run.finding ??= this.bindTab(run).finally(() => delete run.finding);
    await run.finding;
  }

  private async bindTab(run: LiveRun): Promise<void> {
    const { session, ports } = run;
    const isTaken = (tabId: number) => this.ofTab(tabId) !== undefined || this.starting.has(tabId);
    const { tabId, origin } = await tabFor(lastAddress(session.state), isTaken);
    ports.page.moveTo(tabId);
    run.tabId = tabId;
    await session.append({ type: "tab.bound", tabId, origin });
  }

  /** Starts a task on a tab. @throws {ConfigurationError} when there is nothing to do or the tab is taken. */
  async start(start: RunStart): Promise<{ runId: string }> {
    const { tabId, task, grants = [] } = start;
    await this.recovered;
    if (task.trim() === "")
      throw new ConfigurationError("task-empty", "Write what Deckhand should do, then press Run.");
    if (this.ofTab(tabId) || this.starting.has(tabId))
      throw new ConfigurationError("run-active", "A task is already running on this tab. Stop it first.");
    refuseGrantsFromPanels(grants);
    const runId = crypto.randomUUID();
    this.starting.add(tabId);
    try {
      await this.begin(runId, { ...start, task: task.trim() });
    } catch (error) {
      this.forget(runId);
      throw error;
    } finally {
      this.starting.delete(tabId);
    }
    return { runId };
  }

  private async begin(runId: string, start: RunStart): Promise<void> {
    const { tabId, task, limits, attendance, grants = [] } = start;
    // The loop of a run that was just stopped still holds the tab for a moment.
    await Promise.all([...this.live.values()].filter((run) => run.tabId === tabId).map(({ driving }) => driving));
    await pruneRuns();
    await pruneAttachments();
    const masked = maskPasswords(task, (index) => `task-${index}`);
    await writeRunSecrets(runId, masked.secrets);
    const tab = await viewTab(tabId);
    const configured = isModelConfigured(await readModelSettings("navigator"));
    const input = await readInput();
    const { ports, unusable } = await this.portsFor(runId, tabId, configured, input);
    const session = this.open(runId, tabId, ports, []);
    await session.append({
      type: "run.started",
      task: masked.task,
      tabId,
      url: tab.url ?? "",
      origin: tab.origin ?? "null",
      mode: configured ? "model" : "direct",
      model: ports.model?.label ?? "direct commands",
      limits: { ...(await readLimits()), ...limits },
      attendance: attendance ?? { attended: true, confirmed: "none" },
      input,
      named: await namedOrigins(task, tab.origin, grants),
      attachments: await describeAttachments(start.attachments ?? []),
      ...(start.planFirst && configured ? { planFirst: true } : {}),
      ...(start.follows === undefined || !configured ? {} : await earlierTask(start.follows)),
    });
    for (const grant of grants) await session.append({ type: "grant.given", grant });
    const obstacle = tab.obstacle ?? unusable;
    if (obstacle) await this.end(runId, { status: "failed", text: obstacle });
    else this.drive(runId);
  }

  async pause(runId: string): Promise<void> {
    const { session } = await this.find(runId);
    await session.appendIf(({ pausedBy }) => (pausedBy === null ? { type: "run.paused", by: "user" } : null));
  }

  async resume(runId: string): Promise<void> {
    const run = await this.find(runId);
    if (run.session.state.pausedBy === null) return;
    await this.findTab(run);
    await run.session.appendIf(({ pausedBy }) => (pausedBy === null ? null : { type: "run.resumed" }));
  }

  /**
   * Words of the user while the run is under way. Without a model they are more direct commands.
   * @throws {ConfigurationError} when they are empty, or are no commands and there is no model to read them
   */
  async feedback(runId: string, text: string): Promise<void> {
    const { session, ports } = await this.find(runId);
    const masked = await maskWords(session, text);
    const isCommands = session.state.started?.mode === "direct";
    const parsed = isCommands ? ports.direct.parse(masked) : null;
    if (parsed && !parsed.ok) throw new ConfigurationError("message-unreadable", parsed.message);
    await session.appendIf(({ feedback }) => ({
      type: "feedback.given",
      feedbackId: `f${feedback.length + 1}`,
      text: masked,
    }));
    if (isCommands) return;
    // What was planned before is planned anew.
    await session.appendIf(({ proposal }) =>
      proposal.length > 0 ? { type: "proposal.closed", reason: "let go, since the user sent a message" } : null,
    );
    await withdrawQuestion(session, "you sent a message instead", false);
  }

  /** A task for after the one under way. Without a model that is what more direct commands are. */
  async queueTask(runId: string, text: string): Promise<void> {
    const { session } = await this.find(runId);
    if (session.state.started?.mode === "direct") return this.feedback(runId, text);
    const masked = await maskWords(session, text);
    await session.appendIf(({ seq }) => ({ type: "task.queued", queuedId: `q${seq + 1}`, text: masked }));
  }

  async unqueueTask(runId: string, queuedId: string): Promise<void> {
    const { session } = await this.find(runId);
    const isThere = await session.appendIf(({ queue }) =>
      queue.some((one) => one.queuedId === queuedId) ? { type: "task.unqueued", queuedId } : null,
    );
    if (!isThere) throw new ProtocolError("run-unknown", "That task is no longer waiting.");
  }

  /**
   * The plan as the user wants it. While the run waits for them to look at it, it is told with their Resume; later it is
   * a message like any other.
   */
  async editPlan(runId: string, items: string[]): Promise<void> {
    const { session } = await this.find(runId);
    const text = items.flatMap((item) => item.trim().replace(/\s+/g, " ") || []).join("\n");
    const plan = (await maskWords(session, text)).split("\n");
    if (plan.join("\n") === session.state.plan.join("\n")) return;
    const changed = { type: "plan.changed", items: plan, by: "user" } as const;
    const isLookedAt = await session.appendIf(({ pausedBy }) => (pausedBy === "plan" ? changed : null));
    if (isLookedAt) return;
    // The message comes first: no answer that is under way changes the plan back after it, and no plan is shown that nobody was told of.
    await this.feedback(runId, `Follow this plan from here on:\n${planLines(plan)}`);
    await session.append(changed);
  }

  /** A command of the user's own, to be carried out at once, also while the run is paused. */
  async override(runId: string, text: string): Promise<void> {
    const run = await this.find(runId);
    const { session, ports } = run;
    const masked = await maskWords(session, text);
    const parsed = ports.model ? null : ports.direct.parse(masked);
    if (parsed && !parsed.ok) throw new ConfigurationError("message-unreadable", parsed.message);
    await this.findTab(run);
    await session.appendIf(({ seq }) => ({ type: "override.given", overrideId: `o${seq + 1}`, text: masked }));
    await withdrawQuestion(session, "you gave a command instead", true);
  }

  /** Changes an action of the kept proposal; null strikes it. What is no longer kept cannot be changed. */
  async editProposal(runId: string, itemId: string, action: Action | null): Promise<void> {
    const { session } = await this.find(runId);
    const isChanged = await session.appendIf(({ proposal }) => {
      if (!proposal.some((item) => item.itemId === itemId)) return null;
      const items = proposal.flatMap((item) => (item.itemId === itemId ? changedItem(item, action) : item));
      return { type: "proposal.changed", items };
    });
    if (!isChanged) throw new ProtocolError("run-unknown", "That action is no longer waiting.");
  }

  async dropProposal(runId: string): Promise<void> {
    const { session } = await this.find(runId);
    await session.appendIf(({ proposal }) =>
      proposal.length > 0 ? { type: "proposal.closed", reason: "let go by the user" } : null,
    );
  }

  async stop(runId: string, text = "You stopped it."): Promise<void> {
    await this.find(runId);
    await this.end(runId, { status: "stopped", text });
  }

  /** Ends a run from outside, and lets go of its tab whether or not its loop has noticed. */
  private async end(runId: string, ending: Ending): Promise<void> {
    const run = this.live.get(runId);
    if (!run) return;
    await endRun(run.session, run.ports, ending);
    // The panel need not wait for what only clears up.
    run.driving = within(LOOP_END_MS, run.driving, () => undefined)
      .then(() => run.ports.page.close())
      .finally(() => this.forget(runId));
  }

  /** Hands an answer to the question it belongs to; one that was withdrawn meanwhile is not answered. */
  async answer(runId: string, questionId: string, answer: Answer): Promise<void> {
    const { session } = await this.find(runId);
    const isAnswered = await session.appendIf(({ question }) =>
      question?.questionId === questionId && question.question.kind === answer.kind
        ? { type: "question.answered", questionId, answer }
        : null,
    );
    if (!isAnswered) throw new ProtocolError("run-unknown", "That question is no longer open.");
  }

  /** The user acted in the page of a run: it is theirs until they press Resume. */
  async userActed(tabId: number, documentId: string | undefined, what: string): Promise<void> {
    await this.recovered;
    const run = this.ofTab(tabId);
    if (!run || run.session.state.pausedBy !== null) return;
    if (documentId === undefined || !(documentId in run.session.state.documents)) return;
    // The pause comes first: were the worker to die in between, the run would work on under the user's hands.
    const isTaken = await run.session.appendIf(({ pausedBy }) =>
      pausedBy === null ? { type: "run.paused", by: "take-over" } : null,
    );
    if (isTaken) await run.session.append({ type: "user.acted", what });
  }

  /** @param withWindow the whole window is being closed: perhaps because the browser is being quit */
  async tabClosed(tabId: number, withWindow: boolean): Promise<void> {
    this.guard.noteClosed(tabId);
    await this.recovered;
    if (withWindow) await unlessBrowserEnds(tabId);
    const run = this.ofTab(tabId);
    if (!run || run.ports.page.isClosing(tabId)) return;
    const { session, ports } = run;
    const text = "The tab was closed before the task had ended.";
    if (tabId === run.tabId) return this.end(session.runId, { status: "failed", text });
    if (ports.page.currentTabId === tabId) return leaveClosedTab(session, ports);
    const closed = session.state.tabs.find((one) => one.tabId === tabId);
    if (closed) await session.append({ type: "tab.closed", tab: closed.tab, by: "user" });
  }

  /** Chrome has put the page of a tab that nobody looked at out of its memory: the tab is the same, its number is another. */
  async tabReplaced(added: number, removed: number): Promise<void> {
    await this.recovered;
    const run = this.ofTab(removed);
    const tab = run && openTabs(run.session.state).find(({ tabId }) => tabId === removed)?.tab;
    if (!run || tab === undefined) return;
    run.ports.page.replace(removed, added);
    if (run.tabId === removed) run.tabId = added;
    // A panel that was opened for the tab by its number goes on showing the run.
    run.guests.add(removed);
    await run.session.append({ type: "tab.replaced", tab, tabId: added });
  }

  /** The user pressed Cancel on the browser's debugging bar. */
  async debuggingCancelled(tabId: number): Promise<void> {
    await this.recovered;
    const run = this.ofTab(tabId);
    if (run) await this.stop(run.session.runId, "You stopped it from the browser's debugging bar.");
  }

  async dialogOpened(tabId: number, opened: OpenedDialog): Promise<void> {
    await this.recovered;
    const run = this.ofTab(tabId);
    const tab = run?.session.state.tabs.find((one) => one.tabId === tabId && one.open)?.tab;
    if (!run || tab === undefined) return;
    const { kind, text } = opened;
    const dialog: PageDialog = { kind, text: cleanText(text), origin: webOrigin(opened.url) ?? "this page" };
    // An alert asks nothing: it is closed, and told.
    const isClosed = kind === "alert" && (await closeDialog(tabId, true));
    const isTold = await recordDialog(run.session, dialog, tab).then(
      () => true,
      () => false,
    );
    if (isClosed) return;
    // The run is told before those who wait for the page are; a run that has ended answers no more.
    if (isTold) run.ports.page.pageOf(tabId).dialog.opened(wordsOf(dialog));
    else await closeDialog(tabId, false);
  }

  private async pageSilent(runId: string, tabId: number): Promise<void> {
    const session = this.live.get(runId)?.session;
    const tab = session?.state.tabs.find((one) => one.tabId === tabId && one.open)?.tab;
    if (session && tab !== undefined) await session.append({ type: "page.silent", tab });
  }

  /** The user has answered a dialog in the page itself. */
  async dialogClosed(tabId: number, accepted: boolean): Promise<void> {
    await this.recovered;
    const run = this.ofTab(tabId);
    if (!run?.ports.page.pageOf(tabId).dialog.closed()) return;
    const { session } = run;
    const { tabs, dialogs, question } = session.state;
    const tab = tabs.find((one) => one.tabId === tabId)?.tab;
    const dialogId = dialogs.findLast((dialog) => dialog.tab === tab)?.dialogId;
    if (dialogId !== undefined) await session.append({ type: "dialog.closed", dialogId, accepted, by: "user" });
    const isAbout = question?.question.kind === "confirm" && question.question.effect.kind === "dialog";
    if (isAbout) await withdrawQuestion(session, "you answered the dialog in the page", true);
  }

  /** The run that a panel of this tab shows: the active one, else the latest. */
  async view(tabId: number): Promise<RunView | null> {
    await this.recovered;
    const run = this.ofTab(tabId) ?? (await this.guestOf(tabId));
    if (run) return viewOfSession(run.session);
    const row = await latestRun(tabId);
    if (!row) return null;
    const events = await readEvents(row.runId);
    return viewOf(row.runId, fold(events), events, "");
  }

  /** All events of a run so far. */
  async events(runId: string): Promise<readonly RunEvent[]> {
    await this.recovered;
    return this.live.get(runId)?.session.events ?? readEvents(runId);
  }

  private ofTab(tabId: number): LiveRun | undefined {
    const isOf = ({ session: { state }, tabId: home }: LiveRun) =>
      home === tabId || openTabs(state).some((tab) => tab.tabId === tabId);
    return [...this.live.values()].find((run) => !run.session.state.finished && isOf(run));
  }

  /** Whether a panel of this tab shows the run. */
  isShownOn(session: RunSession, tabId: number): boolean {
    const isOwn = openTabs(session.state).some((tab) => tab.tabId === tabId);
    return isOwn || (this.live.get(session.runId)?.guests.has(tabId) ?? false);
  }

  /** A run that has lost its tab shows where its last page is, and on every tab while that page is nowhere. */
  private async guestOf(tabId: number): Promise<LiveRun | undefined> {
    for (const run of this.live.values()) {
      const { state } = run.session;
      if (state.finished) continue;
      if (run.guests.has(tabId)) return run;
      if (openTabs(state).length > 0) continue;
      const places = await tabsAt(lastAddress(state));
      if (places.length > 0 && !places.includes(tabId)) continue;
      run.guests.add(tabId);
      return run;
    }
    return undefined;
  }

  private async find(runId: string): Promise<LiveRun> {
    await this.recovered;
    const run = this.live.get(runId);
    if (!run || run.session.state.finished) throw new ProtocolError("run-unknown", "That task has already ended.");
    return run;
  }

  private open(runId: string, tabId: number, ports: RunPorts, past: RunEvent[]): RunSession {
    const session = new RunSession(runId, ports, (changed, event) => this.tell(changed, event), past);
    this.live.set(runId, { session, ports, tabId, guests: new Set(), driving: Promise.resolve() });
    keepAwake(runId);
    return session;
  }

  private drive(runId: string): void {
    const run = this.live.get(runId);
    if (!run) return;
    const { session, ports } = run;
    run.driving = driveRun(session, ports, outlineMemory()).finally(async () => {
      // Lets go of what still waits on this run, its time limit above all.
      session.abort();
      await ports.page.close();
      this.forget(runId);
    });
    void endInTime(session, ports);
  }

  /** Tabs or the user's rules have changed: what runs may open is told to the browser anew. */
  guardAgain(): void {
    if (this.live.size > 0) this.guard.noteChange();
  }

  /** A page has opened a tab, one of a run's perhaps. */
  tabOpened(tabId: number, openerId: number): void {
    this.guard.noteOpened(tabId, openerId);
    this.guardAgain();
  }

  /** Runs that have looked at a page. While one is paused its tabs are the user's to drive. */
  private async runsToGuard(): Promise<RunToGuard[]> {
    const states = [...this.live.values()].map(({ session }) => session);
    const guarded = states.filter(
      ({ state }) => !state.finished && state.pausedBy === null && Object.keys(state.documents).length > 0,
    );
    const rules = guarded.length > 0 ? await readSites() : {};
    return guarded.map(({ runId, state }) => ({
      runId,
      tabs: openTabs(state).map(({ tabId }) => tabId),
      origins: readableOrigins(state, rules),
    }));
  }

  private forget(runId: string): void {
    const session = this.live.get(runId)?.session;
    this.live.delete(runId);
    this.guard.noteChange();
    for (const { attachmentId } of session?.state.started?.attachments ?? []) void removeAttachment(attachmentId);
    void this.giveBackLentSites().catch(tellFault);
    if (session) void noteSiteUse(originsRead(session.events), Date.now()).catch(tellFault);
    letSleep(runId);
    void forgetRunSecrets(runId);
  }

  /** When no run needs them any more, Chrome gets back the sites that it let us into for a task. */
  private async giveBackLentSites(): Promise<void> {
    await this.giveBackSites(await readLentSites());
  }

  /** Gives sites back to Chrome, unless something needs them. */
  async giveBackSites(origins: readonly string[]): Promise<void> {
    const needs = {
      rules: await readSites(),
      baseUrls: await readModelOrigins(),
      runs: [...this.live.values()].map(({ session }) => session.state),
    };
    const needless = origins.filter((origin) => !isSiteNeeded(origin, needs));
    await giveBack(needless);
    await forgetLentSites(needless);
  }

  /** A panel that cannot be told must not break the run. */
  private tell(session: RunSession, event: RunEvent | null): void {
    if (event !== null && CHANGES_WHERE_IT_MAY_GO.has(event.type)) this.guard.noteChange();
    for (const watcher of this.watchers) {
      try {
        watcher(session, event);
      } catch (error) {
        tellFault(error);
      }
    }
  }

  private portsFor(runId: string, tabId: number, withModel: boolean, input: Input) {
    return portsOf({
      runId,
      tabId,
      withModel,
      input,
      passing: (passage, work) => this.guard.during(runId, passage, work),
      silent: (silentTabId) => void this.pageSilent(runId, silentTabId).catch(() => undefined),
    });
  }
}

const CHANGES_WHERE_IT_MAY_GO: ReadonlySet<RunEvent["type"]> = new Set([
  "document.seen",
  "grant.given",
  "grant.used",
  "tab.opened",
  "tab.bound",
  "tab.closed",
  "tab.replaced",
  "run.paused",
  "run.resumed",
  "run.finished",
]);

/** Whole current state of a live run, for its panels. */
export const viewOfSession = (session: RunSession): RunView =>
  viewOf(session.runId, session.state, session.events, session.say);

/** Where the run looked last, as origin and path. */
const lastAddress = ({ steps, started }: RunState): string => steps.at(-1)?.url ?? started?.url ?? "";

/** What a new task is told of the one that it goes on from; nothing where that is kept no more. */
async function earlierTask(runId: string): Promise<{ earlier?: EarlierTask }> {
  const earlier = earlierOf(await readEvents(runId));
  return earlier ? { earlier } : {};
}

/** A password in what the user says never gets into the journal. @returns the words with names in its place */
async function maskWords(session: RunSession, text: string): Promise<string> {
  const { secrets } = maskPasswords(text, (index) => `said-${index}`);
  let masked = text.trim();
  for (const value of Object.values(secrets)) masked = masked.replaceAll(value, await session.learnSecret(value));
  if (masked === "") throw new ConfigurationError("task-empty", "Write what Deckhand should know or do first.");
  return masked;
}

function changedItem(item: ProposalItem, action: Action | null): ProposalItem[] {
  return action === null ? [] : [{ ...item, action, edited: true }];
}

/** @returns whether it was there to be closed */
const closeDialog = (tabId: number, accept: boolean): Promise<boolean> =>
  sendToDebugger(tabId, "Page.handleJavaScriptDialog", { accept }).then(
    () => true,
    () => false,
  );

const wordsOf = ({ kind, text }: Pick<PageDialog, "text"> & { kind: string }) => `${kind} ${JSON.stringify(text)}`;

/** Only the command line's build takes grants with the task: its flags stand for the user's answers. */
function refuseGrantsFromPanels(grants: Grant[]): void {
  if (grants.length > 0 && process.env.PLASMO_PUBLIC_HEADLESS !== "1") {
    throw new ProtocolError("message-invalid", "This build takes grants from the user's answers alone.");
  }
}

async function namedOrigins(task: string, start: string | null, grants: Grant[]): Promise<string[]> {
  const endpoints = await readModelOrigins();
  const origins = [start, ...endpoints, ...originsNamedIn(task), ...grants.map(({ origin }) => origin)];
  return [...new Set(origins.filter((origin) => typeof origin === "string"))];
}

/** A fault that no run can tell of. */
function tellFault(error: unknown): void {
  console.error("Deckhand:", error);
}

function outlineMemory(): TurnMemory {
  const history = outlineHistory();
  return {
    show: ({ documents, outline }, step, redact, isKept) =>
      history.show({ documentId: documents[0]?.documentId ?? "", step, outline, redact, isKept }),
  };
}
