/**
 * `npm run bench:policy [-- --json]`: how long the policy takes over one action, in milliseconds: the grants, the
 * consequences, the yes, the address and what may be carried between sites. Ends with 1 when it takes longer than it may.
 */
import { performance } from "node:perf_hooks";
import { carryingEffects, textsOf } from "../../src/agent/act/carrying.ts";
import { RunSession } from "../../src/agent/journal/session.ts";
import { makeWorld } from "../../src/agent/test-world.ts";
import { checkAddress, consequenceOfAll, decide, decideConfirmation } from "../../src/permissions/index.ts";
import type { Action } from "../../src/protocol/action.ts";
import type { RunEvent } from "../../src/protocol/event.ts";
import type { SiteRules } from "../../src/protocol/grant.ts";
import type { ElementFacts, PageSnapshot, SnapshotNode } from "../../src/protocol/snapshot.ts";

const SHOP = "https://shop.example";
const MAIL = "https://mail.example";
/** Of one action, at the median of each case. */
const MOST_MS = 5;
const REPEATS = 300;

interface Case {
  name: string;
  action: Action;
  facts: ElementFacts[];
  page: PageSnapshot;
  rules: SiteRules;
  session: RunSession;
}

function pageOf(nodes: number): PageSnapshot {
  const words = "A paragraph of twelve words that stands for what pages say at large";
  const children: SnapshotNode[] = Array.from({ length: nodes }, (_, index) => ({
    role: index % 3 === 0 ? "link" : "text",
    name: `${words} ${index}`,
    place: "far",
  }));
  const scroll = { y: 0, height: 800, viewport: 800 };
  return {
    origin: SHOP,
    url: `${SHOP}/`,
    title: "Shop",
    scroll,
    root: { role: "generic", place: "viewport", children },
  };
}

function factsOf(index: number, fields: number): ElementFacts {
  const form = {
    name: "Order",
    method: "post" as const,
    action: `${SHOP}/order`,
    submitter: "Continue to the next step of the order",
    fields: Array.from({ length: fields }, (_, field) => ({ label: `Field ${field}`, value: "a value of some words" })),
  };
  return {
    ref: `a${index}`,
    print: index,
    role: "textbox",
    name: `Field ${index}`,
    tag: "input",
    submits: true,
    form,
    origin: SHOP,
  };
}

/** A run of that many steps, which has read two sites. */
function sessionOf(steps: number): RunSession {
  const { ports } = makeWorld([]);
  const seen = [SHOP, MAIL].map((origin, index) => ({
    type: "document.seen" as const,
    prefix: "ab".charAt(index),
    documentId: `d${index}`,
    frameId: index,
    origin,
  }));
  const looked = Array.from({ length: steps }, (_, index) => ({
    type: "page.observed" as const,
    step: index + 1,
    origin: SHOP,
    url: `${SHOP}/`,
    outline: "outline ".repeat(800),
    boundary: "0",
    tokens: 2000,
    pageTokens: 9000,
  }));
  const past: RunEvent[] = [...seen, ...looked].map((event, index) => ({
    ...event,
    runId: "bench",
    seq: index + 1,
    at: 0,
  }));
  return new RunSession("bench", ports, () => undefined, past);
}

function caseOf(
  name: string,
  fields: number,
  size: { nodes: number; sites: number; steps: number; text: number },
): Case {
  const facts = Array.from({ length: fields }, (_, index) => factsOf(index, fields));
  const value = "words that were read elsewhere ".repeat(Math.ceil(size.text / 31)).slice(0, size.text);
  const action: Action = { action: "fill_form", fields: facts.map(({ ref }) => ({ ref, value })) };
  const rules = Object.fromEntries(
    Array.from({ length: size.sites }, (_, index) => [
      `https://s${index}.example`,
      { read: "allow", write: "ask" } as const,
    ]),
  );
  return { name, action, facts, page: pageOf(size.nodes), rules, session: sessionOf(size.steps) };
}

/** All that is decided about one action, as often as it is: the consequences once more when the yes has come. */
function decideAll({ action, facts, page, rules, session }: Case): void {
  const attendance = { attended: true, confirmed: "none" } as const;
  for (const origin of new Set(facts.map((target) => target.origin))) {
    decide({ mode: "write", origin, rules, grants: session.state.grants, attended: true });
  }
  checkAddress(`${SHOP}/next`, [SHOP]);
  const carried = carryingEffects(session, page, textsOf(action, facts, [SHOP]));
  for (const effect of carried) decideConfirmation(effect, attendance);
  const [target] = facts;
  // Pressing is what is looked at closest: at its name in every language, and at all that its form would send.
  const press: Action = { action: "click", ref: target?.ref ?? "" };
  for (const one of [action, press, press]) {
    const effect = consequenceOfAll(one, target ? [target] : []);
    if (effect) decideConfirmation(effect, attendance);
  }
}

/** Milliseconds of one pass, sorted. The first passes are the compiler's. */
function timed(one: Case): number[] {
  for (let pass = 0; pass < 20; pass++) decideAll(one);
  const passes = Array.from({ length: REPEATS }, () => {
    const startedAt = performance.now();
    decideAll(one);
    return performance.now() - startedAt;
  });
  return passes.sort((left, right) => left - right);
}

const at = (sorted: number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const round = (ms: number): number => Math.round(ms * 1000) / 1000;

const CASES = [
  caseOf("one field", 1, { nodes: 200, sites: 10, steps: 5, text: 30 }),
  caseOf("a form", 8, { nodes: 1500, sites: 100, steps: 30, text: 60 }),
  caseOf("the largest form on a large page", 60, { nodes: 5000, sites: 500, steps: 200, text: 300 }),
];
const figures = CASES.map((one) => {
  const sorted = timed(one);
  return { name: one.name, median: round(at(sorted, 0.5)), p95: round(at(sorted, 0.95)), worst: round(at(sorted, 1)) };
});
for (const { name, median, p95, worst } of figures) {
  console.log(`${name}: ${median} ms at the median, ${p95} ms at the 95th percentile, ${worst} ms at worst`);
}
if (process.argv.includes("--json")) console.log(JSON.stringify({ cases: figures, mostMs: MOST_MS }));
process.exitCode = figures.some(({ median }) => median > MOST_MS) ? 1 : 0;
