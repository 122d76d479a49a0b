/** Actions on tabs and their history. */
import { isNamedByUser } from "../../permissions/index.ts";
import type { Action, ActionOf, TabAction } from "../../protocol/action.ts";
import { webOrigin } from "../../protocol/grant.ts";
import type { Effect } from "../../protocol/question.ts";
import type { ElementFacts } from "../../protocol/snapshot.ts";
import type { GrantNeed } from "../grants.ts";
import type { RunSession } from "../journal/session.ts";
import { openTabs, type RunTab, tabBefore } from "../journal/state.ts";
import type { Ports, TabResult } from "../ports.ts";
import { readBeside, spokenByUser } from "./carrying.ts";
import type { Executed, Order } from "./order.ts";
import { Refusal } from "./refusal.ts";

/** What carrying out an action offers to those who know one kind of it. */
export interface ActionContext {
  readonly session: RunSession;
  readonly ports: Ports;
  readonly order: Order;
  readonly actionId: string;
  checked(address: string): string;
  need(need: Omit<GrantNeed, "actionId">): Promise<string>;
  facts(action: Action): Promise<ElementFacts[]>;
  consequence(action: Action, facts: ElementFacts[]): Promise<boolean>;
  confirm(effect: Effect): Promise<void>;
  followed(result: TabResult): Promise<TabResult>;
  dispatch(rule: string, origins: string[], perform: () => Promise<TabResult>): Promise<Executed>;
}

/** @throws {Refusal} when it may not be done, or makes no sense now */
export function performTabAction(context: ActionContext, action: TabAction): Promise<Executed> {
  const { page } = context.ports;
  const { signal } = context.session;
  switch (action.action) {
    case "navigate":
      return open(context, action, (address, isNamed) => page.navigate(address, signal, isNamed));
    case "open_tab":
      return open(context, action, (address, isNamed) => openTab(context, address, isNamed));
    case "go_back":
      return context.dispatch("going back is allowed", [], async () => context.followed(await page.goBack(signal)));
    case "reload":
      return context.dispatch("loading this page again is allowed", [], () => page.reload(signal));
    case "switch_tab":
      return switchTab(context, action.tab);
    case "close_tab":
      return closeTab(context, action.tab);
  }
}

type OpeningAction = ActionOf<"navigate" | "open_tab">;

async function open(
  context: ActionContext,
  action: OpeningAction,
  go: (address: string, isNamed: boolean) => Promise<TabResult>,
): Promise<Executed> {
  const { address, link } = await addressOf(context, action);
  const origin = webOrigin(address) ?? "null";
  const reason = link ? `open the link to ${origin}` : `open ${origin}`;
  const rule = await context.need({ origin, mode: "read", access: "read", reason });
  const isNamed = !link && (context.order.by === "user" || isNamedByUser(address, spokenByUser(context.session)));
  if (!link && !isNamed) {
    await context.confirm(effectOfOpening(context.session, address, origin));
  }
  if (link) await context.consequence({ action: "navigate", ref: link.ref }, [link]);
  return context.dispatch(rule, [origin], async () => context.followed(await go(address, isNamed)));
}

/** An address can carry what was read: the question shows the whole of it, and whose text the model has seen. */
function effectOfOpening(session: RunSession, address: string, origin: string): Effect {
  const read = readBeside(session, origin);
  const sources = read.length > 0 ? [`Read: ${read.join(", ")}`] : [];
  return { kind: "address", title: `Open ${address}`, lines: ["The model chose this address.", ...sources] };
}

async function addressOf(context: ActionContext, action: OpeningAction) {
  if (action.ref !== undefined) {
    const [facts] = await context.facts(action);
    if (!facts?.href) throw new Refusal("refused", `${action.ref} is not a link; click it instead`);
    return { address: context.checked(facts.href), link: facts };
  }
  if (!action.address) throw new Refusal("refused", `${action.action} needs the ref of a link or an address`);
  return { address: context.checked(action.address), link: null };
}

async function openTab({ session, ports }: ActionContext, address: string, isNamed: boolean): Promise<TabResult> {
  const { tabId, ...result } = await ports.page.openTab(address, session.signal, isNamed);
  if (tabId === null) return result;
  const tab = `t${session.state.tabs.length + 1}`;
  await session.append({ type: "tab.opened", tab, tabId, origin: webOrigin(address) ?? "null", by: "run" });
  return goOnIn(session, ports, { tab, tabId });
}

async function goOnIn(
  session: RunSession,
  ports: Ports,
  { tab, tabId }: Pick<RunTab, "tab" | "tabId">,
): Promise<TabResult> {
  ports.page.use(tabId);
  await session.append({ type: "tab.switched", tab });
  return { outcome: "done", effect: `tab → ${tab}` };
}

/** A tab that a page opened is entered only with a grant for the site that it shows now. */
async function switchTab(context: ActionContext, name: string): Promise<Executed> {
  const { session, ports } = context;
  const tab = tabOf(session, name);
  if (session.state.tab === name) throw new Refusal("refused", `${name} is the tab you are in`);
  const origin = await ports.page.originOf(tab.tabId);
  if (origin === null) throw new Refusal("refused", `${name} shows no web page now`);
  const rule = await context.need({ origin, mode: "read", access: "read", reason: `go on in the tab with ${origin}` });
  return context.dispatch(rule, [], () => goOnIn(session, ports, tab));
}

async function closeTab(context: ActionContext, name: string): Promise<Executed> {
  const { session, ports } = context;
  const tab = tabOf(session, name);
  if (name === "t1") throw new Refusal("refused", "t1 is the user's own tab: it stays open");
  return context.dispatch("the run opened this tab", [], async () => {
    await ports.page.closeTab(tab.tabId);
    await session.append({ type: "tab.closed", tab: name, by: "run" });
    const before = tabBefore(session.state, name);
    return session.state.tab === name && before
      ? goOnIn(session, ports, before)
      : { outcome: "done", effect: "closed" };
  });
}

function tabOf({ state }: RunSession, name: string): RunTab {
  const tab = openTabs(state).find((open) => open.tab === name);
  if (tab) return tab;
  const open = openTabs(state)
    .map(({ tab }) => tab)
    .join(", ");
  throw new Refusal("refused", `there is no tab ${name}; open are: ${open}`);
}
