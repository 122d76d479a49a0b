/** One look at the page: with the permission for each document, journaled as it is shown to the model. */

import { PageError } from "../protocol/errors.ts";
import { webOrigin } from "../protocol/grant.ts";
import type { PageSnapshot, SnapshotNode } from "../protocol/snapshot.ts";
import { ensureGrant, type GrantNeed, mayRead, spendGrant } from "./grants.ts";
import type { RunSession } from "./journal/session.ts";
import { currentDialog, documentPrefix, openTabs, type RunState } from "./journal/state.ts";
import type { DocumentRef, LiveDocument, Observation, Ports } from "./ports.ts";

export interface SeenNode extends SnapshotNode {
  /** What stands in a thing without a name, or beside it: some words by which people find it. */
  near?: string;
}

/** A look that actions can be decided on. */
export interface Look extends Observation {
  /** The documents that were read and can be seen, the top one first. */
  documents: DocumentRef[];
  /** Everything that can be acted on, by ref. */
  nodes: Map<string, SeenNode>;
  /** How often the run had been paused: after another pause this look no longer counts. */
  pauses: number;
  /** The tab that was looked at. */
  tab: string;
}

export interface Shown {
  text: string;
  unchanged: boolean;
  /** Only what has changed since an earlier look. */
  isDelta?: boolean;
}

/** Thrown when the user or a rule denies reading the page: without eyes a run ends. */
export class ReadDenied extends Error {
  override readonly name = "ReadDenied";
}

/** Thrown when a dialog of the page is open: nothing in the page answers until it is. */
export class PageBlocked extends Error {
  override readonly name = "PageBlocked";
}

/**
 * Reads the page. Asks for the top document's site when that is undecided; frames of other sites that nobody
 * granted stay hidden.
 * @throws {ReadDenied | PageBlocked | PageError | QuestionWithdrawn | RunEnded}
 */
export async function look(session: RunSession, ports: Ports, access: GrantNeed["access"]): Promise<Look> {
  for (let tries = 1; ; tries++) {
    if (currentDialog(session.state)) throw new PageBlocked();
    const seen = await lookOnce(session, ports, access);
    if (seen) return seen;
    if (tries >= MAX_TRIES) throw new PageError("page-unreachable", "The page keeps changing before it can be read.");
    await ports.clock.sleep(TRY_AGAIN_MS, session.signal);
  }
}

/** A page that is replaced while it is being read is read again. */
const MAX_TRIES = 10;
const TRY_AGAIN_MS = 300;

async function lookOnce(session: RunSession, ports: Ports, access: GrantNeed["access"]): Promise<Look | null> {
  const { pauses } = session;
  const { tab } = session.state;
  const live = await ports.page.documents();
  const top = live[0];
  if (!top) return null;
  const origin = webOrigin(top.url);
  if (!origin) throw new PageError("page-restricted", "This tab does not show a web page now.");
  const grant = await ensureGrant(session, ports, { origin, mode: "read", access, reason: "to see the page" });
  if (!grant.allowed) throw new ReadDenied(grant.rule);
  await session.gate();
  const allowed = await readable(session, ports, live);
  const named = await name(session, allowed);
  const observation = await ports.page.observe(named);
  if (!observation) return null;
  const shown = new Set([top.frameId, ...(observation.page.frames ?? [])]);
  const documents = named.filter((_, index) => shown.has(allowed[index]?.frameId ?? -1));
  return { ...observation, documents, nodes: nodesByRef(observation.page.root, session.state), pauses, tab };
}

/** Journals a look as it is shown: the whole outline, or what changed in it. */
export async function recordLook(session: RunSession, ports: Ports, seen: Look, shown: Shown): Promise<void> {
  const tabs = describeTabs(session.state, seen.page.origin);
  const secrets = await secretsFor(session, ports, seen);
  await session.append({
    type: "page.observed",
    ...(tabs === null ? {} : { tabs }),
    ...(secrets.length > 0 ? { secrets } : {}),
    step: session.state.step + 1,
    origin: seen.page.origin,
    url: seen.page.url,
    outline: shown.text,
    ...(shown.isDelta ? { isDelta: true } : {}),
    ...(shown.unchanged ? { unchanged: true } : {}),
    boundary: ports.random(),
    tokens: seen.tokens,
    pageTokens: seen.pageTokens,
  });
  await spendGrant(session, seen.page.origin, "read");
}

/** Names of what the user has saved for the sites whose secret fields are on the page; other names are not told. */
async function secretsFor({ events }: RunSession, { secrets }: Ports, { nodes }: Look): Promise<string[]> {
  const prefixes = [...nodes].flatMap(([ref, node]) => (node.secret ? ref.replace(/\d+$/, "") : []));
  if (prefixes.length === 0) return [];
  const seen = events.filter((event) => event.type === "document.seen" && prefixes.includes(event.prefix));
  const origins = seen.flatMap((event) => (event.type === "document.seen" ? event.origin : []));
  const saved = Object.entries(await secrets.saved());
  return saved.flatMap(([name, origin]) => (origins.includes(origin) ? name : []));
}

/** The tabs of the run, when there are several: `t1 https://a.example, t2 https://b.example (this one)`. */
function describeTabs(state: RunState, origin: string): string | null {
  const tabs = openTabs(state);
  if (tabs.length < 2) return null;
  return tabs
    .map(({ tab, origin: opened }) => (tab === state.tab ? `${tab} ${origin} (this one)` : `${tab} ${opened}`))
    .join(", ");
}

/**
 * The page that was looked at with all that the look only counted or cut, as far as reading it again is allowed; what was
 * seen where it is not, or where the page has gone.
 */
export async function wholePage(session: RunSession, ports: Ports, seen: Look): Promise<PageSnapshot> {
  if (!hasMore(seen.page.root)) return seen.page;
  const live = await ports.page.documents();
  const allowed = new Set((await readable(session, ports, live)).map(({ documentId }) => documentId));
  const top = live[0];
  if (!top || !(await mayRead(session, ports, top.origin))) return seen.page;
  const documents = seen.documents.filter(({ documentId }) => allowed.has(documentId));
  return (await ports.page.readWhole(documents)) ?? seen.page;
}

function hasMore(node: SnapshotNode): boolean {
  return node.unread !== undefined || node.cut === true || (node.children ?? []).some(hasMore);
}

async function readable(session: RunSession, ports: Ports, live: LiveDocument[]): Promise<LiveDocument[]> {
  const [top, ...frames] = live;
  const read = top ? [top] : [];
  for (const frame of frames) {
    if (frame.origin === top?.origin || (await mayRead(session, ports, frame.origin))) read.push(frame);
  }
  return read;
}

/** Gives each document its letters, for good. */
async function name(session: RunSession, documents: LiveDocument[]): Promise<DocumentRef[]> {
  const named: DocumentRef[] = [];
  for (const { documentId, frameId, origin } of documents) {
    const known = session.state.documents[documentId];
    const prefix = known ?? documentPrefix(Object.keys(session.state.documents).length);
    if (known === undefined) await session.append({ type: "document.seen", prefix, documentId, frameId, origin });
    named.push({ prefix, documentId });
  }
  return named;
}

/** What can be acted on: what was found by looking closer, and what the page shows now, which counts more. */
function nodesByRef(root: SnapshotNode, { actions }: RunState): Map<string, SeenNode> {
  const found = actions.flatMap((action) => action.found ?? []);
  const nodes = new Map<string, SeenNode>(found.map((thing) => [thing.ref, { ...thing, place: "viewport" }]));
  const visit = (node: SnapshotNode, around: string) => {
    const words = wordsIn(node);
    const near = node.name ? "" : words || around;
    if (node.ref !== undefined) nodes.set(node.ref, near && near.length <= MOST_NEAR ? { ...node, near } : node);
    for (const child of node.children ?? []) visit(child, words);
  };
  visit(root, "");
  return nodes;
}

/** More than this is no name for anything. */
const MOST_NEAR = 60;

/** The text that stands in it; nothing where that is long. */
function wordsIn({ role, name, children = [] }: SnapshotNode): string {
  let words = role === "text" ? (name ?? "") : "";
  for (const child of children) {
    words = `${words} ${wordsIn(child)}`.trim();
    if (words.length > MOST_NEAR) break;
  }
  return words;
}

/** Role and name, for people: `button “Save”`; without a name what stands there: `element at “to celsius”`. */
export function describeTarget({ role, name, near }: Pick<SeenNode, "role" | "name" | "near">): string {
  const kind = role === "generic" ? "element" : role;
  return name ? `${kind} “${withoutMarks(name)}”` : near ? `${kind} at “${withoutMarks(near)}”` : kind;
}

/** So that it cannot go on as our words behind a quotation mark of its own. */
const withoutMarks = (words: string): string => words.replace(/[“”„‟]/g, '"');
