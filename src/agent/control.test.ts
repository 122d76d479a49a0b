/** The user steers a run: messages, commands of their own, pauses, dialogs, tabs. */
import { describe, expect, test } from "vitest";
import { ModelError } from "../protocol/errors.ts";
import type { ProposalItem, RunEvent, RunEventType } from "../protocol/event.ts";
import { withdrawQuestion } from "./ask.ts";
import { recordDialog } from "./dialog.ts";
import type { RunSession } from "./journal/session.ts";
import {
  answer,
  begin,
  click,
  clicked,
  command,
  commands,
  DONE,
  lastOf,
  makeWorld,
  ORIGIN,
  run,
  type Thing,
  type World,
} from "./test-world.ts";

const SAVE: Thing = { ref: "a1", role: "button", name: "Save" };
const EDIT: Thing = { ref: "a2", role: "button", name: "Edit" };
const DELETE: Thing = { ref: "a3", role: "button", name: "Delete account" };

const say = (session: RunSession, text: string) =>
  session.append({ type: "feedback.given", feedbackId: `f${session.state.feedback.length + 1}`, text });

/** Does something once, when an event of this type comes for the nth time. */
function once(type: RunEventType, act: (session: RunSession, event: RunEvent) => unknown, nth = 1) {
  let seen = 0;
  return (session: RunSession, event: RunEvent) => {
    if (event.type === type && ++seen === nth) void act(session, event);
  };
}

describe("a message", () => {
  test("goes into the next request, last, and is acknowledged", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => {
      if (call === 1) return answer(click("a1"));
      return call === 2 ? JSON.stringify({ say: "", ack: ["f1"], actions: [click("a2")] }) : DONE;
    });
    const { session, ended } = await begin(
      world,
      {},
      once("action.acked", (live) => say(live, "Use the blue one")),
    );
    await ended;
    expect(lastOf(world, 1)).not.toContain("blue");
    expect(lastOf(world, 2).trim().endsWith("user_feedback f1: Use the blue one")).toBe(true);
    // Acknowledged, it stays where it was first read and is not repeated at the end.
    expect(lastOf(world, 3).match(/user_feedback f1/g)).toHaveLength(1);
    expect(lastOf(world, 3).trim().endsWith("Use the blue one")).toBe(false);
    expect(session.state.feedback).toEqual([
      { feedbackId: "f1", text: "Use the blue one", readAt: 2, acknowledged: true },
    ]);
  });

  test("is repeated until it is acknowledged", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call < 4 ? answer(click("a1")) : DONE));
    world.perform = () => ({ outcome: "done", effect: "+1 elements" });
    const { ended } = await begin(
      world,
      {},
      once("action.acked", (live) => say(live, "Quickly")),
    );
    await ended;
    expect(lastOf(world, 4).trim().endsWith("user_feedback f1: Quickly")).toBe(true);
  });

  test("while the answer streams and nothing is done yet, the request is given up and built anew with it at once", async () => {
    async function* hesitant() {
      yield `{"say":"Hm",`;
      await say(session, "Do it differently");
      yield `"actions":[{"action":"click","ref":"a1"}]}`;
    }
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? hesitant() : DONE));
    const { session, ended } = await begin(world);
    await ended;
    expect(clicked(world)).toEqual([]);
    expect(lastOf(world, 2)).toContain("user_feedback f1: Do it differently");
    expect(world.journal.filter(({ type }) => type === "page.observed")).toHaveLength(1);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "model.aborted" }));
  });

  test("lets an action in flight finish and drops the rest", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? answer(click("a1"), click("a2")) : DONE));
    world.perform = async () => {
      await say(session, "Stop after this");
      return { outcome: "done", effect: "clicked" };
    };
    const { session, ended } = await begin(world);
    await ended;
    expect(clicked(world)).toEqual(["a1"]);
    expect(lastOf(world, 2)).toContain("user_feedback f1: Stop after this");
  });

  test("withdraws the question of an action, and the action with it", async () => {
    const world = makeWorld([DELETE], (_request, call) => (call === 1 ? answer(click("a3")) : DONE));
    const { ended } = await begin(
      world,
      {},
      once("question.asked", async (live) => {
        await say(live, "Not that one");
        await withdrawQuestion(live, "you sent a message instead", false);
      }),
    );
    await ended;
    expect(clicked(world)).toEqual([]);
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.dropped", outcome: "skipped", effect: "you sent a message instead" }),
    );
    expect(lastOf(world, 2)).toContain("Not that one");
  });

  test("of a run without a model is more commands for after those under way", async () => {
    const world = makeWorld([SAVE, EDIT]);
    world.ports.direct = commands(["a1", "a2"]);
    const { ended } = await begin(
      world,
      { mode: "direct", task: "a1" },
      once("action.dispatched", (live) => say(live, "a2")),
    );
    await ended;
    expect(clicked(world)).toEqual(["a1", "a2"]);
    expect(world.journal.at(-1)).toMatchObject({ status: "done", result: "All 2 commands were carried out." });
  });
});

describe("a command of the user's own", () => {
  test("is carried out at once, is the user's in the log, and a fact to the model, which plans anew", async () => {
    async function* slow() {
      yield `{"say":"Saving",`;
      await command(session, "a2");
      yield `"actions":[{"action":"click","ref":"a1"}]}`;
    }
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? slow() : DONE));
    world.ports.direct = commands(["a2"]);
    const { session, ended } = await begin(world);
    await ended;
    expect(clicked(world)).toEqual(["a2"]);
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.planned", by: "user", overrideId: "o1" }),
    );
    const conversation = JSON.stringify(world.requests[1]?.messages);
    expect(conversation).toContain("The user gave a command of their own");
    expect(conversation).toContain("by the user → done");
    expect(conversation).toContain("The user's own command: done.");
    // What was looked at for it the model is not shown: it looks anew.
    expect(conversation).toContain('Step 2\\nThe user gave a command of their own: \\"a2\\"\\nPage: left out by now');
  });

  test("is carried out in a paused run, which stays paused", async () => {
    const world = makeWorld([SAVE, EDIT], () => DONE);
    world.ports.direct = commands(["a2"]);
    const { session, ended } = await begin(
      world,
      {},
      once("page.observed", async (live) => {
        await live.append({ type: "run.paused", by: "user" });
        await command(live, "a2");
      }),
    );
    await expect.poll(() => world.journal.some(({ type }) => type === "override.finished")).toBe(true);
    expect(clicked(world)).toEqual(["a2"]);
    expect(session.state.pausedBy).toBe("user");
    expect(session.state.finished).toBeNull();
    await session.append({ type: "run.resumed" });
    await ended;
    expect(session.state.finished?.status).toBe("done");
  });

  test("that no grammar can read is a turn about it alone", async () => {
    const other = makeWorld(
      [SAVE, EDIT],
      (_request, call) => [answer(click("a1")), answer(click("a2")), DONE][call - 1] ?? DONE,
    );
    const steered = await begin(
      other,
      {},
      once("action.acked", (live) => command(live, "tidy it up")),
    );
    await steered.ended;
    expect(lastOf(other, 2)).toContain("The user commands, to be done now and nothing beside it: tidy it up");
    expect(lastOf(other, 3)).not.toContain("The user commands");
    expect(clicked(other)).toEqual(["a1", "a2"]);
    expect(other.journal).toContainEqual(expect.objectContaining({ type: "override.finished", outcome: "done" }));
  });

  test("goes through the same permissions", async () => {
    const world = makeWorld([SAVE, EDIT], () => DONE);
    world.sites = { [ORIGIN]: { read: "allow", write: "deny" } };
    world.ports.direct = commands(["a2"]);
    const { ended } = await begin(
      world,
      {},
      once("page.observed", (live) => command(live, "a2")),
    );
    await ended;
    expect(clicked(world)).toEqual([]);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "override.finished", outcome: "failed" }));
  });
});

describe("a pause", () => {
  const pausing = (world: World) => {
    let session: RunSession | undefined;
    world.perform = async () => {
      if (world.performed.length === 1) await session?.append({ type: "run.paused", by: "user" });
      return { outcome: "done", effect: "clicked" };
    };
    return async (started?: object) => {
      const run = await begin(world, started);
      session = run.session;
      await expect.poll(() => world.journal.some(({ type }) => type === "proposal.kept")).toBe(true);
      return run;
    };
  };
  const twoClicks = () =>
    makeWorld([{ ...SAVE }, { ...EDIT }], (_request, call) => (call === 1 ? answer(click("a1"), click("a2")) : DONE));

  test("keeps what was not done as a proposal, which Resume takes up after a look", async () => {
    const world = twoClicks();
    const { session, ended } = await pausing(world)();
    expect(clicked(world)).toEqual(["a1"]);
    expect(session.state.proposal).toMatchObject([{ action: click("a2"), target: "button “Edit”" }]);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(clicked(world)).toEqual(["a1", "a2"]);
    expect(session.state.proposal).toEqual([]);
    expect(JSON.stringify(world.requests.at(-1))).not.toContain("Actions that waited");
  });

  test("drops of it what has changed meanwhile", async () => {
    const world = twoClicks();
    const { session, ended } = await pausing(world)();
    world.things.splice(1, 1);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(clicked(world)).toEqual(["a1"]);
    expect(world.journal).toContainEqual(
      expect.objectContaining({ type: "action.dropped", effect: "its target changed while the run was paused" }),
    );
    // Named as it was when it was kept.
    const dropped = session.state.actions.find(({ stage }) => stage === "dropped");
    expect(dropped?.target).toBe("button “Edit”");
  });

  test("of what was taken up keeps the rest, and says so once", async () => {
    const world = twoClicks();
    const { session } = await pausing(world)();
    world.things.push({ ref: "a3", role: "button", name: "Send" });
    const [kept] = session.state.proposal;
    if (!kept) throw new Error("nothing was kept");
    const changed: ProposalItem = { itemId: "other", action: { action: "click", ref: "a3" }, prints: { a3: 1 } };
    await session.append({ type: "proposal.changed", items: [kept, kept, changed] });
    world.perform = async () => {
      await session.append({ type: "run.paused", by: "user" });
      return { outcome: "done", effect: "clicked" };
    };
    await session.append({ type: "run.resumed" });
    await expect.poll(() => session.state.proposal).toHaveLength(1);
    await expect.poll(() => world.journal.at(-1)?.type).toBe("action.dropped");
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(world.journal.filter(({ type }) => type === "proposal.kept")).toHaveLength(2);
    session.abort();
  });

  test("keeps nothing of an answer that a message has overtaken", async () => {
    const held: { session?: RunSession } = {};
    async function* slow() {
      yield `{"say":"","actions":[{"action":"click","ref":"a1"}`;
      await held.session?.append({ type: "run.paused", by: "user" });
      yield `,{"action":"click","ref":"a2"}`;
      await held.session?.append({ type: "feedback.given", feedbackId: "f1", text: "Not that" });
      yield "]}";
    }
    const world = makeWorld([SAVE, EDIT], (_request, call) => (call === 1 ? slow() : DONE));
    const { session, ended } = await begin(world);
    held.session = session;
    await expect.poll(() => world.journal.map(({ type }) => type)).toContain("model.aborted");
    expect(session.state.proposal).toEqual([]);
    await session.append({ type: "run.resumed" });
    await ended;
    expect(clicked(world)).not.toContain("a2");
    expect(lastOf(world, 2)).toContain("Not that");
  });

  test("does not take up what the user has struck", async () => {
    const world = twoClicks();
    const { session, ended } = await pausing(world)();
    await session.append({ type: "proposal.changed", items: [] });
    await session.append({ type: "run.resumed" });
    await ended;
    expect(clicked(world)).toEqual(["a1"]);
  });

  test("does not keep a claim that all is done", async () => {
    const done = { action: "done", status: "partial", text: "Half." };
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1"), done) : DONE));
    let session: RunSession | undefined;
    world.perform = async () => {
      await session?.append({ type: "run.paused", by: "user" });
      await session?.append({ type: "run.resumed" });
      return { outcome: "done", effect: "clicked" };
    };
    const begun = await begin(world);
    session = begun.session;
    await begun.ended;
    expect(begun.session.state.finished?.result).toBe("Saved.");
  });
});

describe("a dialog of the page", () => {
  const opening = (world: World, kind: "confirm" | "alert" = "confirm") => {
    let session: RunSession | undefined;
    world.perform = async () => {
      if (session) await recordDialog(session, { kind, text: "Delete 3 notes?", origin: ORIGIN }, "t1");
      return { outcome: "done", effect: kind === "alert" ? "clicked" : `dialog opened: ${kind}` };
    };
    return async (...inputs: [Parameters<typeof begin>[1]?, Parameters<typeof begin>[2]?]) => {
      const run = await begin(world, ...inputs);
      session = run.session;
      await run.ended;
      return run.session;
    };
  };
  const yes = () =>
    once("question.asked", (session, event) => {
      if (event.type !== "question.asked") return;
      return session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "confirm", confirmed: true },
      });
    });

  test("is shown to the model in the page's place, and answered with OK only after the user's yes", async () => {
    const world = makeWorld([SAVE], (_request, call) =>
      call === 1 ? answer(click("a1")) : call === 2 ? answer({ action: "answer_dialog", accept: true }) : DONE,
    );
    const session = await opening(world)({}, yes());
    expect(lastOf(world, 2)).toContain("Delete 3 notes?");
    expect(lastOf(world, 2)).not.toContain("[a1]");
    expect(clicked(world)).toEqual(["a1", "dialog OK"]);
    expect(world.journal).toContainEqual(
      expect.objectContaining({
        type: "question.asked",
        question: {
          kind: "confirm",
          effect: { kind: "dialog", title: `Answer OK to the question of ${ORIGIN}`, lines: ["Delete 3 notes?"] },
        },
      }),
    );
    expect(session.state.dialogs).toEqual([]);
  });

  test("may be answered in the same breath as what opens it", async () => {
    const world = makeWorld([SAVE, EDIT], (_request, call) =>
      call === 1 ? answer(click("a1"), { action: "answer_dialog", accept: false }, click("a2")) : DONE,
    );
    await opening(world)();
    expect(clicked(world).slice(0, 2)).toEqual(["a1", "dialog Cancel"]);
  });

  test("lets nothing else be done before it is answered", async () => {
    const world = makeWorld([SAVE], (_request, call) =>
      call === 1
        ? answer(click("a1"))
        : call === 2
          ? answer(click("a1"))
          : call === 3
            ? answer({ action: "answer_dialog", accept: false })
            : DONE,
    );
    await opening(world)();
    expect(lastOf(world, 3)).toContain("a dialog is open: answer it with answer_dialog first");
  });

  test("without a model is the user's to answer", async () => {
    const world = makeWorld([SAVE]);
    world.ports.direct = commands(["a1"]);
    const session = await opening(world)({ mode: "direct", task: "a1" }, yes());
    expect(clicked(world)).toEqual(["a1", "dialog OK"]);
    expect(session.state.finished?.status).toBe("done");
  });

  test("that only tells something holds nothing up", async () => {
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(click("a1")) : DONE));
    const session = await opening(world, "alert")();
    expect(session.state.finished?.status).toBe("done");
    expect(lastOf(world, 2)).toContain("The page opened a dialog (alert)");
  });
});

describe("results and tabs", () => {
  test("what is saved is kept whatever the ending", async () => {
    const world = makeWorld([SAVE], (_request, call) => {
      if (call === 1) return answer({ action: "save_result", text: "Mugs: 12 €" }, { action: "note", text: "seen" });
      return answer({ action: "done", status: "blocked", text: "No more." });
    });
    expect(await run(world)).toMatchObject({ status: "blocked", findings: ["Mugs: 12 €"], steps: 0 });
  });

  test("a new tab is gone on in, and left by closing it", async () => {
    const world = makeWorld([SAVE], (_request, call) => {
      if (call === 1) return answer({ action: "open_tab", address: `${ORIGIN}/b` });
      if (call === 2) return answer({ action: "close_tab", tab: "t2" });
      return DONE;
    });
    const finished = await run(world, { task: `Open ${ORIGIN}/b beside` });
    expect(finished.status).toBe("done");
    expect(world.performed.map(({ action }) => action.action)).toEqual([`open tab ${ORIGIN}/b`, "close tab 7"]);
    expect(lastOf(world, 2)).toContain(`Tabs: t1 ${ORIGIN}, t2 ${ORIGIN} (this one)`);
    expect(world.tabId).toBe(1);
  });

  test("the user's own tab is never closed, and a tab that is none is said", async () => {
    const world = makeWorld([SAVE], (_request, call) =>
      call === 1
        ? answer({ action: "close_tab", tab: "t1" })
        : call === 2
          ? answer({ action: "switch_tab", tab: "t9" })
          : DONE,
    );
    await run(world);
    expect(lastOf(world, 2)).toContain("it stays open");
    expect(lastOf(world, 3)).toContain("there is no tab t9; open are: t1");
  });

  test("data that no rule finds is taken out by a model, as data", async () => {
    const schema = { type: "object", properties: { price: { type: "number" } } };
    const world = makeWorld([SAVE], (request, call) => {
      if (request.messages[0]?.content.startsWith("You take data out")) return `{"price":12}`;
      return call === 1 ? answer({ action: "extract", schema }) : DONE;
    });
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "done", modelCalls: 3 });
    expect(lastOf(world, 2)).toContain("All of it.");
    expect(lastOf(world, 3)).toContain(`{"price":12}`);
  });

  test("a file is given away only when it was attached, and with a yes to exactly that", async () => {
    const upload = { action: "upload_file", ref: "a1", files: ["cat.png"] };
    const attachments = [{ attachmentId: "x", name: "cat.png", type: "image/png", size: 12_000 }];
    const world = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(upload) : DONE));
    const questions: unknown[] = [];
    await run(world, { attachments }, (session, event) => {
      if (event.type !== "question.asked") return;
      questions.push(event.question);
      void session.append({
        type: "question.answered",
        questionId: event.questionId,
        answer: { kind: "confirm", confirmed: true },
      });
    });
    expect(questions).toEqual([
      {
        kind: "confirm",
        effect: { kind: "upload", title: "Give “cat.png” to shop.example", lines: ["cat.png (image/png, 12 kB)"] },
      },
    ]);
    expect(clicked(world)).toEqual(["a1"]);
    const other = makeWorld([SAVE], (_request, call) => (call === 1 ? answer(upload) : DONE));
    await run(other);
    expect(clicked(other)).toEqual([]);
    expect(lastOf(other, 2)).toContain("“cat.png” is not attached to the task");
  });
});

describe("the planner", () => {
  const stuck = (plan: string | Error) =>
    makeWorld([SAVE, EDIT], (request) => {
      if (request.messages[0]?.content.startsWith("An agent does a task")) return plan;
      return JSON.stringify(request.messages).includes("Edit it instead") ? DONE : answer(click("a1"));
    });

  test("is asked once when the run goes round in circles, and the run goes on with what it says", async () => {
    const world = stuck(`{"plan":"Save is off. Edit it instead."}`);
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "done", result: "Saved." });
    expect(world.journal.filter(({ type }) => type === "plan.made")).toHaveLength(1);
    expect(finished.steps).toBe(5);
  });

  test("that a pause cuts short is asked again after Resume", async () => {
    let advised = 0;
    const held: { session?: RunSession } = {};
    async function* cut() {
      yield `{"plan":`;
      await held.session?.append({ type: "run.paused", by: "user" });
      yield `"Nothing"}`;
    }
    const world = makeWorld([SAVE, EDIT], (request) => {
      const isForAdvice = request.messages[0]?.content.startsWith("An agent does a task");
      if (isForAdvice) return ++advised === 1 ? cut() : `{"plan":"Edit it instead"}`;
      return JSON.stringify(request.messages).includes("Edit it instead") ? DONE : answer(click("a1"));
    });
    const { session, ended } = await begin(world);
    held.session = session;
    await expect.poll(() => session.state.pausedBy).toBe("user");
    await session.append({ type: "run.resumed" });
    await ended;
    expect(session.state.finished?.status).toBe("done");
    expect(world.journal.filter(({ type }) => type === "plan.made")).toMatchObject([{ text: "Edit it instead" }]);
  });

  test("that fails is told of, and the run ends as it would have", async () => {
    const world = stuck(new ModelError("key-refused", "The key was refused."));
    const finished = await run(world);
    expect(finished).toMatchObject({ status: "partial" });
    expect(world.journal).toContainEqual(expect.objectContaining({ type: "model.failed", role: "planner" }));
  });
});

test("a site that Chrome does not let us into is asked about with its prompt, even where the rules allow it", async () => {
  const world = makeWorld([SAVE], () => DONE);
  world.closedToUs = [ORIGIN];
  const prompts: unknown[] = [];
  await run(world, {}, (session, event) => {
    if (event.type !== "question.asked" || event.question.kind !== "site") return;
    prompts.push(event.question.prompt);
    void session.append({
      type: "question.answered",
      questionId: event.questionId,
      answer: { kind: "site", answer: "task" },
    });
  });
  expect(prompts).toEqual([true]);
  expect(world.journal.at(-1)).toMatchObject({ status: "done" });
});
