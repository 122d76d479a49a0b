/** What was read on one site reaches another only with a yes, whatever the model answers. */
import { expect, test } from "vitest";
import type { RunEvent, RunEventBody } from "../protocol/event.ts";
import type { RunSession } from "./journal/session.ts";
import { answer, begin, DONE, makeWorld, ORIGIN, run, type Thing, type World } from "./test-world.ts";

const MAIL = "https://mail.example";
const SEARCH: Thing = { ref: "a1", role: "textbox", name: "Search" };
const typing = (text: string) => ({ action: "type", ref: "a1", text });

/** A world in which the run reads a frame of the mail before anything else. */
function afterMail(...actions: object[]): World {
  const world = makeWorld([SEARCH], (_request, call) => (call === 1 ? answer(...actions) : DONE));
  world.sites[MAIL] = { read: "allow", write: "ask" };
  const { documents } = world.ports.page;
  world.ports.page.documents = async () => [
    ...(await documents()),
    { documentId: "d2", frameId: 1, parentFrameId: 0, origin: MAIL, url: `${MAIL}/` },
  ];
  return world;
}

const asked = ({ journal }: World) =>
  journal.flatMap((event) => (event.type === "question.asked" && event.question.kind === "confirm" ? event : []));

const saying = (confirmed: boolean) => (session: RunSession, event: RunEvent) => {
  if (event.type !== "question.asked") return;
  const { questionId } = event;
  void session.append({ type: "question.answered", questionId, answer: { kind: "confirm", confirmed } });
};

test("a no keeps the text from the other site", async () => {
  const world = afterMail(typing("code 4711"));
  await run(world, {}, saying(false));
  expect(world.performed).toEqual([]);
  const effect = asked(world)[0]?.question;
  expect(JSON.stringify(effect)).toContain("code 4711");
  expect(effect).toMatchObject({ effect: { kind: "carry", flow: { from: [MAIL], to: ORIGIN } } });
});

test("with nobody there it is denied, and a yes given beforehand lets it through", async () => {
  const denied = afterMail(typing("code 4711"));
  await run(denied, { attendance: { attended: false, confirmed: "none" } });
  expect(denied.performed).toEqual([]);
  const allowed = afterMail(typing("code 4711"));
  await run(allowed, { attendance: { attended: false, confirmed: "ordinary" } });
  expect(allowed.performed).toHaveLength(1);
});

test("one yes holds for the pair of sites in this run", async () => {
  const world = afterMail(typing("code 4711"), typing("code 0815"));
  await run(world, {}, saying(true));
  expect(asked(world)).toHaveLength(1);
  expect(world.performed).toHaveLength(2);
});

test.each([
  ["the task", { task: "Type 4711 into the search" }],
  ["an answer", { task: "Type my number" }],
])("what the user said in %s goes where it is to go", async (where, started) => {
  const ask = { action: "ask_user", question: "Which number?" };
  const world = afterMail(...(where === "an answer" ? [ask] : []), typing("4711"));
  if (where === "an answer") {
    world.ports.model = makeWorld([], (_request, call) =>
      call === 1 ? answer(ask) : call === 2 ? answer(typing("4711")) : DONE,
    ).ports.model;
  }
  await run(world, started, (session, event) => {
    if (event.type !== "question.asked") return;
    const reply = { kind: "answer", text: "It is 4711." } as const;
    void session.append({ type: "question.answered", questionId: event.questionId, answer: reply });
  });
  expect(asked(world)).toEqual([]);
  expect(world.performed).toHaveLength(1);
});

test.each([
  ["key by key", { action: "press_key", ref: "a1", key: "7" }],
  ["by a key where the focus is", { action: "press_key", key: "Shift+K" }],
  ["in a form", { action: "fill_form", fields: [{ ref: "a1", value: "NDcxMQ==" }] }],
  ["as a point", { action: "click", ref: "a1", x: 47, y: 11 }],
  ["as a point that is pointed at", { action: "hover", ref: "a1", x: 47, y: 11 }],
  ["as a distance", { action: "drag", ref: "a1", dx: 4711 }],
  ["as a drawing", { action: "drag", ref: "a1", along: [{ dx: 47, dy: 11 }], dx: 1 }],
  ["as a time", { action: "click", ref: "a1", hold: 4711 }],
  ["as an option", { action: "select_option", ref: "a1", option: "4711" }],
])("it does not get there %s", async (_how, action) => {
  const world = afterMail(action);
  await run(world, {}, saying(false));
  expect(world.performed).toEqual([]);
  expect(asked(world)).toHaveLength(1);
});

test("a press on a thing, wherever in it, carries nothing", async () => {
  const world = afterMail({ action: "click", ref: "a1" }, { action: "drag", ref: "a1", to: "a1" });
  await run(world, {}, saying(false));
  expect(asked(world)).toEqual([]);
  expect(world.performed).toHaveLength(2);
});

test.each([
  ...["Control+v", "Control+Shift+V", "Meta+V", "Shift+Insert", "Control+Shift+Insert"].map((key) => ({
    action: "press_key",
    key,
  })),
  { action: "click", button: "middle" },
])("what is on the clipboard gets nowhere by %o alone, on one site either", async (pasting) => {
  const field = { ref: "a1", role: "textbox", name: "Search" };
  const world = makeWorld([field], (_request, call) => (call === 1 ? answer({ ...pasting, ref: "a1" }) : DONE));
  await run(world, {}, saying(false));
  expect(world.performed).toEqual([]);
  expect(asked(world)[0]?.question).toMatchObject({
    effect: { kind: "carry", title: "Paste into shop.example what is on the clipboard" },
  });
});

test.each(["Enter", "Tab", "ArrowDown", "Control+a", "Control+c"])("the key %s carries nothing", async (key) => {
  const world = afterMail({ action: "press_key", ref: "a1", key });
  await run(world, {}, saying(false));
  expect(asked(world)).toEqual([]);
  expect(world.performed).toHaveLength(1);
});

test("the answer to a page's question counts as text for that page", async () => {
  const world = afterMail({ action: "answer_dialog", accept: true, text: "code 4711" });
  let opened = false;
  await run(world, {}, (session, event) => {
    saying(false)(session, event);
    if (event.type !== "page.observed" || opened) return;
    opened = true;
    const dialog: RunEventBody = {
      type: "dialog.opened",
      dialogId: "d",
      tab: "t1",
      kind: "prompt",
      text: "Code?",
      origin: ORIGIN,
    };
    void session.append(dialog);
  });
  expect(asked(world)[0]?.question).toMatchObject({ effect: { kind: "carry" } });
  expect(world.performed).toEqual([]);
});

test("a question about an address says whose text the model has read", async () => {
  const world = afterMail({ action: "navigate", address: `${ORIGIN}/?q=4711` });
  await run(world, {}, saying(false));
  expect(JSON.stringify(asked(world)[0]?.question)).toContain(`Read: ${MAIL}`);
});

test("no yes outlives the worker", async () => {
  const world = afterMail(typing("code 4711"), typing("code 0815"));
  let interrupted = false;
  const { ended } = await begin(world, {}, (session, event) => {
    saying(true)(session, event);
    if (event.type !== "action.acked" || interrupted) return;
    interrupted = true;
    void session.append({ type: "run.interrupted" });
  });
  await ended;
  expect(asked(world)).toHaveLength(2);
});
