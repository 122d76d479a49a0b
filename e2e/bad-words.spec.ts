/** What a person may hand to the panel that it cannot take: it says so in words, and what was written stays to be mended. */
import { writeFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { say } from "./model/endpoint.ts";
import { Panel } from "./panel.ts";

const DONE = JSON.stringify({ say: "", actions: [{ action: "done", status: "complete", text: "Read all of it." }] });

test("a task that is too long is refused and stays; one that just fits reaches the model whole", async ({
  extension,
  page,
  shop,
  endpoint,
}) => {
  endpoint.respond = say(DONE);
  await extension.setModel(endpoint.settings);
  await extension.grantSite(new URL(shop.url).origin);
  await page.goto(shop.url);
  const panel = new Panel(await extension.openPanel(page));
  const long = `${"Look for a mug. ".repeat(3_130)}`.slice(0, 49_990);
  await panel.start(`${long} and one for tea.`);
  await expect(panel.page.getByRole("alert")).toHaveText(
    /^That is too long: 50,007 characters, and 50,000 can be taken at once\. Shorten it, or attach the rest as a file\.$/,
  );
  await expect(panel.task).toHaveValue(`${long} and one for tea.`);
  await panel.expectReady();
  expect(await panel.journal()).toEqual([]);

  await panel.start(`${long} Tea too.`);
  await panel.expectEnd("Done");
  expect(endpoint.messages[0]?.some(({ content }) => content.includes(`${long} Tea too.`))).toBe(true);
});

test("an empty message and one that is too long are not sent, and the run goes on", async ({ shop, openAllowed }) => {
  const panel = await openAllowed(shop.url);
  await panel.start("wait 30 seconds");
  await panel.expectStatus("Acting");
  const alert = panel.page.getByRole("alert");
  await panel.message.fill("   ");
  await panel.button("Send").click();
  await expect(alert).toHaveText("Write the message first.");
  await panel.message.fill("x".repeat(20_001));
  await panel.button("Send").click();
  await expect(alert).toHaveText(/^That is too long: 20,001 characters, and 20,000 can be taken at once\./);
  expect((await panel.journal()).filter(({ type }) => type === "feedback.given")).toEqual([]);
  await panel.expectStatus("Acting");
  await panel.button("Stop").click();
  await panel.expectEnd("Stopped");
});

test("a file that is too large is named and not attached, and the task runs without it", async ({
  shop,
  openAllowed,
}, info) => {
  const large = info.outputPath("large.bin");
  await writeFile(large, Buffer.alloc(20 * 1024 * 1024 + 1));
  const panel = await openAllowed(shop.url);
  const choosing = panel.page.waitForEvent("filechooser");
  await panel.button("Attach files").click();
  await (await choosing).setFiles(large);
  await expect(panel.page.getByRole("alert")).toHaveText(
    "“large.bin” cannot be attached: a file may hold up to 20 MB.",
  );
  await expect(panel.page.getByRole("list", { name: "Attached files" })).toHaveCount(0);
  await panel.start("scroll to the bottom");
  await panel.expectEnd("Done");
});
