/** The apps themselves, driven by a person's means: what they say of their state can be relied on. */
import { test as base, chromium, expect, type Page } from "@playwright/test";
import { CHROMIUM_SWITCHES, findChromium } from "../../scripts/chromium.mjs";
import { startFormApp } from "./form.ts";
import { startMailDev } from "./maildev.ts";
import { startNodeRed } from "./node-red.ts";
import { startTiddlyWiki } from "./tiddlywiki.ts";

const test = base.extend<{ page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  page: async ({}, use) => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_SWITCHES });
    await use(await browser.newPage());
    await browser.close();
  },
});

test("TiddlyWiki keeps what is written in its page, and says so", async ({ page }) => {
  const wiki = await startTiddlyWiki();
  try {
    await page.goto(wiki.url);
    await page.getByRole("button", { name: "New tiddler" }).first().click();
    const title = page.locator("input.tc-titlebar");
    await title.fill("Tide table");
    await page.frameLocator(".tc-tiddler-edit-frame iframe").locator("textarea").fill("High water at noon.");
    await page.getByRole("button", { name: /^Confirm changes/ }).click();
    await expect.poll(async () => (await wiki.tiddler("Tide table"))?.text).toBe("High water at noon.");
    expect(await wiki.titles()).toContain("Tide table");
  } finally {
    await wiki.stop();
  }
});

test("the form keeps what is posted", async ({ page }) => {
  const form = await startFormApp();
  try {
    await page.goto(form.url);
    const text = form.field("text");
    const select = form.field("select");
    const radio = form.field("radio");
    await page.getByRole("textbox", { name: text.label }).fill("Ada");
    await page.getByRole("combobox", { name: select.label }).selectOption(select.choices[1] ?? "");
    await page.getByRole("radio", { name: radio.choices[2] ?? "" }).check();
    await page.getByLabel(form.field("date").label).fill("2026-12-24");
    await page.getByRole("button", { name: form.button }).click();
    await expect(page.getByRole("status")).toBeVisible();
    expect(form.posted()).toEqual([
      expect.objectContaining({
        [text.name]: "Ada",
        [select.name]: select.choices[1],
        [radio.name]: radio.choices[2],
        [form.field("date").name]: "2026-12-24",
      }),
    ]);
  } finally {
    await form.stop();
  }
});

test("Node-RED runs what is deployed in its editor, and says who signed in", async ({ page }) => {
  const user = { name: "harbour", password: "lantern7" };
  const app = await startNodeRed({ user, flows: [{ id: "bilge", type: "tab", label: "Bilge" }] });
  try {
    await page.goto(app.url);
    await page.getByLabel("Username").fill(user.name);
    await page.getByLabel("Password").fill(user.password);
    expect(await app.signedIn()).toEqual([]);
    await page.getByRole("button", { name: "Login" }).click();
    await page.getByRole("link", { name: "Bilge" }).dblclick();
    await page.getByRole("textbox", { name: "Name" }).fill("Keel");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("link", { name: "Deploy" }).click();
    await expect.poll(() => app.nodes()).toContainEqual(expect.objectContaining({ type: "tab", label: "Keel" }));
    expect(await app.signedIn()).toEqual([user.name]);
    expect(await app.project()).toBeUndefined();
  } finally {
    await app.stop();
  }
});

test("MailDev shows a mail that came in, and says that it was read", async ({ page }) => {
  // A line of one dot would end the mail, if it were sent as it is.
  const box = await startMailDev([{ from: "ann@harbour.test", subject: "Tides", html: "<pre>High\r\n.\r\nlow</pre>" }]);
  try {
    expect(await box.mails()).toEqual([expect.objectContaining({ subject: "Tides", read: false })]);
    await page.goto(box.url);
    await page.getByRole("link", { name: "Tides" }).click();
    await expect(page.frameLocator("iframe.panel-html").getByText(/High\s+\.\s+low/)).toBeVisible();
    await expect.poll(async () => (await box.mails()).map(({ read }) => read)).toEqual([true]);
  } finally {
    await box.stop();
  }
});
