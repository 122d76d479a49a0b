/** Plans that a person looks over, tasks that wait for the one under way, and what a task may take. */
import AxeBuilder from "@axe-core/playwright";
import { type Board, startBoard } from "./apps/board.ts";
import { test as base, expect } from "./fixtures.ts";
import { refOf } from "./model/outline.ts";
import type { Decide, ScriptedAnswer, Turn } from "./model/scripted-model.ts";
import type { Panel } from "./panel.ts";

const test = base.extend<{ board: Board }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  board: async ({}, use) => {
    const board = await startBoard();
    await use(board);
    await board.stop();
  },
});

const done = (text: string): ScriptedAnswer => ({ actions: [{ action: "done", status: "complete", text }] });
const typing = ({ outline }: Turn, field: string, text: string, plan: string[] = []): ScriptedAnswer => ({
  say: `Writing the ${field.toLowerCase()}`,
  actions: [{ action: "type", ref: refOf(outline, "textbox", field), text }],
  plan,
});
const isForPlan = ({ messages }: Turn) => messages[0]?.content.startsWith("An agent is to do a task") ?? false;
const wholeOf = ({ messages }: Turn) => messages.map(({ content }) => content).join("\n");

const plan = ({ page }: Panel) => page.getByRole("region", { name: "Plan" });
const parts = (panel: Panel) => plan(panel).getByRole("listitem").allInnerTexts();

async function changePlan(panel: Panel, text: string): Promise<void> {
  await panel.button("Change the plan").click();
  await panel.page.getByRole("textbox", { name: "One part a line" }).fill(text);
  await panel.button("Save the plan").click();
  await expect(panel.page.getByRole("textbox", { name: "One part a line" })).toHaveCount(0);
}

test("a plan that was asked for waits to be looked at, and is followed as it was changed", async ({
  page,
  board,
  startModel,
  openAllowed,
}) => {
  const model = await startModel((turn) => {
    if (isForPlan(turn)) return JSON.stringify({ plan: ["Write “Rope” as the subject", "Publish it"] });
    const subject = /agrees to:\n1\. Write “(.*)” as/.exec(wholeOf(turn))?.[1] ?? "no plan";
    return turn.turn === 1 ? typing(turn, "Subject", subject) : done("Written.");
  });
  const panel = await openAllowed(board.url);
  await panel.page.getByRole("checkbox", { name: "Show me a plan first" }).check();
  await panel.start("Write a note about rope");
  await panel.expectStatus("Paused");
  await expect(panel.status).toContainText("look at the plan, then press Resume");
  expect(await parts(panel)).toEqual(["Write “Rope” as the subject", "Publish it"]);
  await expect(page.locator("#subject")).toHaveValue("");
  expect(model.requests()).toHaveLength(1);
  await changePlan(panel, "Write “Twine” as the subject\n\n");
  await expect.poll(() => parts(panel)).toEqual(["Write “Twine” as the subject"]);
  expect((await new AxeBuilder({ page: panel.page }).analyze()).violations).toEqual([]);
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(page.locator("#subject")).toHaveValue("Twine");
});

test("a plan that is changed while the run works reaches the model as the user's word", async ({
  page,
  board,
  startHeld,
}) => {
  const decide: Decide = (turn) => {
    const changed = /user_feedback f1: Follow this plan from here on:\n1\. Body “(.*)”/.exec(wholeOf(turn))?.[1];
    if (turn.turn === 0) return typing(turn, "Subject", "Rope", ["Body “Ten metres”", "Publish"]);
    return changed && turn.turn < 3 ? { ...typing(turn, "Body", changed), ack: ["f1"] } : done("Written.");
  };
  const { panel, door } = await startHeld(decide, board.url, "Write a note about rope");
  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  door.open();
  await expect.poll(() => parts(panel)).toEqual(["Body “Ten metres”", "Publish"]);
  await changePlan(panel, "Body “Two metres”");
  // It stands in the place of what was planned before.
  await expect(panel.proposal).toHaveCount(0);
  await panel.button("Resume").click();
  await panel.expectEnd("Done");
  await expect(page.locator("#body")).toHaveValue("Two metres");
  await expect(page.locator("#subject")).toHaveValue("");
  await expect(panel.log.locator("li").filter({ hasText: "You changed the plan: Body “Two metres”" })).toBeVisible();
});

test("tasks wait for the one under way, can be taken back, and know all that was done before", async ({
  page,
  board,
  startHeld,
}) => {
  const decide: Decide = (turn) => {
    const now = turn.messages.at(-1)?.content ?? "";
    if (turn.turn === 0) return typing(turn, "Subject", "Rope");
    if (!now.includes("The task now: Write the body")) return done("The subject is written.");
    return wholeOf(turn).includes('"text":"Rope"') && turn.turn === 2
      ? typing(turn, "Body", "Ten metres")
      : done("The body is written.");
  };
  const { panel, door } = await startHeld(decide, board.url, "Write the subject");
  await panel.queue("Write the body");
  await panel.queue("Publish it");
  const next = panel.page.getByRole("region", { name: "Next" });
  await expect(next.getByRole("listitem")).toHaveCount(2);
  expect((await new AxeBuilder({ page: panel.page }).analyze()).violations).toEqual([]);
  await next.getByRole("button", { name: "Remove" }).last().click();
  await expect(next.getByRole("listitem")).toHaveCount(1);
  door.open();
  await panel.expectEnd("Done");
  await expect(panel.result).toHaveText("The body is written.");
  await expect(page.locator("#subject")).toHaveValue("Rope");
  await expect(page.locator("#body")).toHaveValue("Ten metres");
  await expect(panel.log.locator("li").filter({ hasText: "Done: The subject is written." })).toBeVisible();
});

test("what the task before it did not end well leaves in the queue is not begun, and not lost", async ({
  board,
  startHeld,
}) => {
  const half: ScriptedAnswer = { actions: [{ action: "done", status: "partial", text: "Only half." }] };
  const { panel, door, model } = await startHeld(() => half, board.url, "Write the subject");
  await panel.queue("Publish it");
  door.open();
  await panel.expectEnd("Done · in part");
  await expect(panel.page.getByRole("region", { name: "Not begun" })).toContainText("Publish it");
  expect(model.requests()).toHaveLength(1);
});

test("the next task goes on from the last one, unless it is not to", async ({ board, startModel, openAllowed }) => {
  const told: boolean[] = [];
  await startModel((turn) => {
    told.push(wholeOf(turn).includes("Before, the user had you do this, which ended done:\nFind the word"));
    return done("The word is Hawser.");
  });
  const panel = await openAllowed(board.url);
  await panel.start("Find the word");
  await panel.expectEnd("Done");
  await panel.startNext("Write it down");
  await panel.expectEnd("Done");
  await panel.standAlone();
  await panel.startNext("Something else");
  await panel.expectEnd("Done");
  expect(told).toEqual([false, true, false]);
});

test("a task ends at the bounds that were set, and says what it cost", async ({
  board,
  extension,
  startModel,
  openAllowed,
}) => {
  await startModel((turn) => typing(turn, "Subject", `Rope ${turn.turn}`));
  const options = await extension.openOptions();
  const limits = options.getByRole("region", { name: "Limits" });
  const actions = limits.getByRole("textbox", { name: "Actions" });
  await actions.fill("none");
  await actions.press("Enter");
  await expect(limits.getByRole("alert")).toHaveText("“none” is no whole number above 0.");
  await expect(actions).toHaveAttribute("aria-invalid", "true");
  await actions.fill("2");
  await actions.press("Enter");
  await expect(limits.getByRole("alert")).toHaveCount(0);
  const price = options.getByRole("textbox", { name: "Price of a million tokens" }).first();
  await price.fill("3; fifteen");
  await price.press("Enter");
  await expect(options.getByRole("alert").filter({ hasText: "Write what a million tokens cost" })).toBeVisible();
  await price.fill("3, 0.30, 15");
  await price.press("Enter");
  await expect(options.getByText("Price of a million tokens saved.")).toBeVisible();
  expect((await new AxeBuilder({ page: options }).analyze()).violations).toEqual([]);
  await options.reload();
  await expect(actions).toHaveValue("2");
  await expect(price).toHaveValue("3, 0.30, 15");

  const panel = await openAllowed(board.url);
  await panel.start("Write without end");
  await panel.expectEnd("Done · in part");
  await expect(panel.result).toHaveText("The limit of 2 actions is reached.");
  const sent = panel.page.locator("details.sent");
  await expect(sent.locator("summary")).toContainText("$0.0");
  await sent.locator("summary").click();
  await expect(sent).toContainText(/navigator: [\d,]+ tokens asked, \d+ answered, \$0\.0/);
});
