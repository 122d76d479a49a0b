/** Every action, in the page and in frames of its own and of another site, under every state of that site's grants. */
import { describe, expect, test } from "vitest";
import { ACTION_DEFINITIONS, type ActionName } from "../protocol/action.ts";
import type { SiteRule, SiteSetting } from "../protocol/grant.ts";
import type { SnapshotNode } from "../protocol/snapshot.ts";
import { RunSession } from "./journal/session.ts";
import { answer, DONE, makeWorld, ORIGIN, run, type Thing, type World } from "./test-world.ts";

const FOREIGN = "https://frame.example";

interface Place {
  prefix: string;
  origin: string;
}
const PLACES: Readonly<Record<string, Place>> = {
  "the page": { prefix: "a", origin: ORIGIN },
  "a frame of the same site": { prefix: "b", origin: ORIGIN },
  "a frame of another site": { prefix: "c", origin: FOREIGN },
};

/** One of each action on a place's field (1) or link (2); null where an action is about no place. */
const ACTIONS: Readonly<Record<ActionName, ((at: string, origin: string) => object) | null>> = {
  click: (at) => ({ ref: `${at}1` }),
  type: (at) => ({ ref: `${at}1`, text: "mugs" }),
  fill_form: (at) => ({ fields: [{ ref: `${at}1`, value: "mugs" }] }),
  select_option: (at) => ({ ref: `${at}1`, option: "mugs" }),
  set_checked: (at) => ({ ref: `${at}1`, checked: true }),
  press_key: (at) => ({ ref: `${at}1`, key: "ArrowDown" }),
  hover: (at) => ({ ref: `${at}1` }),
  drag: (at) => ({ ref: `${at}1`, to: `${at}2` }),
  select_text: (at) => ({ ref: `${at}1`, text: "Search" }),
  upload_file: (at) => ({ ref: `${at}1`, files: ["list.txt"] }),
  scroll: (at) => ({ ref: `${at}1`, to: "bottom" }),
  inspect: (at) => ({ ref: `${at}1` }),
  navigate: (_at, origin) => ({ address: `${origin}/next` }),
  open_tab: (_at, origin) => ({ address: `${origin}/next` }),
  go_back: null,
  reload: null,
  switch_tab: null,
  close_tab: null,
  wait_for: null,
  find_text: null,
  // Answered from what was read already.
  expand: null,
  read_page: null,
  extract: null,
  note: null,
  save_result: null,
  answer_dialog: null,
  ask_user: null,
  done: null,
};

const things = ({ prefix, origin }: Place): Thing[] => [
  { ref: `${prefix}1`, role: "textbox", name: "Search", facts: { origin } },
  { ref: `${prefix}2`, role: "group", name: "Results", facts: { origin } },
];

/** A page with two frames, of which a look shows only the documents that it was told to read. */
function worldOf(rules: World["sites"], action: object): World {
  const world = makeWorld(Object.values(PLACES).flatMap(things), (_request, call) =>
    call === 1 ? answer(action) : DONE,
  );
  world.sites = rules;
  const { page } = world.ports;
  page.documents = async () =>
    Object.values(PLACES).map(({ prefix, origin }, frameId) => ({
      documentId: prefix,
      frameId,
      parentFrameId: frameId === 0 ? -1 : 0,
      origin,
      url: `${origin}/`,
    }));
  const { observe } = page;
  page.observe = async (documents) => {
    const seen = await observe(documents);
    if (!seen) return null;
    const read = new Set(documents.map(({ documentId }) => documentId));
    const isRead = ({ ref = "" }: SnapshotNode) => read.has(ref.charAt(0));
    const children = (seen.page.root.children ?? []).filter(isRead);
    const frames = Object.values(PLACES).flatMap(({ prefix }, frameId) => (read.has(prefix) ? frameId : []));
    return { ...seen, page: { ...seen.page, frames, root: { ...seen.page.root, children } } };
  };
  return world;
}

const SETTINGS: readonly SiteSetting[] = ["allow", "ask", "deny"];
const STATES: readonly SiteRule[] = SETTINGS.flatMap((read) => SETTINGS.map((write) => ({ read, write })));

async function dispatches(rules: World["sites"], action: object): Promise<boolean> {
  const world = worldOf(rules, action);
  const file = { attachmentId: "f", name: "list.txt", type: "text/plain", size: 3 };
  await run(world, { attendance: { attended: false, confirmed: "all" }, attachments: [file] });
  return world.journal.some(({ type }) => type === "action.dispatched");
}

const classOf = (name: ActionName) => ACTION_DEFINITIONS.find((one) => one.name === name)?.riskClass;

const cells = Object.entries(ACTIONS).flatMap(([name, make]) =>
  make ? Object.entries(PLACES).map(([place, at]) => ({ name, place, at, make })) : [],
);

describe("with nobody there", () => {
  test.each(cells)("$name in $place is done exactly where the grants allow it", async ({ name, at, make }) => {
    for (const state of STATES) {
      // The page itself may always be read and changed where a frame of another site is what it is about.
      const rules = { [ORIGIN]: { read: "allow", write: "allow" }, [at.origin]: state } as const;
      const isWrite = classOf(name as ActionName) === "write"; // A key of the table.
      const isAllowed = state.read === "allow" && (!isWrite || state.write === "allow");
      expect(await dispatches(rules, { action: name, ...make(at.prefix, at.origin) }), JSON.stringify(state)).toBe(
        isAllowed,
      );
    }
  });

  test("an action over two documents needs what both of them need", async () => {
    const fields = [
      { ref: "a1", value: "mugs" },
      { ref: "c1", value: "mugs" },
    ];
    for (const state of STATES) {
      const rules = { [ORIGIN]: { read: "allow", write: "allow" }, [FOREIGN]: state } as const;
      const isAllowed = state.read === "allow" && state.write === "allow";
      expect(await dispatches(rules, { action: "fill_form", fields }), JSON.stringify(state)).toBe(isAllowed);
    }
  });
});

test("another worker finds the grants and the noes of a run as they were, with what was used up", async () => {
  const world = worldOf({}, { action: "click", ref: "a1" });
  let asked = 0;
  await run(world, {}, (session, event) => {
    if (event.type !== "question.asked" || event.question.kind !== "site") return;
    const reply = { kind: "site", answer: asked++ === 0 ? "once" : asked === 2 ? "task" : "deny" } as const;
    void session.append({ type: "question.answered", questionId: event.questionId, answer: reply });
  });
  for (let length = 0; length <= world.journal.length; length++) {
    const past = world.journal.slice(0, length);
    const { grants, denied } = new RunSession("run", world.ports, () => undefined, past).state;
    const used = past.filter(({ type }) => type === "grant.used").length;
    const given = past.filter(({ type }) => type === "grant.given").length;
    expect(grants).toHaveLength(given - used);
    if (length === world.journal.length) expect({ used, denied }).toMatchObject({ used: 2 });
  }
});
