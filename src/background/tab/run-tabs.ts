/** The tabs of one run: one of them is where it works now. */
import type { PagePort, TabResult } from "../../agent/index.ts";
import { webOrigin } from "../../protocol/grant.ts";
import type { Passage } from "../sites/navigation-guard.ts";
import { originOfTab } from "./addresses.ts";
import { type TabManner, TabPage } from "./page-port.ts";
import { untilLoaded } from "./until-loaded.ts";

type Of<Method extends keyof PagePort> = PagePort[Method];

export class RunTabs implements PagePort {
  private readonly pages = new Map<number, TabPage>();
  /** Tabs that the run itself is closing. */
  private readonly closing = new Set<number>();
  private current: number;

  /**
   * @param home the tab in which the task began
   * @param passing does what may lead to these sites, once the browser's rules let it
   */
  constructor(
    private home: number,
    private readonly passing: <Value>(passage: Passage, work: () => Promise<Value>) => Promise<Value>,
    private readonly manner: TabManner,
  ) {
    this.current = home;
  }

  /** After a restart of the browser: the one tab that the run has from now on. */
  moveTo(tabId: number): void {
    this.pages.clear();
    this.home = tabId;
    this.current = tabId;
  }

  /** Chrome has given a tab another number. */
  replace(removed: number, added: number): void {
    this.pages.delete(removed);
    if (this.home === removed) this.home = added;
    if (this.current === removed) this.current = added;
  }

  get currentTabId(): number {
    return this.current;
  }

  /** The page of a tab that the run knows. */
  pageOf(tabId: number): TabPage {
    const page = this.pages.get(tabId) ?? new TabPage(tabId, this.manner, tabId === this.home);
    this.pages.set(tabId, page);
    return page;
  }

  private get page(): TabPage {
    return this.pageOf(this.current);
  }

  documents: Of<"documents"> = () => this.page.documents();
  observe: Of<"observe"> = (documents) => this.page.observe(documents);
  readWhole: Of<"readWhole"> = (documents) => this.page.readWhole(documents);
  describe: Of<"describe"> = (...request) => this.page.describe(...request);
  focus: Of<"focus"> = (documents) => this.page.focus(documents);
  perform: Of<"perform"> = (request, signal) =>
    this.passing(request.leadsTo ?? [], () => this.page.perform(request, signal));
  read: Of<"read"> = (...request) => this.page.read(...request);
  navigate: Of<"navigate"> = (address, signal, isNamed = false) =>
    this.passing(passageTo(address, isNamed), () => this.page.navigate(address, signal));
  goBack: Of<"goBack"> = (signal) => this.passing([], () => this.page.goBack(signal));
  reload: Of<"reload"> = (signal) => this.passing([], () => this.page.reload(signal));
  answerDialog: Of<"answerDialog"> = (answer) => this.page.answerDialog(answer);
  originOf: Of<"originOf"> = originOfTab;

  use(tabId: number): void {
    this.current = tabId;
  }

  openTab: Of<"openTab"> = (address, signal, isNamed = false) =>
    this.passing(passageTo(address, isNamed), () => this.openTabNow(address, signal));

  /** In the background, beside the first: the user goes on with what they are doing. */
  private async openTabNow(address: string, signal: AbortSignal): Promise<TabResult & { tabId: number | null }> {
    const opener = await chrome.tabs.get(this.home);
    const { id } = await chrome.tabs.create({
      url: "about:blank",
      active: false,
      windowId: opener.windowId,
      openerTabId: this.home,
      index: opener.index + 1,
    });
    if (id === undefined) return { outcome: "failed", effect: "no tab could be opened", tabId: null };
    await untilLoaded(id);
    const result = await this.pageOf(id).navigate(address, signal);
    if (result.outcome === "done") return { ...result, tabId: id };
    await this.closeTab(id);
    return { ...result, tabId: null };
  }

  async closeTab(tabId: number): Promise<void> {
    this.closing.add(tabId);
    await this.pages.get(tabId)?.close();
    this.pages.delete(tabId);
    // It may have been closed by hand meanwhile.
    await chrome.tabs.remove(tabId).catch(() => undefined);
  }

  isClosing(tabId: number): boolean {
    return this.closing.has(tabId);
  }

  async release(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.release()));
  }

  /** Lets go of all of them for good. */
  async close(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.close()));
  }
}

const passageTo = (address: string, isNamed: boolean): Passage =>
  isNamed ? "anywhere" : [webOrigin(address) ?? ""].filter(Boolean);
