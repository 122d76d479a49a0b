/** What the options page does about sites when it is asked to. */
import type { StoreApi } from "zustand/vanilla";
import type { SiteRule } from "../../protocol/grant.ts";
import { requestHostAccess } from "../host-access.ts";
import { callBackground } from "../messaging.ts";
import type { OptionsState, SiteIntents } from "./options-state.ts";
import { readSite } from "./site-address.ts";

type Store = StoreApi<OptionsState>;

/** Joins the table of sites to the background. */
export function siteIntents(store: Store): SiteIntents {
  return {
    addSite: (text) => addSite(store, text),
    setSite: (origin, rule) => void setSite(store, origin, rule),
    forgetSite: (origin) => void writeSite(store, origin, null),
  };
}

export async function readSites(store: Store): Promise<void> {
  const reply = await callBackground("sites-read", null);
  store.setState(reply.ok ? { sites: reply.value } : { siteProblem: reply.error.message });
}

async function addSite(store: Store, text: string): Promise<boolean> {
  const site = readSite(text);
  const problem = site.ok ? listedAlready(store, site.origin) : site.problem;
  if (problem !== null || !site.ok) {
    store.setState({ siteProblem: problem });
    return false;
  }
  return writeSite(store, site.origin, { read: "ask", write: "ask" });
}

function listedAlready(store: Store, origin: string): string | null {
  const { sites } = store.getState();
  return sites && Object.hasOwn(sites, origin) ? `${origin} is in the table already.` : null;
}

async function setSite(store: Store, origin: string, rule: Partial<SiteRule>): Promise<void> {
  const isWritten = await writeSite(store, origin, rule);
  if (!isWritten || (rule.read !== "allow" && rule.write !== "allow")) return;
  if ((await requestHostAccess(origin)) === "held") return;
  const siteProblem = `Saved. Chrome has not let Deckhand into ${origin} yet: it will ask when a task needs it.`;
  store.setState({ siteProblem });
}

async function writeSite(store: Store, origin: string, rule: Partial<SiteRule> | null): Promise<boolean> {
  const reply = await callBackground("site-write", { origin, rule });
  store.setState(reply.ok ? { sites: reply.value, siteProblem: null } : { siteProblem: reply.error.message });
  return reply.ok;
}
