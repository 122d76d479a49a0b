/** How a run is steered in the panel: what is said, kept and shown, whatever state the run is in. */
import { AxeBuilder } from "@axe-core/playwright";
import type { LogEntry, ProposalEntry, RunView } from "../src/protocol/view.ts";
import { test as base, expect } from "./fixtures.ts";
import { StagedPanel } from "./staged-panel.ts";

const test = base.extend<{ panel: StagedPanel }>({
  panel: async ({ context, extension }, use) => use(await StagedPanel.open(context, extension)),
});

const ACTING: RunView = {
  runId: "r1",
  tabId: 1,
  mode: "model",
  task: "Order the red mug",
  status: "Acting",
  detail: "step 7",
  say: "",
  active: true,
  paused: false,
  entries: [
    { id: 1, event: "run.started", text: "Order the red mug", by: "user" },
    { id: 2, event: "action.acked", text: "Click link “Mugs”", action: "click", outcome: "done", by: "model" },
    { id: 3, event: "action.acked", text: "Go back", action: "go_back", outcome: "done", by: "user" },
  ],
  question: null,
  result: null,
  findings: [],
  plan: [],
  queue: [],
  proposal: [],
  sent: [],
};

const NAME: ProposalEntry = {
  itemId: "i1",
  text: "Type “Ada” into textbox “Name”",
  action: { action: "type", ref: "a1", text: "Ada", submit: true },
  editable: { field: "text", label: "Text", value: "Ada" },
};
const PRESS = (itemId: string, name: string): ProposalEntry => ({
  itemId,
  text: `Click button “${name}”`,
  action: { action: "click", ref: "a2" },
  editable: null,
});
const PAUSED: RunView = {
  ...ACTING,
  status: "Paused",
  paused: true,
  proposal: [NAME, PRESS("i2", "Check out"), PRESS("i3", "Order")],
};
const QUESTION: RunView["question"] = {
  id: "q1",
  question: {
    kind: "confirm",
    effect: {
      kind: "pay",
      title: "Send the form “Check out”",
      lines: Array.from({ length: 30 }, (_, index) => `Field ${index}: a value`),
    },
  },
};
const DONE: RunView = {
  ...ACTING,
  active: false,
  status: "Done",
  detail: "",
  findings: ["Blue mug, 8.50 €", "Red mug, 9 €"],
  result: { status: "done", text: "The red mug is ordered." },
};

test("a message is sent by Enter or its button, done at once by Control+Enter or its button, and then it is gone", async ({
  panel,
}) => {
  await panel.show(ACTING);
  await panel.message.fill("the large one");
  await panel.message.press("Shift+Enter");
  await panel.message.pressSequentially("please");
  await panel.message.press("Enter");
  await expect(panel.message).toHaveValue("");
  await panel.message.fill("go back");
  await panel.message.press("Control+Enter");
  await expect(panel.message).toHaveValue("");
  await panel.send("in red");
  await panel.doItNow("scroll down");
  await expect(panel.message).toBeFocused();
  expect(panel.calls).toEqual([
    { name: "run-feedback", data: { runId: "r1", text: "the large one\nplease" } },
    { name: "run-override", data: { runId: "r1", text: "go back" } },
    { name: "run-feedback", data: { runId: "r1", text: "in red" } },
    { name: "run-override", data: { runId: "r1", text: "scroll down" } },
  ]);
});

test("words that are not taken stay in the field, and it is said why until they are changed", async ({ panel }) => {
  await panel.show({ ...ACTING, mode: "direct" });
  await expect(panel.message).toHaveAccessibleDescription(/More commands, after those under way/);
  panel.refuse("run-feedback", "“make it nice” is no command.");
  await panel.message.fill("make it nice");
  await panel.button("Send").click();
  await expect(panel.page.getByRole("alert")).toHaveText("“make it nice” is no command.");
  await expect(panel.message).toHaveValue("make it nice");
  await panel.message.press("End");
  await panel.message.pressSequentially("!");
  await expect(panel.page.getByRole("alert")).toBeEmpty();
});

test("a question leaves the message usable, and neither moves Pause and Stop", async ({ panel }) => {
  await panel.show(ACTING);
  const places = async () => [await panel.button("Pause").boundingBox(), await panel.button("Stop").boundingBox()];
  const before = await places();
  await panel.show({ ...ACTING, status: "Waiting for you", question: QUESTION });
  await expect(panel.button("Confirm")).toBeEnabled();
  await panel.message.fill("no,\nnot\nthat\none,\nthe\nlarge\none\nplease");
  panel.refuse(
    "run-feedback",
    "This is not understood, and why it is not takes more than one line to say, or even two.",
  );
  await panel.message.press("Enter");
  await expect(panel.page.getByRole("alert")).not.toBeEmpty();
  expect(await places()).toEqual(before);
  await expect(panel.button("Deny")).toBeInViewport({ ratio: 1 });
});

test("a message that a run's end overtook is not lost, and its rest does not run as a task", async ({ panel }) => {
  await panel.show(ACTING);
  await panel.message.pressSequentially("only the red");
  await panel.show(DONE);
  await expect(panel.task).toBeVisible();
  await panel.page.keyboard.type(" one");
  await panel.page.keyboard.press("Enter");
  await expect(panel.task).toHaveValue("");
  await panel.button("Use the message that was not sent").click();
  await expect(panel.task).toHaveValue("only the red");
  await expect(panel.task).toBeFocused();
  expect(panel.calls).toEqual([]);
});

test("a message for one run is not there for the next", async ({ panel }) => {
  await panel.show(ACTING);
  await panel.message.fill("only the red one");
  await panel.show({ ...ACTING, runId: "r2" });
  await expect(panel.message).toHaveValue("");
});

test("the log shows how far a message has come, and which commands are the user's own", async ({ panel }) => {
  const message: LogEntry = { id: 4, event: "feedback.given", text: "in red", detail: "queued", by: "user" };
  const withMessage = (change: Partial<LogEntry>) => ({
    ...ACTING,
    entries: [...ACTING.entries, { ...message, ...change }],
  });
  const line = panel.log.getByRole("listitem").last();
  const textOf = (action: string) => panel.log.locator(`[data-action="${action}"] p`).first();
  await panel.show(withMessage({}));
  await expect(line.locator("p")).toHaveText(["You: in red", "queued"]);
  await panel.show(withMessage({ event: "feedback.read", detail: "read at step 7" }));
  await expect(line).toHaveAttribute("data-event", "feedback.read");
  await expect(line.locator("p")).toHaveText(["You: in red", "read at step 7"]);
  await expect(textOf("go_back")).toHaveText("You: Go back");
  await expect(textOf("click")).toHaveText("Click link “Mugs”");
});

test("what a pause kept is changed in one field, saved once", async ({ panel }) => {
  await panel.show(PAUSED);
  const field = panel.proposal.getByRole("textbox", { name: "Text" });
  await field.fill("Grace");
  await field.press("Enter");
  await expect.poll(() => panel.calls.length).toBe(1);
  const editable = { field: "text", label: "Text", value: "Grace" };
  await panel.show({ ...PAUSED, proposal: [{ ...NAME, editable }, ...PAUSED.proposal.slice(1)] });
  await panel.button("Resume").click();
  await expect.poll(() => panel.calls.length).toBe(2);
  expect(panel.calls).toEqual([
    {
      name: "proposal-edit",
      data: { runId: "r1", itemId: "i1", action: { action: "type", ref: "a1", text: "Grace", submit: true } },
    },
    { name: "run-resume", data: { runId: "r1" } },
  ]);
});

test("Resume does not go on in the old form with what the user has changed in vain", async ({ panel }) => {
  await panel.show(PAUSED);
  panel.refuse("proposal-edit", "The text is too long.");
  await panel.proposal.getByRole("textbox", { name: "Text" }).fill("Grace");
  await panel.button("Resume").click();
  await expect(panel.page.getByRole("alert")).toHaveText(/^Not resumed.*The text is too long\.$/);
  await expect(panel.proposal.getByRole("textbox", { name: "Text" })).toHaveValue("Grace");
  expect(panel.calls.map(({ name }) => name)).toEqual(["proposal-edit"]);
});

test("a struck action keeps its place, so that a second click strikes no other", async ({ panel }) => {
  await panel.show(PAUSED);
  const first = panel.proposal.getByRole("button", { name: "Strike" }).first();
  const place = await first.boundingBox();
  if (!place) throw new Error("There is nothing to strike.");
  await first.click();
  await panel.show({ ...PAUSED, proposal: PAUSED.proposal.slice(1) });
  await expect(panel.button("Struck")).toBeFocused();
  await panel.page.mouse.dblclick(place.x + place.width / 2, place.y + place.height / 2);
  expect(panel.calls).toEqual([{ name: "proposal-edit", data: { runId: "r1", itemId: "i1", action: null } }]);
});

test("all of it is let go, and the focus goes on in the log", async ({ panel }) => {
  await panel.show(PAUSED);
  await panel.button("Let it go").press("Enter");
  await panel.show({ ...PAUSED, proposal: [] });
  await expect(panel.proposal).toHaveCount(0);
  await expect(panel.page.getByRole("region", { name: "Run", exact: true })).toBeFocused();
  expect(panel.calls).toEqual([{ name: "proposal-drop", data: { runId: "r1" } }]);
});

test("findings fill while the run works, stay after it and are copied", async ({ panel, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await panel.show({ ...ACTING, findings: ["Blue mug, 8.50 €"] });
  expect(await panel.findings()).toEqual(["Blue mug, 8.50 €"]);
  await panel.show(DONE);
  expect(await panel.findings()).toEqual(["Blue mug, 8.50 €", "Red mug, 9 €"]);
  await panel.button("Copy finding 2").click();
  await expect(panel.button("Copied finding 2")).toBeFocused();
  expect(await panel.page.evaluate(() => navigator.clipboard.readText())).toBe("Red mug, 9 €");
});

test("files are handed over when they are chosen, can be taken away, and go with the task that starts", async ({
  panel,
}) => {
  await panel.show(null);
  await panel.attach(["package.json", "biome.json"]);
  await panel.button("Remove package.json").press("Enter");
  await expect(panel.button("Remove biome.json")).toBeFocused();
  await panel.start("upload biome.json to Avatar");
  await expect(panel.button("Remove biome.json")).toHaveCount(0);
  expect(panel.calls.map(({ name }) => name)).toEqual([
    "attachment-add",
    "attachment-add",
    "attachment-remove",
    "run-start",
  ]);
  expect(panel.calls[3]?.data).toEqual({ tabId: 1, task: "upload biome.json to Avatar", attachments: ["file 2"] });
});

test("a file that is dropped is attached, and while a run is active it is turned away", async ({ panel }) => {
  const drop = () =>
    panel.page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["hello"], "a.txt", { type: "text/plain" }));
      const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector("textarea")?.dispatchEvent(event);
      return event.defaultPrevented;
    });
  await panel.show(null);
  expect(await drop()).toBe(true);
  await expect(panel.button("Remove a.txt")).toBeVisible();
  expect(panel.calls).toEqual([
    { name: "attachment-add", data: { name: "a.txt", type: "text/plain", base64: "aGVsbG8=" } },
  ]);
  await panel.show(ACTING);
  await expect(panel.message).toBeVisible();
  expect(await drop()).toBe(true);
  await panel.show(DONE);
  await expect(panel.button("Remove a.txt")).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`steering has no accessibility problems, ${colorScheme}`, async ({ panel }) => {
    await panel.page.emulateMedia({ colorScheme });
    const expectNone = async (view: RunView) => {
      await panel.show(view);
      await expect(panel.status).toHaveText(new RegExp(`^${view.status}`));
      const { violations } = await new AxeBuilder({ page: panel.page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
    };
    await panel.show(null);
    await panel.attach(["package.json"]);
    await expectNone({ ...ACTING, findings: DONE.findings });
    await expectNone(PAUSED);
    await expectNone({ ...PAUSED, proposal: PAUSED.proposal.slice(1) });
    await expectNone({ ...PAUSED, question: QUESTION });
    await expectNone(DONE);
  });
}
