/** Whole tasks through the panel, as a person gives them; judged by what the app's server holds. */
import { startDemoShop } from "../scripts/demo-shop.mjs";
import { startFormApp } from "./apps/form.ts";
import { expect, test } from "./fixtures.ts";
import { refOf, shows } from "./model/outline.ts";
import { startScriptedModel } from "./model/scripted-model.ts";

test("direct commands put the right one of two similar things into the cart", async ({ extension, page }) => {
  const shop = await startDemoShop();
  try {
    await page.goto(shop.url);
    await extension.grantSite(new URL(shop.url).origin);
    const panel = await extension.openPanel(page);
    await panel.getByRole("textbox", { name: "Task" }).fill("click the Add to cart next to Blue mug, large");
    await panel.getByRole("button", { name: "Run" }).click();
    // The button posts a form, and what a form does cannot be known beforehand.
    await panel.getByRole("alertdialog").getByRole("button", { name: "Confirm" }).click();
    await expect(panel.getByRole("status")).toHaveText(/^Done/);
    expect(shop.cart()).toEqual([{ id: "blue-mug-large", name: "Blue mug, large", quantity: 1 }]);
    const log = panel.getByRole("log", { name: "Command log" });
    await expect(log.locator('[data-action="click"][data-outcome="done"]')).toHaveCount(1);
  } finally {
    await shop.stop();
  }
});

test("a site that nobody decided on is asked about, and a denial leaves it untouched", async ({ extension, page }) => {
  const shop = await startDemoShop();
  try {
    await page.goto(shop.url);
    const panel = await extension.openPanel(page);
    await panel.getByRole("textbox", { name: "Task" }).fill("click the first Add to cart");
    await panel.getByRole("button", { name: "Run" }).click();
    const question = panel.getByRole("alertdialog");
    await expect(question).toContainText(new URL(shop.url).origin);
    await question.getByRole("button", { name: "Deny" }).click();
    await expect(panel.getByRole("status")).toHaveText(/^(Failed|Declined)/);
    expect(shop.cart()).toEqual([]);
  } finally {
    await shop.stop();
  }
});

test("a model fills in a form that it has never seen, and the form is sent after a yes", async ({
  extension,
  page,
}) => {
  const form = await startFormApp();
  const [text, textarea, radio, select, checkbox, date] = (
    ["text", "textarea", "radio", "select", "checkbox", "date"] as const
  ).map((kind) => form.field(kind));
  if (!text || !textarea || !radio || !select || !checkbox || !date) throw new Error("A kind of field is missing.");
  const model = await startScriptedModel(({ outline }) => {
    if (shows(outline, "has been received")) {
      return { say: "Sent", actions: [{ action: "done", status: "complete", text: "The form was sent." }] };
    }
    return {
      say: "Filling in the form",
      actions: [
        {
          action: "fill_form",
          fields: [
            { ref: refOf(outline, "textbox", text.label), value: "Ada" },
            { ref: refOf(outline, "textbox", textarea.label), value: "Two lines,\nthis is the second." },
            { ref: refOf(outline, "radio", radio.choices[1] ?? ""), value: true },
            { ref: refOf(outline, "combobox", select.label), value: select.choices[2] ?? "" },
            { ref: refOf(outline, "checkbox", checkbox.label), value: true },
            { ref: refOf(outline, /.+/, date.label), value: "2026-12-24" },
          ],
        },
        { action: "click", ref: refOf(outline, "button", form.button) },
      ],
    };
  });
  try {
    await page.goto(form.url);
    await extension.setModel(model.settings);
    await extension.grantSite(new URL(form.url).origin);
    const panel = await extension.openPanel(page);
    await panel.getByRole("textbox", { name: "Task" }).fill("Register Ada, with everything that is asked for.");
    await panel.getByRole("button", { name: "Run" }).click();
    await panel.getByRole("alertdialog").getByRole("button", { name: "Confirm" }).click();
    await expect(panel.getByTestId("result")).toContainText("The form was sent.");
    await expect(panel.getByRole("status")).toHaveText(/^Done/);
    expect(form.posted()).toEqual([
      {
        [text.name]: "Ada",
        [textarea.name]: "Two lines,\r\nthis is the second.",
        [radio.name]: radio.choices[1],
        [select.name]: select.choices[2],
        [checkbox.name]: "yes",
        [date.name]: "2026-12-24",
      },
    ]);
    expect(model.problems()).toEqual([]);
  } finally {
    await model.stop();
    await form.stop();
  }
});
