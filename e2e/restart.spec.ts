/** The browser is quit in the middle of a run, by its user, and started again: the run waits for their Resume. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, test } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import { startBoard } from "./apps/board.ts";
import { Door } from "./door.ts";
import { Extension } from "./extension.ts";
import { refOf } from "./model/outline.ts";
import { type Decide, startScriptedModel } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

/** Publishes a note, and then says so; each answer waits at its door. */
function publishing(doors: Door[]): Decide {
  return async ({ outline, turn, messages }) => {
    await doors[turn]?.opened;
    if (turn === 0) {
      const ref = refOf(outline, "textbox", "Subject");
      return { say: "Writing", actions: [{ action: "type", ref, text: "Rope" }] };
    }
    const isTold = messages.some(({ content }) => content.includes("The browser was restarted"));
    return { actions: [{ action: "done", status: "complete", text: isTold ? "Told of it." : "Not told." }] };
  };
}

/**
 * The windows go first, and the browser a moment later: with no moment in between nothing in it would notice that its tabs
 * are gone.
 */
async function quit(browser: BrowserContext, extension: Extension): Promise<void> {
  const ended = new Promise((resolve) => browser.once("close", resolve));
  const worker = await extension.worker();
  await worker.evaluate(async () => {
    for (const { id } of await chrome.windows.getAll()) if (id !== undefined) void chrome.windows.remove(id);
  });
  await Promise.race([ended, expect.poll(() => browser.pages().length).toBe(0)]);
  await browser.close();
}

for (const state of ["at work", "paused"] as const) {
  test(`a run that is ${state} when the browser is quit waits, and goes on at Resume`, async () => {
    const board = await startBoard();
    const doors = [new Door(), new Door()];
    const model = await startScriptedModel(publishing(doors));
    const profile = await mkdtemp(join(tmpdir(), "deckhand-restart-"));
    try {
      const first = await launchWithExtension({ profile });
      const extension = await Extension.in(first);
      await extension.setModel(model.settings);
      await extension.grantSite(new URL(board.url).origin);
      const page = first.pages()[0] ?? (await first.newPage());
      await page.goto(board.url);
      const panel = new Panel(await extension.openPanel(page));
      await panel.start("Write a note about rope");
      doors[0]?.open();
      // The first action is done, and the model is asked what is next.
      await expect.poll(() => model.requests().length).toBe(2);
      if (state === "paused") await panel.button("Pause").click();
      if (state === "paused") await panel.expectStatus("Paused");
      await quit(first, extension);

      const second = await launchWithExtension({ profile });
      const again = second.pages()[0] ?? (await second.newPage());
      await again.goto(board.url);
      const back = new Panel(await (await Extension.in(second)).openPanel(again));
      await back.expectStatus("Paused");
      await expect(back.status).toContainText("the browser was restarted");
      for (const door of doors) door.open();
      await back.button("Resume").click();
      await back.expectEnd("Done");
      await expect(back.result).toHaveText("Told of it.");
      // The page was loaded anew; what had been typed once is not typed again.
      await expect(again.locator("#subject")).toHaveValue("");
      const journal = await back.journal();
      expect(journal.filter(({ type }) => type === "run.finished")).toHaveLength(1);
      expect(journal.filter(({ type }) => type === "action.dispatched")).toHaveLength(1);
      await second.close();
    } finally {
      await model.stop();
      await board.stop();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
