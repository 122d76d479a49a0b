import { expect, test } from "vitest";
import type { PageSnapshot, SnapshotNode } from "../../protocol/snapshot.ts";
import type { RunSession } from "../journal/session.ts";
import { answer, begin, DONE, makeWorld, ORIGIN, run, type World } from "../test-world.ts";

const COUNTED: SnapshotNode = { role: "generic", place: "far", unread: { count: 900, noun: "row" } };
const pageOf = (child: SnapshotNode): PageSnapshot => ({
  origin: ORIGIN,
  url: `${ORIGIN}/`,
  title: "Shop",
  scroll: { y: 0, height: 800, viewport: 800 },
  root: { role: "document", place: "viewport", children: [child] },
});
const WHOLE = pageOf({ role: "text", name: "Row 900", place: "far" });

/** A run whose model expands the page once; the pages that it was answered from. */
async function pagesRead(seen: PageSnapshot, prepare: (world: World) => void = () => undefined) {
  const world = makeWorld([], (_request, call) => (call === 1 ? answer({ action: "expand" }) : DONE));
  const pages: PageSnapshot[] = [];
  const { page } = world.ports;
  page.observe = async () => ({ page: seen, outline: "rows", tokens: 1, pageTokens: 1 });
  page.readWhole = async () => WHOLE;
  page.read = (from) => {
    pages.push(from);
    return { outcome: "done", effect: "read" };
  };
  prepare(world);
  await run(world);
  return pages;
}

test("what was only counted is read before the page is expanded", async () => {
  expect(await pagesRead(pageOf(COUNTED))).toEqual([WHOLE]);
});

test("a message that comes while data is taken out is no fault of the model's that does it", async () => {
  const schema = { type: "object", properties: { price: { type: "number" } } };
  const held: { session?: RunSession } = {};
  async function* slow() {
    yield `{"price":`;
    await held.session?.append({ type: "feedback.given", feedbackId: "f1", text: "Never mind the price" });
    yield "12}";
  }
  const world = makeWorld([], (request, call) => {
    if (request.messages[0]?.content.startsWith("You take data out")) return slow();
    return call === 1 ? answer({ action: "extract", schema }) : DONE;
  });
  const { session, ended } = await begin(world);
  held.session = session;
  await ended;
  expect(session.state.finished?.status).toBe("done");
  expect(world.journal.map(({ type }) => type)).not.toContain("model.failed");
  expect(session.state.actions).toMatchObject([{ outcome: "skipped", effect: "the user had something to say" }]);
});

test("a page that was read to its end is not read again", async () => {
  const seen = pageOf({ role: "text", name: "All of it", place: "far" });
  expect(await pagesRead(seen)).toEqual([seen]);
});

test("where the page has gone meanwhile, or reading was allowed once, it is answered from what was seen", async () => {
  const seen = pageOf(COUNTED);
  const gone = await pagesRead(seen, ({ ports }) => {
    ports.page.readWhole = async () => null;
  });
  expect(gone).toEqual([seen]);
  const once = await pagesRead(seen, (world) => {
    const observe = world.ports.page.observe;
    world.ports.page.observe = (documents) => {
      world.sites[ORIGIN] = { read: "deny", write: "allow" };
      return observe(documents);
    };
  });
  expect(once).toEqual([seen]);
});
