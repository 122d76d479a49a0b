/** Our own pages are as accessible as we would like all pages to be. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { modelGroup, saveSecret } from "./extension.ts";
import { expect, test } from "./fixtures.ts";

/** What axe finds wrong, each with the elements concerned. */
async function problemsOf(page: Page) {
  // Without legacy mode axe opens a page of its own, which would be one more tab in the tests' browser.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`popup and options have no accessibility problems, ${colorScheme}`, async ({
    extension,
    page,
    context,
    shop,
  }) => {
    await page.goto(shop.url);
    const panel = await extension.openPanel(page);
    await panel.emulateMedia({ colorScheme });
    await expect(panel.getByRole("textbox", { name: "Task" })).toBeVisible();
    expect(await problemsOf(panel)).toEqual([]);

    await extension.grantSite(new URL(shop.url).origin);
    const options = await context.newPage();
    await options.emulateMedia({ colorScheme });
    await options.goto(extension.address("options.html"));
    await expect(options.getByRole("cell").first()).toBeVisible();
    const secrets = options.getByRole("region", { name: "Secrets" });
    await secrets.getByRole("button", { name: "Add secret" }).click();
    await expect(secrets.getByRole("alert")).not.toBeEmpty();
    await saveSecret(options, "shop", "correct horse", shop.url);
    expect(await problemsOf(options)).toEqual([]);
    const baseUrl = modelGroup(options, "All roles").getByRole("textbox", { name: "Base URL" });
    await baseUrl.fill("no address");
    await baseUrl.blur();
    await expect(options.getByRole("alert").first()).not.toBeEmpty();
    expect(await problemsOf(options)).toEqual([]);
  });

  test(`the panel has no accessibility problems in any state of a run, ${colorScheme}`, async ({
    page,
    shop,
    openPanel,
  }) => {
    const panel = await openPanel(shop.url);
    await panel.page.emulateMedia({ colorScheme });
    const expectNone = (state: string) =>
      test.step(state, async () => expect(await problemsOf(panel.page)).toEqual([]));

    await panel.start("wait until Lighthouse is visible, click the first Add to cart");
    await expect(panel.button("Deny")).toBeEnabled();
    await expectNone("asking for a site");
    await panel.button("Allow for this task").click();
    await panel.expectStatus("Acting");
    await expectNone("acting");
    await panel.button("Pause").click();
    await panel.expectStatus("Paused");
    await expectNone("paused");
    await page.evaluate(() => document.querySelector("h1")?.append(" Lighthouse"));
    await panel.button("Resume").click();
    await expect(panel.button("Confirm")).toBeEnabled();
    await expectNone("asking for a yes");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expectNone("done");

    await panel.startNext("click Add to cart");
    await panel.button("Allow for this task").click();
    await expect(panel.page.getByRole("textbox", { name: "Answer" })).toBeVisible();
    await expect(panel.button("Send answer")).toBeEnabled();
    await expect(panel.question.getByRole("list").getByRole("listitem").first()).toContainText("Add to cart");
    await expectNone("asking which one");
    await panel.button("Stop").click();
    await panel.expectEnd("Stopped");
    await expectNone("stopped");

    await panel.startNext("A table for two at eight would be lovely");
    await panel.expectEnd("Failed");
    await expectNone("failed");
    await panel.start("");
    await expect(panel.page.getByRole("alert")).not.toBeEmpty();
    await expectNone("an empty task");
  });

  test(`the demo shop has no accessibility problems, ${colorScheme}`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(shop.url);
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Add to cart" }).first().click();
    await page.getByRole("link", { name: "Cart (1)" }).click();
    await expect(page.getByRole("heading", { name: "Cart" })).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole("link", { name: "Check out" }).click();
    await page.getByRole("button", { name: "Place order" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
  });
}
