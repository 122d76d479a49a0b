/** What a run may read, change and send, and what becomes of passwords: the user's to say, and kept as said. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { launchWithExtension } from "../cli/launch.ts";
import { startSignInPage } from "./apps/sign-in.ts";
import { Door } from "./door.ts";
import { Extension, saveSecret } from "./extension.ts";
import { expect, test } from "./fixtures.ts";
import { refOf, shows } from "./model/outline.ts";
import { startScriptedModel } from "./model/scripted-model.ts";
import { fillCart, ORDER } from "./order.ts";
import { Panel } from "./panel.ts";

const origin = (url: string) => new URL(url).origin;

test("Deny leaves a site unread and untouched", async ({ shop, openPanel }) => {
  const panel = await openPanel(shop.url);
  await panel.start("click the first Add to cart");
  await expect(panel.question).toContainText("May Deckhand read and change this site?");
  await expect(panel.question).toContainText(origin(shop.url));
  await panel.button("Deny").click();
  await panel.expectEnd("Failed");
  await expect(panel.result).toContainText(`you denied reading ${origin(shop.url)}`);
  expect((await panel.journal()).map(({ type }) => type)).not.toContain("page.observed");
  expect(shop.cart()).toEqual([]);
});

test("Allow once covers one look and one action, and then asks again", async ({ shop, openPanel }) => {
  const panel = await openPanel(shop.url);
  await panel.start("click the first Add to cart, scroll down");
  await panel.button("Allow once").click();
  await panel.button("Confirm").click();
  await expect(panel.question).toContainText("May Deckhand read and change this site?");
  expect(shop.cart()).toHaveLength(1);
  await panel.button("Allow once").click();
  await panel.expectEnd("Done");
  expect(await panel.actions()).toEqual(["click done", "scroll done"]);

  await panel.startNext("scroll up");
  await expect(panel.question).toContainText("May Deckhand read this site?");
  await panel.button("Deny").click();
  await panel.expectEnd("Failed");
});

/** The same as the fixture, in a browser of the test's own. */
async function openIn(extension: Extension, page: Page, url: string): Promise<Panel> {
  await page.goto(url);
  return new Panel(await extension.openPanel(page));
}

test("Always allow outlives the browser, and taking it back stops the next action", async ({ shop }) => {
  const profile = await mkdtemp(join(tmpdir(), "deckhand-profile-"));
  const door = new Door();
  const model = await startScriptedModel(async ({ outline, messages }) => {
    if (/→ denied/.test(messages.at(-1)?.content ?? "")) {
      return { actions: [{ action: "done", status: "declined", text: "I was not allowed to." }] };
    }
    await door.opened;
    return { actions: [{ action: "click", ref: refOf(outline, "link", "Red mug") }] };
  });
  try {
    const before = await launchWithExtension({ profile });
    const panel = await openIn(await Extension.in(before), await before.newPage(), shop.url);
    await panel.start("click the first Add to cart");
    await panel.button("Always allow on this site").click();
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await before.close();

    const after = await launchWithExtension({ profile });
    const extension = await Extension.in(after);
    await extension.setModel(model.settings);
    const options = await after.newPage();
    await options.goto(extension.address("options.html"));
    const row = options.getByRole("row").filter({ hasText: origin(shop.url) });
    await expect(row.getByRole("combobox", { name: "Read" })).toHaveValue("allow");
    await expect(row.getByRole("combobox", { name: "Write" })).toHaveValue("allow");

    const page = await after.newPage();
    const again = await openIn(extension, page, shop.url);
    await again.start("Show me the red mug");
    await expect.poll(() => model.requests().length).toBe(1);
    await row.getByRole("combobox", { name: "Write" }).selectOption("deny");
    await expect(row.getByRole("combobox", { name: "Write" })).toHaveValue("deny");
    door.open();
    await again.expectEnd("Declined");
    expect(await again.actions()).toEqual(["click denied"]);
    expect(page.url()).toBe(shop.url);
    await expect(again.log.locator('[data-event="question.asked"]')).toHaveCount(0);
    await options.reload();
    await expect(row.getByRole("cell").nth(2)).toHaveText(new Date().toLocaleDateString("en-US"));
    await after.close();
    expect(model.problems()).toEqual([]);
  } finally {
    await model.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("an order is placed after a yes to exactly what is sent, never before and never after a no", async ({
  page,
  shop,
  openAllowed,
}) => {
  const panel = await openAllowed(await fillCart(page, shop.url));
  await panel.start(ORDER);
  const expectQuestion = async () => {
    await expect(panel.question).toContainText("This spends money or orders something.");
    const { host } = new URL(shop.url);
    await expect(panel.question.getByRole("heading")).toHaveText(`Send the form “Place order” to ${host}`);
    await expect(panel.question.getByRole("listitem")).toHaveText([
      "Name: Ada Lovelace",
      "E-mail: ada@example.org",
      "Address: 12 Harbour Street",
      "Country: Portugal",
      "Pick up in the shop (€0.00): yes",
      "Gift wrap: no",
    ]);
    expect(shop.orders()).toEqual([]);
  };
  await expectQuestion();
  await panel.button("Deny").click();
  await panel.expectEnd("Done · in part");
  await expect(panel.result).toContainText("you said no to");
  expect(shop.orders()).toEqual([]);

  await panel.startNext("click Place order");
  await expectQuestion();
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(shop.orders()).toMatchObject([
    {
      name: "Ada Lovelace",
      email: "ada@example.org",
      address: "12 Harbour Street",
      country: "Portugal",
      delivery: "pickup",
      lines: [{ id: "blue-mug", quantity: 1 }],
    },
  ]);
});

const PASSWORD = "hunter2-xyz";

/** Everything of the extension's that outlives a run or can be read off its panel. */
async function whatIsKept(extension: Extension, panel: Panel): Promise<string> {
  const worker = await extension.worker();
  const settings = await worker.evaluate(() => chrome.storage.local.get());
  const shown = await panel.page.locator("html").evaluate((html) => {
    const typed = [...document.querySelectorAll("input, textarea")].map((field) =>
      "value" in field ? field.value : "",
    );
    return html.outerHTML + typed.join();
  });
  return JSON.stringify([await panel.journal(), settings, shown]);
}

test("a password is typed for real, and is written down nowhere", async ({ extension, page, openAllowed }) => {
  const office = await startSignInPage();
  try {
    const panel = await openAllowed(office.url);
    await panel.start(`type ada in User, type ${PASSWORD} in Password`);
    await panel.expectEnd("Done");
    await expect(page.getByLabel("User")).toHaveValue("ada");
    await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
    const kept = await whatIsKept(extension, panel);
    expect(kept).toContain("type ada in User");
    expect(kept).not.toContain(PASSWORD);
  } finally {
    await office.stop();
  }
});

test("a model types a password that it never sees", async ({ extension, page, startModel, openAllowed }) => {
  const office = await startSignInPage();
  try {
    const model = await startModel(({ outline, messages }) => {
      if (shows(outline, "[filled]")) {
        return { actions: [{ action: "done", status: "complete", text: "Both fields are filled in." }] };
      }
      const secret = /\{\{secret:[\w-]+\}\}/.exec(messages[1]?.content ?? "")?.[0] ?? "no secret in the task";
      return {
        say: "Filling in the form",
        actions: [
          {
            action: "fill_form",
            fields: [
              { ref: refOf(outline, "textbox", "User"), value: "ada" },
              { ref: refOf(outline, /.+/, "Password"), value: secret },
            ],
          },
        ],
      };
    });
    const panel = await openAllowed(office.url);
    await panel.start(`Please sign me in as ada; my password is ${PASSWORD}`);
    await panel.expectEnd("Done");
    await expect(page.getByLabel("User")).toHaveValue("ada");
    await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
    expect(model.requests().length).toBe(2);
    expect(JSON.stringify(model.requests())).not.toContain(PASSWORD);
    expect(await whatIsKept(extension, panel)).not.toContain(PASSWORD);
  } finally {
    await office.stop();
  }
});

test("a saved secret is typed by its name on its own site, and read nowhere again", async ({
  extension,
  page,
  context,
  startModel,
  openAllowed,
}) => {
  const office = await startSignInPage();
  try {
    const options = await context.newPage();
    await options.goto(extension.address("options.html"));
    await saveSecret(options, "office", PASSWORD, office.url);
    await saveSecret(options, "elsewhere", `${PASSWORD}-too`, "https://mail.example/");
    await options.reload();
    await expect(options.getByRole("row").filter({ hasText: "office" })).toBeVisible();
    expect(await options.content()).not.toContain(PASSWORD);
    await options.close();
    const model = await startModel(({ outline, messages }) => {
      const last = messages.at(-1)?.content ?? "";
      if (shows(outline, "[filled]")) {
        return { actions: [{ action: "done", status: "complete", text: "It is filled in." }] };
      }
      const name = last.includes("→ refused") ? "office" : "elsewhere";
      return { actions: [{ action: "type", ref: refOf(outline, /.+/, "Password"), text: `{{secret:${name}}}` }] };
    });
    const panel = await openAllowed(office.url);
    await panel.start("Fill in my password");
    await panel.expectEnd("Done");
    expect(await panel.actions()).toEqual(["type refused", "type done"]);
    await expect(page.getByLabel("Password")).toHaveValue(PASSWORD);
    const sent = JSON.stringify(model.requests());
    expect(sent).toContain("{{secret:office}}");
    expect(sent).not.toContain(PASSWORD);
    expect(JSON.stringify(await panel.journal())).not.toContain(PASSWORD);
    await panel.page.getByText(/^Sent to models: /).click();
    await expect(panel.page.getByText(/: 3 requests, .*; hidden: office, elsewhere/)).toBeVisible();
    const { violations } = await new AxeBuilder({ page: panel.page }).setLegacyMode().analyze();
    expect(violations).toEqual([]);
  } finally {
    await office.stop();
  }
});
