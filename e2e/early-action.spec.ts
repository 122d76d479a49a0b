/** An action is sent to the page while the rest of the model's answer is still on its way. */
import { expect, test } from "./fixtures.ts";
import { say } from "./model/endpoint.ts";
import { refOf, shows } from "./model/outline.ts";

const FIRST_TOKEN_MS = 300;
/** Sixty tokens a second, of four characters or so. */
const TOKEN_MS = 1000 / 60;
const TOKEN_LENGTH = 4;

const answerOf = (...actions: object[]) =>
  JSON.stringify({
    say: "Looking for mugs",
    check: "The shop's start page is open, with a search box and all its products.",
    ack: [],
    actions,
  });

const threeActions = (outline: string) =>
  answerOf(
    { action: "type", ref: refOf(outline, "searchbox", "Search"), text: "mug" },
    { action: "note", text: "What was typed is what the task asked for, and nothing beside it was changed." },
    { action: "note", text: "The list shows what there is once the search is sent, so that comes after this." },
  );

test("the first action is sent before half of the answer has come, and the log says what that has saved", async ({
  extension,
  page,
  shop,
  endpoint,
  openAllowed,
}) => {
  await extension.setModel(endpoint.settings);
  const panel = await openAllowed(shop.url);
  let halfAt = Number.NaN;
  endpoint.respond = async (response, outline) => {
    if (shows(outline, "mug") && !Number.isNaN(halfAt)) {
      return say(answerOf({ action: "done", status: "complete", text: "Typed." }))(response, outline);
    }
    const text = threeActions(outline);
    const pieces = text.match(new RegExp(`.{1,${TOKEN_LENGTH}}`, "gs")) ?? [];
    response.writeHead(200, { "content-type": "text/event-stream" });
    const started = Date.now() + FIRST_TOKEN_MS;
    for (const [index, piece] of pieces.entries()) {
      const due = started + index * TOKEN_MS;
      await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
      if (index === Math.ceil(pieces.length / 2)) {
        // A machine that is busy with other tests may be late with everything; who waits for the whole waits in vain here.
        await expect(page.getByRole("searchbox")).toHaveValue("mug", { timeout: 15_000 });
        halfAt = Date.now();
      }
      response.write(chunk({ content: piece }));
    }
    response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
  };
  await panel.start("Type mug into the search box");
  await panel.expectEnd("Done");
  await expect(page.getByRole("searchbox")).toHaveValue("mug");

  const journal = await panel.journal();
  const sent = journal.find(({ type }) => type === "action.dispatched");
  const answered = journal.find(({ type }) => type === "model.answered");
  expect(sent?.at).toBeLessThan(halfAt);
  if (answered?.type !== "model.answered") throw new Error("The model's answer is not in the journal.");
  expect(answered.firstTokenMs).toBeGreaterThanOrEqual(FIRST_TOKEN_MS);
  expect(answered.savedMs).toBeGreaterThan(answered.at - halfAt - 1);
  const saved = ((answered.savedMs ?? 0) / 1000).toFixed(1);
  await expect(panel.log.locator("li").filter({ hasText: "Looking for mugs" }).first()).toContainText(
    `begun ${saved} s before its end`,
  );
});

/** One event of a stream. */
function chunk(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 0, model: "plain", choices })}\n\n`;
}
