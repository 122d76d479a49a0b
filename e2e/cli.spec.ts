/** The command line on real apps, judged by what the apps hold afterwards and never by the run's own word alone. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type FormApp, type FormField, startFormApp } from "./apps/form.ts";
import { startTiddlyWiki, type TiddlyWiki } from "./apps/tiddlywiki.ts";
import { deckhand, Program, runTask } from "./command-line.ts";
import { test as base, expect } from "./fixtures.ts";
import { readOutline, refOf, shows } from "./model/outline.ts";
import { startScriptedModel } from "./model/scripted-model.ts";

const test = base.extend<{ wiki: TiddlyWiki; form: FormApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  wiki: async ({}, use) => {
    const wiki = await startTiddlyWiki();
    await use(wiki);
    await wiki.stop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  form: async ({}, use) => {
    const form = await startFormApp();
    await use(form);
    await form.stop();
  },
});

/** A build of the extension may come first. */
test.setTimeout(120_000);

const changing = (url: string) => ["--allow-write", new URL(url).origin];

test.describe("a real wiki, by direct commands alone", () => {
  const WRITE = [
    "click New tiddler",
    "type Tide table in New Tiddler",
    "type harbour in tag name",
    "press Enter",
    'type "High water at noon, low water at six." in the text for this tiddler',
    "click Confirm changes",
  ].join(", ");
  const DELETE =
    "type Old notes in Search, click the first Old notes link, click Edit next to Old notes, click Delete this tiddler";

  test("writes a tiddler with a title, a tag and a text", async ({ wiki }) => {
    const run = await runTask(WRITE, wiki.url, ...changing(wiki.url));
    expect(run.finished).toMatchObject({ status: "done", steps: 6, modelCalls: 0 });
    expect(run.exitCode).toBe(0);
    await expect
      .poll(() => wiki.tiddler("Tide table"))
      .toMatchObject({ text: "High water at noon, low water at six.", tags: "harbour" });
    expect(run.events.map(({ seq }) => seq)).toEqual(run.events.map((_, index) => index + 1));
  });

  test("deletes a tiddler with --yes=all, which also answers the wiki's own question", async ({ wiki }) => {
    await wiki.write("Old notes", "Nothing of worth.");
    const run = await runTask(DELETE, wiki.url, ...changing(wiki.url), "--yes=all");
    expect(run.finished.status).toBe("done");
    expect(run.of("dialog.opened")).toEqual([expect.objectContaining({ kind: "confirm" })]);
    await expect.poll(() => wiki.tiddler("Old notes")).toBeUndefined();
  });

  test("deletes nothing with --yes alone, and says which flag it takes", async ({ wiki }) => {
    await wiki.write("Old notes", "Nothing of worth.");
    const run = await runTask(DELETE, wiki.url, ...changing(wiki.url), "--yes");
    expect(run.exitCode).toBe(3);
    expect(run.finished.result).toContain("--yes=all");
    expect(await wiki.tiddler("Old notes")).toMatchObject({ text: "Nothing of worth." });
  });
});

test.describe("a form that nobody has seen before", () => {
  /** One for each kind, and together they hold every trap of the grammar: commas, "and", verbs, quotes. */
  function commandFor(form: FormApp, { kind, label, choices }: FormField): { command: string; value: string } {
    switch (kind) {
      case "text":
        return { command: `type Smith, Sons and Daughters in ${label}`, value: "Smith, Sons and Daughters" };
      case "textarea": {
        const value = `It's late, so click ${form.button} and wait. Press Enter?`;
        return { command: `fill ${label} with “${value}”`, value };
      }
      case "radio":
        return { command: `choose ${choices[2]} for ${label}`, value: choices[2] ?? "" };
      case "select":
        return { command: `select ${choices[3]} from ${label}`, value: choices[3] ?? "" };
      case "checkbox":
        return { command: `tick ${label}`, value: "yes" };
      case "date":
        return { command: `set ${label} to 2027-03-01`, value: "2027-03-01" };
    }
  }

  function fillAndSend(form: FormApp): { task: string; asked: Record<string, string> } {
    const parts = form.fields.map((field) => ({ ...field, ...commandFor(form, field) }));
    const task = [...parts.map(({ command }) => command), `click ${form.button}`].join(", ");
    return { task, asked: Object.fromEntries(parts.map(({ name, value }) => [name, value])) };
  }

  test("is filled and sent by one direct command, once and exactly as asked", async ({ form }) => {
    const { task, asked } = fillAndSend(form);
    const run = await runTask(task, form.url, ...changing(form.url), "--yes");
    expect(run.finished.result).toBe("All 7 commands were carried out.");
    expect(run.exitCode).toBe(0);
    expect(form.posted()).toEqual([asked]);
  });

  test("is not sent without --yes: it needs a person", async ({ form }) => {
    const run = await runTask(fillAndSend(form).task, form.url, ...changing(form.url));
    expect(run.finished).toMatchObject({ status: "partial", needsPerson: true, steps: 6 });
    expect(run.finished.result).toContain("--yes");
    expect(run.exitCode).toBe(3);
    const asked = run.of("question.asked");
    expect(asked).toEqual([expect.objectContaining({ question: expect.objectContaining({ kind: "confirm" }) })]);
    expect(form.posted()).toEqual([]);
  });

  test("is not touched without --allow-write, and the result names the flag", async ({ form }) => {
    const { origin } = new URL(form.url);
    const run = await runTask(fillAndSend(form).task, form.url, "--allow-read", origin, "--yes=all");
    expect(run.finished).toMatchObject({ status: "blocked", steps: 0 });
    expect(run.finished.result).toContain(`--allow-write ${origin}`);
    expect(run.exitCode).toBe(1);
    expect(form.posted()).toEqual([]);
  });

  test("is not even read without --allow-read", async ({ form }) => {
    const run = await runTask(fillAndSend(form).task, form.url);
    expect(run.finished.result).toContain(`--allow-read ${new URL(form.url).origin}`);
    expect(run.exitCode).toBe(1);
    expect(run.of("page.observed")).toEqual([]);
    expect(form.posted()).toEqual([]);
  });
});

test.describe("a stranger's words in the shop", () => {
  const RED = [{ id: "red-mug", name: "Red mug", quantity: 1 }];

  test.describe("putting things in the cart", () => {
    for (const [task, cart] of [
      ["click the second Add to cart", [{ id: "blue-mug-large", name: "Blue mug, large", quantity: 1 }]],
      ["click Add to cart next to Red mug and open Cart", RED],
      ["please click on the “Add to cart” button next to Red mug; then go to /cart.", RED],
      ["search for red mug, click Add to cart", RED],
      ["open Red mug, click Add to cart and wait for “Red mug is in your cart”", RED],
      ["scroll to the bottom, click the last Add to cart", [{ id: "gift-card", name: "Gift card", quantity: 1 }]],
      ["type mug in the search box, press Enter\nclick Add to cart next to Red mug", RED],
      [
        "click Add to cart next to Red mug, go to /cart, change Quantity to 3, click Update",
        [{ ...RED[0], quantity: 3 }],
      ],
    ] as const) {
      test(task, async ({ shop }) => {
        const run = await runTask(task, shop.url, ...changing(shop.url), "--yes");
        expect(run.finished.result).toMatch(/carried out/);
        expect(run.exitCode).toBe(0);
        await expect.poll(() => shop.cart()).toEqual(cart);
      });
    }
  });

  test("a whole order, which is paying and needs --yes=all", async ({ shop }) => {
    const task = [
      "click Add to cart next to Red mug and open Cart",
      "click Check out",
      "fill in Name with Ada Lovelace, E-mail with ada@example.org and Address with 1 Analytical Row, London",
      "select Germany from Country",
      "choose Express",
      "set Preferred date to 2027-03-01",
      "tick Gift wrap",
      "press Tab",
      "click Place order",
      "wait for Thank you",
    ].join(", ");
    const denied = await runTask(task, shop.url, ...changing(shop.url), "--yes");
    expect(denied.exitCode).toBe(3);
    expect(denied.finished.result).toContain("--yes=all");
    expect(shop.orders()).toEqual([]);

    await fetch(`${shop.url}cart/remove`, { method: "POST", body: new URLSearchParams({ product: "red-mug" }) });
    const run = await runTask(task, shop.url, ...changing(shop.url), "--yes=all");
    expect(run.finished.result).toMatch(/^All 13 commands/);
    expect(shop.orders()).toEqual([
      expect.objectContaining({
        name: "Ada Lovelace",
        email: "ada@example.org",
        address: "1 Analytical Row, London",
        country: "Germany",
        delivery: "express",
        date: "2027-03-01",
        gift: true,
        lines: RED,
      }),
    ]);
  });

  test("what may mean two things is not guessed: it exits 3 and says what fits", async ({ shop }) => {
    const run = await runTask("click Add to cart", shop.url, ...changing(shop.url), "--yes");
    expect(run.exitCode).toBe(3);
    expect(run.finished).toMatchObject({ status: "blocked", needsPerson: true, steps: 0 });
    expect(run.finished.result).toMatch(/Which “Add to cart” do you mean\? 1: .*\(Blue mug\); .*\(Red mug\)/);
    expect(shop.cart()).toEqual([]);
  });

  test("what is not there is named with what is near it", async ({ shop }) => {
    const run = await runTask("click Tea pod", shop.url, ...changing(shop.url), "--yes");
    expect(run.exitCode).toBe(1);
    expect(run.finished.result).toMatch(/Nothing here is called “Tea pod”\. Near: link "Teapot"/);
  });

  test("words that are no direct command are refused with what would work", async ({ shop }) => {
    const run = await runTask("buy me the cheapest mug", shop.url, ...changing(shop.url), "--yes=all");
    expect(run.exitCode).toBe(1);
    expect(run.finished).toMatchObject({ status: "failed", steps: 0 });
    expect(run.finished.result).toMatch(/does not begin with something I can do\. What works: type /);
    expect(shop.cart()).toEqual([]);
  });
});

test.describe("flags", () => {
  test("--max-steps ends a run in part", async ({ shop }) => {
    const run = await runTask(
      "scroll down, scroll up, scroll down",
      shop.url,
      ...changing(shop.url),
      "--max-steps",
      "2",
    );
    expect(run.finished).toMatchObject({ status: "partial", steps: 2, result: "The limit of 2 actions is reached." });
    expect(run.exitCode).toBe(1);
  });

  test("--timeout ends a run in part, also in the middle of a wait", async ({ shop }) => {
    const run = await runTask("wait 30 seconds", shop.url, ...changing(shop.url), "--timeout", "2");
    expect(run.finished).toMatchObject({ status: "partial", result: "The limit of 2 s is reached." });
    expect(run.finished.ms).toBeLessThan(10_000);
    expect(run.exitCode).toBe(1);
  });

  test("--input synthetic makes its clicks in the page", async ({ shop }) => {
    const flags = [...changing(shop.url), "--yes", "--input", "synthetic"];
    const run = await runTask("click the first Add to cart", shop.url, ...flags);
    expect(run.exitCode).toBe(0);
    expect(run.of("run.started")).toEqual([expect.objectContaining({ input: "synthetic" })]);
    expect(shop.cart()).toHaveLength(1);
  });

  test("--screenshot leaves the page as the run left it", async ({ shop }, testInfo) => {
    const picture = testInfo.outputPath("cart.png");
    await runTask("go to /cart", shop.url, ...changing(shop.url), "--screenshot", picture);
    expect((await readFile(picture)).subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  });

  test("--yes takes no word after it, so the task may follow", async ({ shop }) => {
    const flags = ["--url", shop.url, ...changing(shop.url), "--yes"];
    const ended = await deckhand("run", ...flags, "click the first Add to cart");
    expect(ended.exitCode).toBe(0);
    expect(shop.cart()).toHaveLength(1);
  });

  test("without --json it is a log for people, with each command and its effect", async ({ shop }) => {
    const ended = await deckhand("run", "go to /cart", "--url", shop.url, ...changing(shop.url));
    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^Task: go to \/cart\nOn http:\S+, with direct commands\.\n/);
    expect(ended.stdout).toMatch(
      /\n {2}done +Open http:\S+\/cart — url → http:\S+\/cart\nDONE: The command was carried out\.\n/,
    );
  });

  test("Ctrl-C stops the run, which still ends as every run does", async ({ shop }) => {
    const flags = ["--url", shop.url, ...changing(shop.url), "--json"];
    const program = new Program(["run", "wait 30 seconds", ...flags]);
    await expect.poll(() => program.stdout, { timeout: 60_000 }).toContain('"action.dispatched"');
    program.interrupt();
    const ended = await program.ended;
    expect(ended.exitCode).toBe(1);
    expect(JSON.parse(ended.stdout.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
      type: "run.finished",
      status: "stopped",
      steps: 1,
    });
  });
});

test.describe("an address that does not open", () => {
  test("ends the run with a sentence, in the shape of every last line", async () => {
    const url = await addressOfNothing();
    const run = await runTask("click Save", url);
    expect(run.events).toHaveLength(1);
    expect(run.finished).toMatchObject({ status: "failed", steps: 0 });
    expect(run.finished.result).toMatch(`${url} could not be opened (net::ERR_CONNECTION_REFUSED`);
    expect(run.exitCode).toBe(1);
  });

  test("is told on stderr without --json", async () => {
    const url = await addressOfNothing();
    const ended = await deckhand("run", "click Save", "--url", url);
    expect(ended).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ended.stderr).toMatch(`error: ${url} could not be opened`);
  });
});

/** An address that was free a moment ago. */
async function addressOfNothing(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo, which the type does not know.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

test("a browser that does not start ends the run as every run ends", async () => {
  // Says its version when asked, and is no browser.
  const environment = { DECKHAND_CHROMIUM: process.execPath };
  const program = new Program(["run", "click Save", "--url", await addressOfNothing(), "--json"], environment);
  const ended = await program.ended;
  expect(ended).toMatchObject({ exitCode: 1, stderr: "" });
  expect(JSON.parse(ended.stdout)).toMatchObject({
    type: "run.finished",
    status: "failed",
    result: expect.stringMatching(/^The browser could not be driven: /),
  });
});

test.describe("wrong usage exits 2, with a sentence and without a browser", () => {
  const URL_FLAG = ["--url", "http://localhost:8080"];
  for (const [what, programArguments, sentence] of [
    ["no address", ["click Save"], "required option '--url <address>' not specified"],
    ["an address that is none", ["click Save", "--url", "example"], "It should begin with http:// or https://."],
    ["an address of the browser", ["click Save", "--url", "chrome://version"], "It should begin with http://"],
    ["an origin that is none", ["click Save", ...URL_FLAG, "--allow-write", "shop"], "An origin looks like https://"],
    ["an empty task", ["  ", ...URL_FLAG], "the task is empty. Say what to do, for example: deckhand run"],
    ["no task", URL_FLAG, "missing required argument 'task'"],
    ["two tasks", ["click", "Save", ...URL_FLAG], "too many arguments"],
    ["an unknown flag", ["click Save", ...URL_FLAG, "--frobnicate"], "unknown option '--frobnicate'"],
    ["an unknown yes", ["click Save", ...URL_FLAG, "--yes=some"], "It is --yes or --yes=all."],
    ["an unknown input", ["click Save", ...URL_FLAG, "--input", "real"], "Allowed choices are trusted, synthetic."],
    ["a limit that is none", ["click Save", ...URL_FLAG, "--max-steps", "0"], "It should be a number above 0."],
    ["no tokens at all", ["click Save", ...URL_FLAG, "--max-tokens", "0"], "It should be a number above 0."],
    ["prices that are none", ["x", ...URL_FLAG, "--prices", "cheap"], "Write what a million tokens cost as two or"],
    ["dollars without prices", ["x", ...URL_FLAG, "--max-dollars", "1"], "--max-dollars needs --prices"],
    ["half a step", ["click Save", ...URL_FLAG, "--max-steps", "1.5"], "It should be a whole number."],
    ["an endpoint that is none", ["x", ...URL_FLAG, "--base-url", "api", "--model", "m"], "It should begin with http"],
    ["an endpoint without a model", ["x", ...URL_FLAG, "--base-url", "http://127.0.0.1:1"], "--base-url needs --model"],
    ["a model without an endpoint", ["x", ...URL_FLAG, "--model", "m"], "--model needs --base-url"],
  ] as const) {
    test(what, async () => {
      const ended = await deckhand("run", ...programArguments, "--json");
      expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
      expect(ended.stderr).toMatch(/^error: .*\n$/);
      expect(ended.stderr).toContain(sentence);
    });
  }

  test("an unknown command", async () => {
    expect(await deckhand("walk")).toMatchObject({ exitCode: 2, stderr: "error: unknown command 'walk'\n" });
  });

  test("no command at all shows what there is", async () => {
    const ended = await deckhand();
    expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    expect(ended.stderr).toContain("Run one task in a browser of its own.");
  });

  test("asking for help is no mistake", async () => {
    const ended = await deckhand("run", "--help");
    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ended.stdout).toContain("--allow-write <origin>");
  });
});

test.describe("with a model", () => {
  test("a streaming model does a task, with the tokens it took", async ({ shop }) => {
    const model = await startScriptedModel(({ outline }) => {
      if (shows(outline, "Cart (1)")) {
        return { actions: [{ action: "done", status: "complete", text: "The teapot is in the cart." }] };
      }
      if (!shows(outline, "# Teapot")) {
        return { say: "Opening the teapot", actions: [{ action: "click", ref: refOf(outline, "link", "Teapot") }] };
      }
      const add = readOutline(outline).filter(({ name }) => name === "Add to cart");
      return { say: "Adding it", actions: [{ action: "click", ref: add[0]?.ref ?? "" }] };
    });
    const { baseUrl, apiKey, model: name } = model.settings;
    const flags = ["--base-url", baseUrl, "--model", name, "--api-key", apiKey, "--yes"];
    const run = await runTask("Put the teapot in the cart", shop.url, ...changing(shop.url), ...flags);
    await model.stop();
    expect(model.problems()).toEqual([]);
    expect(run.finished).toMatchObject({
      status: "done",
      result: "The teapot is in the cart.",
      steps: 2,
      modelCalls: 3,
    });
    expect(run.finished.tokens.in).toBeGreaterThan(0);
    expect(run.finished.tokens.out).toBeGreaterThan(0);
    expect(run.exitCode).toBe(0);
    expect(shop.cart()).toEqual([{ id: "teapot", name: "Teapot", quantity: 1 }]);
    expect(run.stdout).not.toContain(apiKey);
  });

  test("a model that has cost enough is asked no more", async ({ shop }) => {
    const model = await startScriptedModel(() => ({ actions: [{ action: "scroll", to: "down" }] }));
    const { baseUrl, apiKey, model: name } = model.settings;
    const flags = ["--base-url", baseUrl, "--model", name, "--api-key", apiKey];
    const bounds = ["--prices", "3, 15", "--max-dollars", "0.001"];
    const run = await runTask("Buy a mug", shop.url, ...changing(shop.url), ...flags, ...bounds);
    await model.stop();
    expect(run.finished).toMatchObject({ status: "partial", result: "The limit of $0.001 is reached." });
    expect(run.finished.dollars).toBeGreaterThanOrEqual(0.001);
  });

  test("a model's question needs a person", async ({ shop }) => {
    const model = await startScriptedModel(() => ({ actions: [{ action: "ask_user", question: "Which mug?" }] }));
    const { baseUrl, apiKey, model: name } = model.settings;
    const flags = ["--base-url", baseUrl, "--model", name, "--api-key", apiKey];
    const run = await runTask("Buy a mug", shop.url, ...changing(shop.url), ...flags);
    await model.stop();
    expect(run.exitCode).toBe(3);
    expect(run.finished.result).toContain("Which mug?");
  });

  test("an endpoint that nobody answers at is a sentence that says what to check", async ({ shop }) => {
    const flags = ["--base-url", `${await addressOfNothing()}v1`, "--model", "m", "--timeout", "4"];
    const run = await runTask("Buy a mug", shop.url, ...changing(shop.url), ...flags);
    expect(run.exitCode).toBe(1);
    expect(run.of("model.failed")[0]).toMatchObject({ error: { code: "endpoint-unreachable" } });
    expect(run.finished.result).toMatch(/limit of 4 s/);
  });
});
