/** One action, from plan to effect: target still the same → permission → consequence → performed. Every step is journaled before its effect. */
import {
  activates,
  type CarriedText,
  checkAddress,
  consequenceOfAll,
  decideConfirmation,
  originsNamedIn,
} from "../../permissions/index.ts";
import { ACTION_DEFINITIONS, type Action, type ActionOf, type PageAction, refsOf } from "../../protocol/action.ts";
import { webOrigin } from "../../protocol/grant.ts";
import type { Effect } from "../../protocol/question.ts";
import type { ElementFacts } from "../../protocol/snapshot.ts";
import { ask, QuestionWithdrawn } from "../ask.ts";
import { dialogEffect } from "../dialog.ts";
import { ensureGrant, type GrantNeed, spendGrant } from "../grants.ts";
import { resolveSecrets, secretNames } from "../journal/redact.ts";
import type { RunSession } from "../journal/session.ts";
import { currentDialog, isOvertaken } from "../journal/state.ts";
import { describeTarget, type Look } from "../observe.ts";
import type { DocumentRef, Focus, Ports, TabResult } from "../ports.ts";
import { effectOfRepeating } from "./again.ts";
import { uploadOf } from "./attachments.ts";
import { carryingEffects, effectsOfPasting, textsOf } from "./carrying.ts";
import { drop, type Executed, type Order, plan } from "./order.ts";
import { readFrom } from "./read-actions.ts";
import { Refusal } from "./refusal.ts";
import { standAmongTheSame, withSurroundings } from "./surroundings.ts";
import { type ActionContext, performTabAction } from "./tab-actions.ts";
import { withWritten } from "./written.ts";

/** What of an action concerns one document. */
interface Part {
  document: DocumentRef;
  action: PageAction;
}

/** Text may stand in any frame. */
const isAnswerableAnywhere = (action: PageAction | undefined): boolean =>
  action?.action === "find_text" || (action?.action === "wait_for" && action.text !== undefined && !action.gone);

type Focused = Exclude<Focus, "hidden">;

const focusedFacts = ({ facts }: Focused): ElementFacts[] => (facts ? [facts] : []);

const prefixOf = (ref: string): string => ref.replace(/\d+$/, "");

const wentWell = (result: Executed | undefined): boolean =>
  result?.outcome === "done" || result?.outcome === "no-change";

/**
 * Carries out one action of a turn; `ask_user` and `done` are not actions on a page and do not come here.
 * @throws {RunEnded | PageError}
 */
export async function execute(session: RunSession, ports: Ports, seen: Look, given: Order): Promise<Executed> {
  const order = { ...given, action: await maskSecrets(session, seen, given.action) };
  const actionId = await plan(session, seen, order);
  try {
    return await new Execution(session, ports, seen, order, actionId).run();
  } catch (refusal) {
    if (refusal instanceof QuestionWithdrawn) return drop(session, actionId, "skipped", refusal.message);
    if (!(refusal instanceof Refusal)) throw refusal;
    const dropped = await drop(session, actionId, refusal.outcome, refusal.message);
    return refusal.paused ? { ...dropped, paused: true } : dropped;
  }
}

/** What goes into a secret field is a secret, also where nobody recognised it in the task. */
async function maskSecrets(session: RunSession, seen: Look, action: Action): Promise<Action> {
  const mask = async (ref: string, text: string) =>
    seen.nodes.get(ref)?.secret && text && secretNames(text).length === 0 ? session.learnSecret(text) : text;
  if (action.action === "type") return { ...action, text: await mask(action.ref, action.text) };
  if (action.action !== "fill_form") return action;
  const fields = [];
  for (const { ref, value } of action.fields) {
    fields.push({ ref, value: typeof value === "string" ? await mask(ref, value) : value });
  }
  return { ...action, fields };
}

class Execution implements ActionContext {
  constructor(
    readonly session: RunSession,
    readonly ports: Ports,
    readonly seen: Look,
    readonly order: Order,
    readonly actionId: string,
  ) {
    this.words = session.words;
  }

  /** How often the user had said something when this began. */
  private readonly words: number;

  private get asker(): { actionId: string; words: number } {
    return { actionId: this.actionId, words: this.words };
  }

  async run(): Promise<Executed> {
    const { action } = this.order;
    if (action.action === "answer_dialog") return this.answerDialog(action);
    if (action.action === "note") return this.conclude({ outcome: "done", effect: "kept" });
    if (action.action === "save_result") return this.saveResult(action.text);
    if (currentDialog(this.session.state)) {
      throw new Refusal("refused", "a dialog is open: answer it with answer_dialog first");
    }
    switch (action.action) {
      case "navigate":
      case "go_back":
      case "reload":
      case "open_tab":
      case "switch_tab":
      case "close_tab":
        return performTabAction(this, action);
      case "expand":
      case "read_page":
      case "extract":
        return this.dispatch("reading this page is allowed", [], () =>
          readFrom(this.session, this.ports, this.seen, action),
        );
      case "ask_user":
      case "done":
        throw new Refusal("refused", "not an action on a page");
      default:
        return this.act(action);
    }
  }

  private async saveResult(text: string): Promise<Executed> {
    await this.session.append({ type: "finding.saved", text });
    return this.conclude({ outcome: "done", effect: "shown to the user" });
  }

  /** Ends an action that touches neither page nor tab. */
  private async conclude(result: Executed): Promise<Executed> {
    const { outcome, effect } = result;
    await this.session.append({ type: "action.acked", actionId: this.actionId, outcome, effect, ms: 0 });
    return result;
  }

  /** OK may have consequences that nobody can see beforehand; Cancel is what a page takes for no. */
  private async answerDialog({ accept, text }: ActionOf<"answer_dialog">): Promise<Executed> {
    const dialog = currentDialog(this.session.state);
    if (!dialog) throw new Refusal("refused", "no dialog is open");
    const { dialogId, origin } = dialog;
    const reason = "answer the page's dialog with OK";
    if (accept) {
      if (!(await this.order.whole)) throw new Refusal("skipped", "the model's answer broke off");
      await this.need({ origin, mode: "write", access: "read and change", reason });
      await this.carrying([{ to: origin, text: text ?? "", field: "Answer" }]);
      await this.confirm(dialogEffect(dialog, text));
    }
    const isOpen = () => currentDialog(this.session.state)?.dialogId === dialogId;
    const rule = accept ? "you confirmed it" : "Cancel needs no permission";
    const answerIt = async (): Promise<TabResult> => {
      const { settled } = await this.ports.page.answerDialog({ accept, ...(text === undefined ? {} : { text }) });
      await this.session.append({ type: "dialog.closed", dialogId, accepted: accept, by: "run" });
      return settled;
    };
    return this.dispatch(rule, [], answerIt, isOpen);
  }

  private async act(action: PageAction): Promise<Executed> {
    const focus = await this.focus(action);
    const parts = focus ? [{ document: focus.document, action }] : this.byDocument(action);
    const facts = focus ? focusedFacts(focus) : await this.facts(action);
    const origins = await this.originsOf(parts, facts);
    const rule = await this.permission(action, origins, facts);
    await this.destination(action, facts);
    await this.carrying(textsOf(action, facts, origins), effectsOfPasting(action, facts, origins));
    const consequential = await this.consequence(action, facts);
    const resolved = await Promise.all(
      parts.map(async (part) => ({ ...part, action: await this.withSecrets(part.action, facts) })),
    );
    const leadsTo = consequential ? facts.flatMap(formOrigin) : [];
    return this.dispatch(rule, origins, async () =>
      this.followed(await this.performParts(resolved, !consequential, leadsTo)),
    );
  }

  /** Where the browser stopped the page, the user is asked, and on a yes the address is opened. */
  async followed(result: TabResult): Promise<TabResult> {
    const { stoppedAt = "", effect } = result;
    const origin = webOrigin(stoppedAt);
    if (origin === undefined) return result;
    try {
      const address = this.checked(stoppedAt);
      await this.need({ origin, mode: "read", access: "read", reason: `follow the page to ${address}` });
      const { effect: opened, ...gone } = await this.ports.page.navigate(address, this.session.signal);
      return { ...gone, effect: `${effect}\n${opened}` };
    } catch (refusal) {
      if (refusal instanceof Refusal || refusal instanceof QuestionWithdrawn) return result;
      throw refusal;
    }
  }

  /** Performs an action in each document it concerns; what is not done in one is not tried in the next. */
  private async performParts(parts: Part[], relocate: boolean, leadsTo: string[]): Promise<TabResult> {
    if (parts.length > 1 && isAnswerableAnywhere(parts[0]?.action)) return this.performAnywhere(parts);
    const results: TabResult[] = [];
    for (const part of parts) {
      results.push(await this.performPart(part, relocate, this.session.signal, leadsTo));
      if (!wentWell(results.at(-1))) break;
    }
    const outcome = results.find((result) => !wentWell(result)) ?? results.find((result) => result.outcome === "done");
    return {
      outcome: outcome?.outcome ?? "no-change",
      effect: results.map(({ effect }) => effect).join("\n"),
      ...contentOf(results),
      opened: results.flatMap(({ opened = [] }) => opened),
      ...stopOf(results),
    };
  }

  /** @throws {Refusal} for an address that no run may open. */
  checked(address: string): string {
    const { started, begun } = this.session.state;
    const named = [...(started?.named ?? []), ...begun.flatMap(originsNamedIn)];
    const check = checkAddress(address, named);
    if (!check.ok) throw new Refusal("refused", check.reason);
    return check.url.href;
  }

  /** Makes sure that a site may be read or changed. @throws {Refusal} @returns the rule that allows it */
  async need(need: Omit<GrantNeed, "actionId">): Promise<string> {
    const grant = await ensureGrant(this.session, this.ports, { ...need, ...this.asker });
    if (!grant.allowed) throw new Refusal("denied", grant.rule);
    return grant.rule;
  }

  /** Looks in all documents at once. Where one has to be waited for, the first that has it ends the wait in the others. */
  private async performAnywhere(parts: Part[]): Promise<TabResult> {
    const ending = new AbortController();
    const results = await Promise.all(
      parts.map(async (part) => {
        const result = await this.performPart(part, false, ending.signal);
        if (part.action.action === "wait_for" && wentWell(result)) ending.abort();
        return result;
      }),
    );
    const [first, ...others] = results.filter(({ outcome }) => outcome === "done");
    if (first) return { ...first, effect: [first, ...others].map(({ effect }) => effect).join("\n") };
    return results.find(wentWell) ?? results[0] ?? { outcome: "failed", effect: "there is nothing to look in" };
  }

  private performPart(
    { document, action }: Part,
    relocate: boolean,
    signal: AbortSignal,
    leadsTo: string[] = [],
  ): Promise<TabResult> {
    const prints = Object.fromEntries(refsOf(action).map((ref) => [ref, this.seen.nodes.get(ref)?.print ?? 0]));
    const attachments = action.action === "upload_file" ? (this.session.state.started?.attachments ?? []) : undefined;
    const request = {
      actionId: `${this.session.runId}/${this.actionId}`,
      action,
      prints,
      document,
      relocate,
      ...(attachments ? { attachments } : {}),
      ...(leadsTo.length > 0 ? { leadsTo } : {}),
    };
    const ended = AbortSignal.any([this.session.signal, signal]);
    if (action.action !== "wait_for") return this.ports.page.perform(request, ended);
    return this.session.cutByUser(this.seen.pauses, this.words, (cut) =>
      this.ports.page.perform(request, AbortSignal.any([cut, ended])),
    );
  }

  /** Where a key without a target goes; it may be a frame that nobody allowed to be changed, or even read. */
  private async focus(action: Action): Promise<Focused | null> {
    if (action.action !== "press_key" || action.ref !== undefined) return null;
    const focus = await this.ports.page.focus(this.seen.documents);
    if (focus === "hidden") throw new Refusal("refused", "the focus is in a frame that may not be read");
    return focus;
  }

  /** The sites whose documents the action concerns. */
  private async originsOf(parts: Part[], facts: ElementFacts[]): Promise<string[]> {
    if (facts.length > 0) return [...new Set(facts.map(({ origin }) => origin))];
    const concerned = new Set(parts.map(({ document }) => document.documentId));
    const live = (await this.ports.page.documents()).filter(({ documentId }) => concerned.has(documentId));
    return [...new Set(live.map(({ origin }) => origin))];
  }

  /** The action by document: a form's fields may lie in several frames, any other action has one target. */
  private byDocument(action: PageAction): Part[] {
    if (isAnswerableAnywhere(action)) return this.seen.documents.map((document) => ({ document, action }));
    if (action.action !== "fill_form") return [{ document: this.documentOf(refsOf(action)[0]), action }];
    const prefixes = [...new Set(action.fields.map(({ ref }) => prefixOf(ref)))];
    return prefixes.map((prefix) => {
      const fields = action.fields.filter(({ ref }) => prefixOf(ref) === prefix);
      return { document: this.documentOf(fields[0]?.ref), action: { ...action, fields } };
    });
  }

  /** The document of a ref; without one, the top document. */
  private documentOf(ref: string | undefined): DocumentRef {
    const document = this.seen.documents.find(({ prefix }) => ref === undefined || prefix === prefixOf(ref));
    if (!document) throw new Refusal("refused", `${ref} is not on this page: use the refs of the latest outline`);
    return document;
  }

  /** Reads the targets again and holds them against what was seen. */
  async facts(action: Action): Promise<ElementFacts[]> {
    const facts: ElementFacts[] = [];
    for (const ref of refsOf(action)) {
      const node = this.seen.nodes.get(ref);
      if (!node) throw new Refusal("refused", `there is no ${ref} on this page: use the refs of the latest outline`);
      const now = await this.ports.page.describe(this.seen.documents, ref, node.print);
      if (!now) throw new Refusal("refused", `${ref} is gone from the page: look again`);
      if (now.print !== node.print) {
        throw new Refusal(
          "refused",
          `target changed: ${ref} was ${describeTarget(node)}, is now ${describeTarget(now)}`,
        );
      }
      facts.push(now);
    }
    return facts;
  }

  private async permission(action: Action, origins: string[], facts: ElementFacts[]): Promise<string> {
    const definition = ACTION_DEFINITIONS.find(({ name }) => name === action.action);
    if (definition?.riskClass === "read") return "reading this page is allowed";
    const [first] = facts;
    const reason = first ? `${action.action} ${describeTarget(first)}` : action.action;
    const rules: string[] = [];
    for (const origin of origins) {
      const need = { origin, mode: "write", access: "read and change", reason } as const;
      rules.push(await this.need(need));
    }
    return rules.join("; ");
  }

  /** A link to another site is asked about before it is followed. */
  private async destination(action: Action, facts: ElementFacts[]): Promise<void> {
    const [target] = facts;
    const href = target && activates(action, target) ? target.href : undefined;
    const origin = href === undefined ? undefined : webOrigin(href);
    if (href === undefined || origin === undefined || origin === this.seen.page.origin) return;
    this.checked(href);
    const reason = `open the link to ${origin}`;
    await this.need({ origin, mode: "read", access: "read", reason });
  }

  /** What a model writes after it has read other sites waits for a yes that shows it; what the user wrote does not. */
  private async carrying(texts: CarriedText[], others: Effect[] = []): Promise<void> {
    if (this.order.by === "user") return;
    for (const effect of [...carryingEffects(this.session, this.seen.page, texts), ...others]) {
      if (!(await this.order.whole)) throw new Refusal("skipped", "the model's answer broke off");
      await this.confirm(effect);
    }
  }

  /** A consequential action waits for the whole answer, then for a yes to exactly what it would do. */
  async consequence(action: Action, facts: ElementFacts[]): Promise<boolean> {
    const attachments = this.session.state.started?.attachments ?? [];
    const upload = action.action === "upload_file" ? uploadOf(action, attachments, facts[0]) : null;
    const [ref] = refsOf(action);
    const consequence = (of: readonly ElementFacts[]) => {
      const effect = consequenceOfAll(action, of);
      return effect && withSurroundings(effect, this.seen.page.root, ref);
    };
    const effect = upload ?? consequence(facts);
    const repeated = this.repeating(facts[0], effect);
    const asked = repeated ?? effect;
    if (!asked) return false;
    if (facts.some(({ relocated }) => relocated)) {
      throw new Refusal("refused", "the page was drawn anew since it was read: look again before doing this");
    }
    if (!(await this.order.whole)) throw new Refusal("skipped", "the model's answer broke off");
    const told = await this.told(asked, action);
    if (repeated) await this.confirmRepeating(told);
    else await this.confirm(told);
    const focus = await this.focus(action);
    const now = focus ? focusedFacts(focus) : await this.facts(action);
    const after = upload ?? consequence(now);
    if (JSON.stringify([after, now.map(sentBy)]) !== JSON.stringify([effect, facts.map(sentBy)])) {
      throw new Refusal("refused", CHANGED_MEANWHILE);
    }
    const tellsNow = await this.told(asked, action);
    if (JSON.stringify(tellsNow) !== JSON.stringify(told)) throw new Refusal("refused", CHANGED_MEANWHILE);
    return true;
  }

  /**
   * What a consequential action is about stands around its target, or was written beside it.
   * @throws {Refusal} when what stands around it is not what was seen
   */
  private async told(effect: Effect, action: Action): Promise<Effect> {
    const now = await this.ports.page.observe(this.seen.documents);
    if (now && standAmongTheSame(this.seen.page.root, now.page.root, refsOf(action)))
      return withWritten(effect, this.session.state.actions, now.page.root);
    throw new Refusal("refused", "the page around the target changed since it was read: look again");
  }

  /** What the user ordered themselves, who can see the page, is done again without a question. */
  private repeating(target: ElementFacts | undefined, effect: Effect | null): Effect | null {
    if (this.order.by === "user") return null;
    return effectOfRepeating(this.session.state, this.actionId, target, effect);
  }

  /** @throws {Refusal} when the answer is not yes. */
  async confirm(effect: Effect): Promise<void> {
    const attendance = this.session.state.started?.attendance ?? { attended: false, confirmed: "none" };
    const decision = decideConfirmation(effect, attendance);
    if (decision.decision !== "confirmed") await this.askToConfirm(effect, decision.rule);
  }

  /** A yes given beforehand was to doing it once. @throws {Refusal} when the answer is not yes. */
  private confirmRepeating(effect: Effect): Promise<void> {
    return this.askToConfirm(effect, "whether it has happened already nobody is there to say");
  }

  private async askToConfirm(effect: Effect, rule: string): Promise<void> {
    const answer = await ask(this.session, { kind: "confirm", effect }, this.asker);
    if (answer === null) throw new Refusal("denied", `${effect.title}: ${rule}`);
    if (answer.kind !== "confirm" || !answer.confirmed) throw new Refusal("denied", `you said no to: ${effect.title}`);
  }

  /** Secrets go only where the user put them: their own site, or the one the task began on, and, for a model, a field made for secrets. */
  private async withSecrets(action: PageAction, facts: ElementFacts[]): Promise<PageAction> {
    const names = secretNames(JSON.stringify(action));
    if (names.length === 0) return action;
    const secrets = await this.ports.secrets.values();
    const unknown = names.find((name) => !Object.hasOwn(secrets, name));
    if (unknown) throw new Refusal("refused", `the value of ${unknown} is no longer known: ask the user to type it`);
    const saved = await this.ports.secrets.saved();
    const resolve = (text: string, ref: string) => {
      const target = facts.find((one) => one.ref === ref);
      for (const name of secretNames(text)) this.checkSecretTarget(target, name, saved);
      return resolveSecrets(text, secrets);
    };
    if (action.action === "type") return { ...action, text: resolve(action.text, action.ref) };
    if (action.action !== "fill_form") throw new Refusal("refused", "a secret can only be typed into a field");
    const fields = action.fields.map(({ ref, value }) => ({
      ref,
      value: typeof value === "string" ? resolve(value, ref) : value,
    }));
    return { ...action, fields };
  }

  private checkSecretTarget(target: ElementFacts | undefined, name: string, saved: Record<string, string>): void {
    const own = Object.hasOwn(saved, name) ? saved[name] : undefined;
    if (target?.origin !== (own ?? this.session.state.started?.origin)) {
      const place = own ?? "the site where the task began";
      throw new Refusal("refused", `${own ? name : "a secret of this task"} is typed only on ${place}`);
    }
    if (!target?.secret && this.order.by === "model") {
      throw new Refusal("refused", "a secret is typed only into a password, card or code field");
    }
  }

  /** The point of no return: journaled before, and not passed when something has overtaken the action. */
  async dispatch(
    rule: string,
    origins: string[],
    perform: () => Promise<TabResult>,
    holds: () => boolean = () => true,
  ): Promise<Executed> {
    const { session, actionId } = this;
    await session.append({ type: "action.authorised", actionId, rule });
    const isFree = await session.appendIf(() =>
      this.isHeld() || !holds() ? null : { type: "action.dispatched", actionId },
    );
    if (!isFree) throw this.heldBy();
    // Whatever comes of it: a yes to once was to this action.
    for (const origin of origins) await spendGrant(session, origin, "write");
    // Stop may have come while that was being written.
    if (session.signal.aborted) throw new Refusal("skipped", "the run was stopped");
    const startedAt = this.ports.clock.now();
    const result = await this.untilKnown(perform);
    const { outcome, content, found } = result;
    const effect = await this.withOpenedTabs(result);
    const ms = this.ports.clock.now() - startedAt;
    const read = { ...(content === undefined ? {} : { content }), ...(found === undefined ? {} : { found }) };
    await session.append({ type: "action.acked", actionId, outcome, effect, ...read, ms });
    return { outcome, effect };
  }

  /** What breaks off in the middle may or may not have been done: a tab that closes itself at a click, say. */
  private async untilKnown(perform: () => Promise<TabResult>): Promise<TabResult> {
    try {
      return await perform();
    } catch (error) {
      const { session, actionId } = this;
      const effect = "it broke off: whether this happened is not known. Look before doing it again";
      if (!session.signal.aborted) await session.append({ type: "action.unknown", actionId, effect });
      throw error;
    }
  }

  /** Nothing is done on a tab that is no longer the one that was seen, nor after a pause; a message holds what the model decided. */
  private isHeld(): boolean {
    const { session, seen, order } = this;
    if (session.signal.aborted || session.pauses !== seen.pauses || session.state.tab !== seen.tab) return true;
    if (order.overrideId !== undefined) return false;
    return session.state.pausedBy !== null || isOvertaken(session.state);
  }

  private heldBy(): Refusal {
    const { session, seen, order } = this;
    const isPaused =
      session.pauses !== seen.pauses || (session.state.pausedBy !== null && order.overrideId === undefined);
    if (isPaused)
      return new Refusal("skipped", "the run was paused in between: look again", order.overrideId === undefined);
    if (isOvertaken(session.state)) return new Refusal("skipped", "the user had something to say");
    return new Refusal("skipped", "what it was about is no longer there: look again");
  }

  /** Tabs that a click opened belong to the run from now on; nobody works in them yet. */
  private async withOpenedTabs({ effect, opened = [] }: TabResult): Promise<string> {
    const lines = effect ? [effect] : [];
    for (const { tabId, origin } of opened) {
      const tab = `t${this.session.state.tabs.length + 1}`;
      await this.session.append({ type: "tab.opened", tab, tabId, origin, by: "page" });
      lines.push(`a new tab was opened: ${tab} (${origin})`);
    }
    return lines.join("\n");
  }
}

const CHANGED_MEANWHILE = "what would be sent changed while it was being confirmed: look again";

/** All that a press sends, of which a question shows only so much. */
const sentBy = ({ form, href }: ElementFacts) => ({ form, href });

/** The site that the element's form goes to. */
function formOrigin({ form }: ElementFacts): string[] {
  const origin = form && webOrigin(form.action);
  return origin === undefined ? [] : [origin];
}

function stopOf(results: TabResult[]): Pick<TabResult, "stoppedAt"> {
  const stoppedAt = results.findLast((result) => result.stoppedAt !== undefined)?.stoppedAt;
  return stoppedAt === undefined ? {} : { stoppedAt };
}

function contentOf(results: TabResult[]): Pick<TabResult, "content" | "found"> {
  const contents = results.flatMap(({ content }) => content ?? []);
  const found = results.flatMap((result) => result.found ?? []);
  return {
    ...(contents.length > 0 ? { content: contents.join("\n") } : {}),
    ...(found.length > 0 ? { found } : {}),
  };
}
