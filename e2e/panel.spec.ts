/** The panel as a person uses it: whole tasks, judged by what the app's server holds, and what nobody but its user can do in it. */
import { createServer } from "node:http";
import { startFormApp } from "./apps/form.ts";
import { expect, test } from "./fixtures.ts";
import { refOf, shows } from "./model/outline.ts";

test("direct commands put the right one of two similar things into the cart", async ({ shop, openAllowed }) => {
  const panel = await openAllowed(shop.url);
  await panel.start("click the Add to cart next to Blue mug, large");
  // The button posts a form, and what a form does cannot be known beforehand.
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(shop.cart()).toEqual([{ id: "blue-mug-large", name: "Blue mug, large", quantity: 1 }]);
  expect(await panel.actions()).toEqual(["click done"]);
});

test("a model fills in a form that it has never seen, and the form is sent after a yes", async ({
  startModel,
  openAllowed,
}) => {
  const form = await startFormApp();
  const [text, textarea, radio, select, checkbox, date] = (
    ["text", "textarea", "radio", "select", "checkbox", "date"] as const
  ).map((kind) => form.field(kind));
  if (!text || !textarea || !radio || !select || !checkbox || !date) throw new Error("A kind of field is missing.");
  try {
    await startModel(({ outline }) => {
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
    const panel = await openAllowed(form.url);
    await panel.start("Register Ada, with everything that is asked for.");
    await panel.button("Confirm").click();
    await panel.expectEnd("Done");
    await expect(panel.result).toHaveText("The form was sent.");
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
  } finally {
    await form.stop();
  }
});

test("a question's answers are off for half a second, and deaf to what no hand has done", async ({
  shop,
  openPanel,
}) => {
  const panel = await openPanel(shop.url);
  await panel.page.clock.install();
  await panel.page.clock.pauseAt(Date.now() + 60_000);
  await panel.start("click the first Add to cart");
  const answers = panel.question.getByRole("button");
  await expect(answers).toHaveText(["Allow once", "Allow for this task", "Always allow on this site", "Deny"]);
  const expectEnabled = async (enabled: boolean) => {
    for (const answer of await answers.all()) await expect(answer).toBeEnabled({ enabled });
  };
  await panel.page.clock.runFor(499);
  await expectEnabled(false);
  await panel.button("Allow for this task").click({ force: true });
  await panel.page.clock.runFor(1);
  await expectEnabled(true);

  await panel.button("Allow for this task").evaluate((button: HTMLElement) => {
    button.click();
    button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    button.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  // An answer that lets a site in asks Chrome for it first; when Chrome has replied here, such an answer is sent.
  await panel.page.evaluate(() => chrome.permissions.contains({ origins: ["http://127.0.0.1/*"] }));
  await panel.button("Pause").click();
  await panel.expectStatus("Paused");
  expect((await panel.journal()).map(({ type }) => type)).toEqual(["run.started", "question.asked", "run.paused"]);
  await expect(panel.question).toBeVisible();
  expect(shop.cart()).toEqual([]);
});

const HOSTILE = `<img src="https://foreign.test/x" onerror="document.title='owned'"><b>Pay</b>`;
const escaped = HOSTILE.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A page whose every word is markup of its own, shown as text: what the panel would run if it took words for markup. */
async function serveHostilePage() {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>${escaped}</title><h1>${escaped}</h1>
      <form method="post"><label>${escaped} <input value="${escaped}"></label><button>${escaped}</button></form>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The page is not served.");
  return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

test("words of a page and of a model that are markup show as text, run nothing and load nothing", async ({
  startModel,
  openAllowed,
}) => {
  const hostile = await serveHostilePage();
  try {
    await startModel(({ outline, turn }) =>
      turn === 0
        ? { say: HOSTILE, actions: [{ action: "click", ref: refOf(outline, "button", /img src/) }] }
        : { say: HOSTILE, actions: [{ action: "done", status: "declined", text: HOSTILE }] },
    );
    const panel = await openAllowed(hostile.url);
    const requests: string[] = [];
    panel.page.on("request", (request) => requests.push(request.url()));
    const title = await panel.page.title();
    const expectNoMarkup = async () => {
      await expect(panel.page.locator("img, b")).toHaveCount(0);
      expect(await panel.page.title()).toBe(title);
    };

    await panel.start(`Send the form ${HOSTILE}`);
    await expect(panel.question.getByRole("heading").locator("bdi")).toContainText("<img src=");
    await expect(panel.question.getByRole("listitem")).toContainText(["<b>Pay</b>"]);
    await expectNoMarkup();
    await panel.button("Deny").click();
    await panel.expectEnd("Declined");
    await expect(panel.result).toHaveText(HOSTILE);
    const line = panel.log.locator('[data-action="click"]');
    await expect(line.locator("bdi").first()).toContainText(HOSTILE.slice(0, 40));
    await expect(panel.log.locator('[data-event="model.said"] bdi').first()).toHaveText(HOSTILE);
    await expect(panel.log.locator('[data-event="run.started"] bdi').first()).toHaveText(`Send the form ${HOSTILE}`);
    await expectNoMarkup();
    expect(requests).toEqual([]);
  } finally {
    hostile.stop();
  }
});

test("the keyboard alone starts a task, answers its questions and stops it", async ({ shop, openPanel }) => {
  const panel = await openPanel(shop.url);
  const { keyboard } = panel.page;
  const answerByTab = async (name: string) => {
    await expect(panel.button(name)).toBeEnabled();
    const focused = () => panel.button(name).evaluate((button) => button === document.activeElement);
    for (let tabs = 0; tabs < 10 && !(await focused()); tabs++) await keyboard.press("Tab");
    await expect(panel.button(name)).toBeFocused();
    await keyboard.press("Enter");
  };
  await expect(panel.task).toBeFocused();
  await keyboard.type("click the first Add to cart");
  await keyboard.press("Enter");
  await answerByTab("Allow for this task");
  await answerByTab("Confirm");
  await panel.expectEnd("Done");
  expect(shop.cart()).toHaveLength(1);

  await expect(panel.task).toBeFocused();
  await keyboard.type("wait 30 seconds");
  await keyboard.press("Enter");
  await answerByTab("Allow for this task");
  await panel.expectStatus("Acting");
  await keyboard.press("Escape");
  await panel.expectEnd("Stopped");
  await expect(panel.task).toBeFocused();
});

/** Where the options look for models on this machine: Ollama and LM Studio. */
const LOCAL_MODELS = ["127.0.0.1:11434", "127.0.0.1:1234"];

test("panel and options ask nothing of any host but our own, and the options look for models on this machine", async ({
  extension,
  context,
  shop,
  openPanel,
}) => {
  const hosts = new Set<string>();
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  const panel = await openPanel(shop.url);
  await panel.startAllowed("click the first Add to cart");
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  const ours = [new URL(shop.url).host, extension.id];
  expect([...hosts].sort()).toEqual([...ours].sort());
  const options = await context.newPage();
  await options.goto(extension.address("options.html"));
  await expect(options.getByRole("region", { name: "Sites" }).getByRole("textbox", { name: "Site" })).toBeVisible();
  await expect(options.getByRole("region", { name: "Found on this computer" }).getByRole("status")).toHaveText(
    / found\.?/,
  );
  expect([...hosts].sort()).toEqual([...ours, ...LOCAL_MODELS].sort());
});
