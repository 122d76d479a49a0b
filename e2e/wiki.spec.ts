/** Tasks on TiddlyWiki through the popup, with a model that streams and knows nothing but the outline it is sent. Judged by what the wiki's server holds. */
import type { Page } from "@playwright/test";
import { startTiddlyWiki, type TiddlyWiki } from "./apps/tiddlywiki.ts";
import type { Extension } from "./extension.ts";
import { test as base, expect } from "./fixtures.ts";
import { readOutline, refOf, shows } from "./model/outline.ts";
import { type Decide, startScriptedModel } from "./model/scripted-model.ts";
import { Panel } from "./panel.ts";

const test = base.extend<{ wiki: TiddlyWiki }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  wiki: async ({}, use) => {
    const wiki = await startTiddlyWiki();
    await use(wiki);
    await wiki.stop();
  },
});

const done = (text: string) => ({ actions: [{ action: "done", status: "complete", text } as const] });

/** Opens the wiki and a panel for it; `decide` is the model behind the panel. */
async function open(extension: Extension, page: Page, wiki: TiddlyWiki, decide: Decide) {
  const model = await startScriptedModel(decide);
  await extension.setModel(model.settings);
  // Whoever opens a dialog listener leaves dialogs to the extension, which asks its user.
  page.on("dialog", () => undefined);
  await page.goto(wiki.url);
  await expect(page.getByRole("button", { name: "new tiddler" }).first()).toBeVisible();
  return { panel: new Panel(await extension.openPanel(page)), model };
}

/** The Edit of the tiddler with this title: the last one above its heading. */
function editOf(outline: string, title: string) {
  const [above, ...below] = outline.split(`## ${title}\n`);
  return below.length > 0 ? readOutline(above ?? "").findLast(({ name }) => name === "Edit this tiddler") : undefined;
}

/** A new tiddler: the title field has no name at all, and the text is written in a frame. */
const writeTiddler: Decide = ({ outline }) => {
  if (!shows(outline, "Confirm changes")) {
    return shows(outline, "Tide table[")
      ? done("“Tide table” is saved.")
      : { say: "Opening a new tiddler", actions: [{ action: "click", ref: refOf(outline, "button", "new tiddler") }] };
  }
  const title = readOutline(outline).find(({ text }) => text.includes('value "New Tiddler"'));
  if (!title) return { actions: [{ action: "click", ref: refOf(outline, "button", /^Confirm changes/) }] };
  return {
    say: "Filling it in",
    actions: [
      {
        action: "fill_form",
        fields: [
          { ref: title.ref, value: "Tide table" },
          { ref: refOf(outline, "textbox", "tag name"), value: "harbour" },
        ],
      },
      { action: "type", ref: refOf(outline, "textbox", /text for this tiddler/), text: "High water at noon." },
    ],
  };
};

test("writes a new tiddler, with a title, a tag and a text in a frame", async ({ extension, page, wiki }) => {
  const { panel, model } = await open(extension, page, wiki, writeTiddler);
  await panel.startAllowed("Write a tiddler “Tide table” with the text “High water at noon.” and the tag harbour");
  await panel.expectEnd("Done");
  expect(model.problems()).toEqual([]);
  await expect.poll(() => wiki.tiddler("Tide table")).toMatchObject({ text: "High water at noon.", tags: "harbour" });
  await expect(panel.result).toContainText("is saved");
  await model.stop();
});

test("changes the text of a tiddler that is there", async ({ extension, page, wiki }) => {
  await wiki.write("Berths", "Four berths.");
  const { panel, model } = await open(extension, page, wiki, ({ outline }) => {
    const text = readOutline(outline).find(({ name }) => /text for this tiddler/.test(name));
    if (text) {
      const ready = text.text.includes("Five berths.");
      return ready
        ? { actions: [{ action: "click", ref: refOf(outline, "button", /^Confirm changes/) }] }
        : { actions: [{ action: "type", ref: text.ref, text: "Five berths." }] };
    }
    if (shows(outline, "Five berths.")) return done("Berths says five now.");
    const edit = editOf(outline, "Berths");
    if (edit) return { actions: [{ action: "click", ref: edit.ref }] };
    const found = readOutline(outline).find(({ role, name }) => role === "link" && name === "Berths");
    return found
      ? { actions: [{ action: "click", ref: found.ref }] }
      : { actions: [{ action: "type", ref: refOf(outline, "searchbox", ""), text: "Berths" }] };
  });
  await panel.startAllowed("Change the tiddler Berths to say “Five berths.”");
  await panel.expectEnd("Done");
  expect(model.problems()).toEqual([]);
  await expect.poll(async () => (await wiki.tiddler("Berths"))?.text).toBe("Five berths.");
  await model.stop();
});

test("finds a tiddler by its text and answers from it", async ({ extension, page, wiki }) => {
  await wiki.write("Locker", "The spare key hangs behind the chart of the Solent.");
  const { panel, model } = await open(extension, page, wiki, ({ outline }) => {
    const answer = /behind the chart of the [A-Z]\w+/.exec(outline);
    if (answer && shows(outline, "## Locker")) return done(`It hangs ${answer[0]}.`);
    const found = readOutline(outline).find(({ role, name }) => role === "link" && name === "Locker");
    return found
      ? { actions: [{ action: "click", ref: found.ref }] }
      : { actions: [{ action: "type", ref: refOf(outline, "searchbox", ""), text: "spare key" }] };
  });
  await panel.startAllowed("Where does the spare key hang?");
  await panel.expectEnd("Done");
  expect(model.problems()).toEqual([]);
  await expect(panel.result).toContainText("behind the chart of the Solent");
  await expect(page.getByRole("heading", { name: "Locker" })).toBeVisible();
  await model.stop();
});

/** Deleting asks twice: Deckhand for the deed, and the wiki itself with a dialog of the browser. */
const deleteTiddler: Decide = ({ outline, messages }) => {
  const denied = /→ denied/.test(messages.at(-1)?.content ?? "");
  if (denied) return { actions: [{ action: "done", status: "blocked", text: "You did not want it deleted." }] };
  if (/^dialog confirm/.test(outline)) return { actions: [{ action: "answer_dialog", accept: true }] };
  const remove = readOutline(outline).find(({ name }) => name === "Delete this tiddler");
  if (remove) return { actions: [{ action: "click", ref: remove.ref }] };
  const edit = editOf(outline, "Old notes");
  if (edit) return { actions: [{ action: "click", ref: edit.ref }] };
  const found = readOutline(outline).find(({ role, name }) => role === "link" && name === "Old notes");
  if (found) return { actions: [{ action: "click", ref: found.ref }] };
  if (shows(outline, "0 matches")) return done("It is gone.");
  return { actions: [{ action: "type", ref: refOf(outline, "searchbox", ""), text: "Old notes" }] };
};

test("deletes a tiddler after a yes to each question", async ({ extension, page, wiki }) => {
  await wiki.write("Old notes", "Nothing of worth.");
  const { panel, model } = await open(extension, page, wiki, deleteTiddler);
  await panel.startAllowed("Delete the tiddler Old notes");
  await expect(panel.question).toContainText("Delete this tiddler");
  await panel.button("Confirm").click();
  await expect(panel.question).toContainText("Do you wish to delete");
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(model.problems()).toEqual([]);
  await expect.poll(() => wiki.tiddler("Old notes")).toBeUndefined();
  await model.stop();
});

test("deletes nothing after a no", async ({ extension, page, wiki }) => {
  await wiki.write("Old notes", "Nothing of worth.");
  const { panel, model } = await open(extension, page, wiki, deleteTiddler);
  await panel.startAllowed("Delete the tiddler Old notes");
  await expect(panel.question).toContainText("Delete this tiddler");
  await panel.question.getByRole("button", { name: "Deny" }).click();
  await panel.expectEnd("Failed");
  expect(await wiki.tiddler("Old notes")).toMatchObject({ text: "Nothing of worth." });
  await model.stop();
});
