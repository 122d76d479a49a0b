/** Runs of the past: in the options page, as files, and told again from a file by the command line. */
import { readFile, writeFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { deckhand } from "./command-line.ts";
import { expect, test } from "./fixtures.ts";

test("a run is listed, shown, saved as a file, told again from it, and forgotten", async ({
  extension,
  page,
  shop,
  openAllowed,
}, testInfo) => {
  const panel = await openAllowed(shop.url);
  await panel.start("type mug in the search box, press Enter, click Whatever");
  await panel.expectEnd("Done · in part");
  const lines = await panel.log.getByRole("listitem").allInnerTexts();

  await page.goto(extension.address("options.html"));
  const runs = page.getByRole("region", { name: "Runs", exact: true });
  const row = runs.getByRole("row").filter({ hasText: "type mug in the search box" });
  await expect(row).toContainText(new URL(shop.url).origin);
  await expect(row).toContainText("Done in part, 2 actions");
  await row.getByRole("button", { name: /^Show/ }).click();
  const shown = runs.getByRole("region", { name: /^Run: type mug/ });
  await expect(shown).toBeFocused();
  expect(await shown.getByRole("log").getByRole("listitem").allInnerTexts()).toEqual(lines);

  const download = page.waitForEvent("download");
  await row.getByRole("button", { name: /as a file$/ }).click();
  const file = testInfo.outputPath("run.jsonl");
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^deckhand-\d{4}-\d\d-\d\d-\d{4}-type-mug-in-the-search-box.*\.jsonl$/);
  await saved.saveAs(file);
  const told = await deckhand("replay", file);
  expect(told.exitCode).toBe(0);
  expect(told.stdout).toContain("done      Type “mug”");
  expect(told.stdout).toContain("PARTIAL: ");

  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await row.getByRole("button", { name: /^Forget/ }).click();
  await expect(runs).toContainText("No run is kept yet.");
  await expect(shown).toHaveCount(0);

  // A file outlives what was forgotten.
  const open = async (path: string) => {
    const chooser = page.waitForEvent("filechooser");
    await runs.getByRole("button", { name: "Open a run’s file" }).click();
    await (await chooser).setFiles(path);
  };
  await open(file);
  await expect(shown).toBeFocused();
  expect(await shown.getByRole("log").getByRole("listitem").allInnerTexts()).toEqual(lines);
  await shown.getByRole("button", { name: "Close" }).click();
  await expect(shown).toHaveCount(0);

  const cut = testInfo.outputPath("cut.jsonl");
  await writeFile(cut, (await readFile(file, "utf8")).split("\n").slice(2).join("\n"));
  await open(cut);
  await expect(runs.getByRole("alert")).toHaveText(
    "This is no file of a run. It does not begin with the start of a run.",
  );
  const refused = await deckhand("replay", cut);
  expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
  expect(refused.stderr).toContain("This is no file of a run.");
});
