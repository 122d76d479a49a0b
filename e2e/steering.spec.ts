/** A person steers a run in the built extension: messages, own commands, the kept proposal, dialogs, tabs, results. */
import { type Board, startBoard } from "./apps/board.ts";
import { test as base, expect } from "./fixtures.ts";
import { killWorker } from "./kill-worker.ts";
import { refOf, shows } from "./model/outline.ts";
import type { Decide, ScriptedAnswer, Turn } from "./model/scripted-model.ts";

const test = base.extend<{ board: Board }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  board: async ({}, use) => {
    const board = await startBoard();
    await use(board);
    await board.stop();
  },

  page: async ({ page }, use) => {
    // Whoever listens to dialogs leaves them to the extension.
    page.on("dialog", () => undefined);
    await use(page);
  },
});

const done = (text: string): ScriptedAnswer => ({ actions: [{ action: "done", status: "complete", text }] });
const lastWords = ({ messages }: Turn) => messages.at(-1)?.content ?? "";

/** Types into one field, and then into the other. */
const fillBoth: Decide = ({ outline }) =>
  shows(outline, "hull")
    ? {
        say: "Writing",
        actions: [
          { action: "type", ref: refOf(outline, "textbox", "Subject"), text: "Rope" },
          { action: "type", ref: refOf(outline, "textbox", "Body"), text: "Ten metres" },
        ],
      }
    : done("There is nothing to write.");

/** The same at first, and nothing more. */
const fillThenSay =
  (text: string): Decide =>
  (turn) =>
    turn.turn === 0 ? fillBoth(turn) : done(text);

test("a message is read before the next step, is taken in, and the log says how far it has come", async ({
  page,
  board,
  startHeld,
}) => {
  const { panel, door } = await startHeld(
    (turn) => {
      if (lastWords(turn).includes("user_feedback f1: Call it Twine")) {
        return {
          say: "As you say",
          ack: ["f1"],
          actions: [{ action: "type", ref: refOf(turn.outline, "textbox", "Subject"), text: "Twine" }],
        };
      }
      return turn.turn === 0 ? fillBoth(turn) : done("Written.");
    },
    board.url,
    "Write a note about rope",
  );
  await panel.send("Call it Twine");
  // The answer under way is given up, and nothing of it is done.
  await expect(page.locator("#subject")).toHaveValue("Twine");
  door.open();
  await panel.expectEnd("Done");
  await expect(page.locator("#body")).toHaveValue("");
  const entry = panel.log.locator("li").filter({ hasText: "Call it Twine" }).first();
  await expect(entry).toContainText("read at step 1, taken in");
  await expect(entry).toHaveAttribute("data-event", "feedback.acknowledged");
});

test("a command of the user's own is done at once in a paused run, which stays paused and knows of it afterwards", async ({
  page,
  board,
  startHeld,
}) => {
  const { panel, model, door } = await startHeld(fillThenSay("Seen."), board.url, "Write a note about rope");
  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  await panel.doItNow("type Chain in Subject");
  await expect(page.locator("#subject")).toHaveValue("Chain");
  await panel.expectStatus("Paused");
  door.open();
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["type done"]);
  expect(JSON.stringify(model.requests().at(-1))).toContain("The user gave a command of their own");
});

test("what a pause kept is shown, can be changed and struck, and Resume does what is left of it", async ({
  page,
  board,
  startHeld,
}) => {
  const { panel, door } = await startHeld(fillThenSay("Written."), board.url, "Write a note about rope");
  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  door.open();
  await expect(panel.proposal.getByRole("listitem")).toHaveCount(2);
  await panel.proposal.getByRole("textbox").first().fill("Twine");
  await panel.proposal.getByRole("textbox").first().blur();
  await panel.strike(2);
  await expect(page.locator("#subject")).toHaveValue("");
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(page.locator("#subject")).toHaveValue("Twine");
  await expect(page.locator("#body")).toHaveValue("");
});

test("the page's own dialog is shown to the model, and OK needs the user's yes", async ({
  board,
  startModel,
  openAllowed,
}) => {
  await startModel((turn) => {
    if (/^dialog /.test(turn.outline)) return { actions: [{ action: "answer_dialog", accept: true }] };
    return shows(turn.outline, "hull")
      ? { actions: [{ action: "click", ref: refOf(turn.outline, "button", "Remove Paint the hull") }] }
      : done("It is gone.");
  });
  const panel = await openAllowed(board.url);
  await panel.start("Take the hull off the board");
  await panel.button("Confirm").click(); // Clicking “Remove …”
  await expect(panel.question).toContainText("Remove Paint the hull?");
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(board.notes).toEqual(["Buy rope", "Call the harbour"]);
});

test("direct commands answer a dialog in so many words, with a text where it asks for one", async ({
  board,
  openAllowed,
}) => {
  const panel = await openAllowed(board.url);
  await panel.start("click New note, answer the dialog with “Oil the winch”, wait for “Oil the winch”");
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(board.notes).toContain("Oil the winch");
});

test("a dialog that nobody named is the user's to answer, and Stop leaves no page blocked", async ({
  page,
  board,
  openAllowed,
}) => {
  const panel = await openAllowed(board.url);
  await panel.start("click New note, click Log");
  await expect(panel.question).toContainText("What does it say?");
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
  await page.getByRole("link", { name: "Log" }).click();
  await expect(page).toHaveURL(/log$/);
  expect(board.notes).toHaveLength(3);
});

test("a worker's death leaves an open dialog to be answered", async ({ board, openAllowed }) => {
  const panel = await openAllowed(board.url);
  await panel.start("click Remove Buy rope, scroll down");
  await panel.button("Confirm").click();
  await expect(panel.question).toContainText("Remove Buy rope?");
  await killWorker(panel);
  // The click's outcome is not known, so it is not repeated; the dialog is asked about again.
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  await expect.poll(() => board.notes).toEqual(["Paint the hull", "Call the harbour"]);
});

test("a run goes on in a tab that a link has opened, takes data from it, comes back, and what it found stays", async ({
  page,
  board,
  startModel,
  openAllowed,
}) => {
  const schema = {
    type: "array",
    items: {
      type: "object",
      properties: { thing: { type: "string" }, price: { type: "number" } },
      required: ["thing", "price"],
    },
  };
  const model = await startModel((turn) => {
    const words = lastWords(turn);
    if (turn.turn === 0) return { actions: [{ action: "click", ref: refOf(turn.outline, "link", "Prices") }] };
    if (turn.turn === 1) {
      expect(words).toContain("a new tab was opened: t2");
      return { actions: [{ action: "switch_tab", tab: "t2" }] };
    }
    if (turn.turn === 2) return { actions: [{ action: "extract", schema }] };
    if (turn.turn === 3) {
      const price = /"Rope","price":([\d.]+)/.exec(words)?.[1] ?? "nothing";
      return {
        actions: [
          { action: "save_result", text: `Rope costs ${price}` },
          { action: "close_tab", tab: "t2" },
        ],
      };
    }
    if (turn.turn === 4)
      return { actions: [{ action: "type", ref: refOf(turn.outline, "textbox", "Subject"), text: "Rope 12.5" }] };
    return done("Compared.");
  });
  const panel = await openAllowed(board.url);
  await panel.start("Look up the price of rope and write it into the subject");
  await panel.expectEnd("Done");
  expect(await panel.findings()).toEqual([expect.stringContaining("Rope costs 12.5")]);
  await expect(page.locator("#subject")).toHaveValue("Rope 12.5");
  // Data that a table holds is read by rule, without another model.
  expect(model.requests()).toHaveLength(6);
  expect(
    page
      .context()
      .pages()
      .filter((open) => open.url().endsWith("/prices")),
  ).toEqual([]);
});

test("going back and loading again are steps like any other", async ({ page, board, openAllowed }) => {
  const panel = await openAllowed(board.url);
  await panel.start("click Log, go back, reload the page, open the Log link in a new tab, close this tab");
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual([
    "click done",
    "go_back done",
    "reload done",
    "open_tab done",
    "close_tab done",
  ]);
  await expect(page).toHaveURL(board.url);
});

test("of a long text in a field a look shows the beginning, and a reading all of it", async ({
  page,
  board,
  startModel,
  openAllowed,
}) => {
  const text = Array.from({ length: 400 }, (_, index) => `knot${index}`).join(" ");
  await startModel((turn) => {
    if (turn.turn > 0) return done(lastWords(turn).includes("knot399") ? "Read to its end." : "Its end is missing.");
    expect(turn.outline).toContain("knot0");
    expect(turn.outline).not.toContain("knot399");
    return { actions: [{ action: "read_page", ref: refOf(turn.outline, "textbox", "Body") }] };
  });
  const panel = await openAllowed(board.url);
  await page.locator("#body").fill(text);
  await panel.start("Read the note");
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("Read to its end.");
});
