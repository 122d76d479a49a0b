/** The options' models: one for all roles, one for a role, and those that are found on this computer. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { type Extension, modelGroup } from "./extension.ts";
import { test as base, expect } from "./fixtures.ts";
import { type LocalServer, startLocalServer } from "./local-servers.ts";
import { type Endpoint, refuse, say, showWebPage, startEndpoint } from "./model/endpoint.ts";
import { Panel } from "./panel.ts";

const OK = say('{"ok":true}');

interface Fixtures {
  options: Page;
  /** A second endpoint, at another origin than `endpoint`. */
  other: Endpoint;
  ollama: LocalServer;
  lmStudio: LocalServer;
}

const test = base.extend<Fixtures>({
  options: async ({ extension }, use) => {
    await use(await extension.openOptions());
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  other: async ({}, use) => {
    const other = await startEndpoint();
    other.respond = OK;
    await use(other);
    await other.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  ollama: async ({}, use) => {
    const server = await startLocalServer("Ollama");
    await use(server);
    await server.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  lmStudio: async ({}, use) => {
    const server = await startLocalServer("LM Studio");
    await use(server);
    await server.stop();
  },
});

/** One group of the page, as a person finds things in it. */
class Group {
  readonly root: Locator;

  constructor(
    options: Page,
    readonly name: string,
  ) {
    this.root = modelGroup(options, name);
  }

  field(name: "Base URL" | "API key" | "Model"): Locator {
    return this.root.getByRole("textbox", { name });
  }

  get provider(): Locator {
    return this.root.getByRole("combobox", { name: "Provider" });
  }

  get status(): Locator {
    return this.root.getByRole("status");
  }

  get alert(): Locator {
    return this.root.getByRole("alert");
  }

  get test(): Locator {
    return this.root.getByRole("button", { name: "Test connection" });
  }

  get isOpen(): Promise<boolean> {
    return this.root.evaluate((element) => element instanceof HTMLDetailsElement && element.open);
  }

  async save(name: "Base URL" | "API key" | "Model", text: string): Promise<void> {
    await this.field(name).fill(text);
    await this.field(name).blur();
    await expect(this.status).toContainText(`${name} saved.`);
  }

  async expectConnected(label: RegExp): Promise<void> {
    await this.test.click();
    await expect(this.status).toHaveText(label);
  }
}

test("what is set for all roles is there after a reload, but never the key", async ({ options }) => {
  const all = new Group(options, "All roles");
  await all.save("Base URL", "https://models.example/v1");
  await all.save("API key", "sk-never-shown-again");
  await all.save("Model", "large");
  await options.reload();
  await expect(all.field("Base URL")).toHaveValue("https://models.example/v1");
  await expect(all.field("Model")).toHaveValue("large");
  await expect(all.provider).toHaveValue("openai-compatible");
  await expect(all.field("API key")).toHaveValue("");
  await expect(all.field("API key")).toHaveAttribute("placeholder", "Saved; type to replace");
  expect(await options.content()).not.toContain("sk-never");
  await all.root.getByRole("button", { name: "Remove key" }).click();
  await expect(all.status).toHaveText("API key saved.");
  await expect(all.root.getByRole("button", { name: "Remove key" })).toBeHidden();
});

test("an endpoint that an earlier version has stored is that of all roles", async ({ extension, options }) => {
  const worker = await extension.worker();
  const stored = () => worker.evaluate(() => chrome.storage.local.get());
  await worker.evaluate(() =>
    chrome.storage.local.set({ model: { baseUrl: "https://early.example/v1", apiKey: "sk-early", model: "early" } }),
  );
  await options.reload();
  const all = new Group(options, "All roles");
  await expect(all.field("Base URL")).toHaveValue("https://early.example/v1");
  await expect(all.field("API key")).toHaveAttribute("placeholder", "Saved; type to replace");
  await all.save("Model", "late");
  expect(await stored()).toEqual({
    models: {
      all: { provider: "openai-compatible", baseUrl: "https://early.example/v1", apiKey: "sk-early", model: "late" },
      roles: {},
    },
  });
});

test("a role shows what it takes from all roles, keeps what it has of its own, and can be folded", async ({
  extension,
  options,
}) => {
  await extension.setModel({ baseUrl: "https://models.example/v1", apiKey: "sk-all", model: "large" });
  await options.reload();
  const planner = new Group(options, "Planner");
  const navigator = new Group(options, "Navigator");
  await expect(planner.root).toContainText("Uses large at models.example, the one for all roles.");
  await expect(planner.provider).toHaveValue("");
  await expect(planner.field("Base URL")).toHaveAttribute("placeholder", "https://models.example/v1");
  await expect(planner.field("API key")).toHaveAttribute("placeholder", "As for all roles");
  await expect(planner.field("Model")).toHaveAttribute("placeholder", "large");

  await planner.save("Model", "larger");
  await options.reload();
  await expect(planner.root).toContainText("Uses larger at models.example.");
  await expect(navigator.root).toContainText("Uses large at models.example, the one for all roles.");

  await planner.save("Base URL", "https://elsewhere.example/v1");
  await expect(planner.root).toContainText("Uses larger at elsewhere.example.");
  await expect(planner.field("API key")).toHaveAttribute("placeholder", "None is sent to this server");

  await planner.save("Base URL", "");
  await planner.save("Model", "");
  await options.reload();
  await expect(planner.root).toContainText("Uses large at models.example, the one for all roles.");
  expect(await planner.isOpen).toBe(true);

  await planner.root.locator("summary").click();
  await expect(planner.provider).toBeHidden();
  await expect(planner.root).toContainText("Uses large at models.example, the one for all roles.");
  expect(await navigator.isOpen).toBe(true);
});

test("every field of every role is there by its name, before anything was opened", async ({ options }) => {
  for (const name of ["All roles", "Navigator", "Planner", "Extractor"]) {
    const group = new Group(options, name);
    await expect(group.provider).toBeVisible();
    for (const field of ["Base URL", "API key", "Model"] as const) await expect(group.field(field)).toBeEditable();
  }
});

test("no group is shown for a role that nothing asks", async ({ options }) => {
  await expect(modelGroup(options, "Navigator")).toBeVisible();
  await expect(modelGroup(options, "Extractor")).toBeVisible();
  await expect(modelGroup(options, "Critic")).toHaveCount(0);
});

test("a role's requests go to its own endpoint, and the key of all roles does not go with them", async ({
  extension,
  options,
  endpoint,
  other,
}) => {
  endpoint.respond = OK;
  await extension.setModel(endpoint.settings);
  await extension.setModel({ baseUrl: other.settings.baseUrl, apiKey: "", model: "" }, "Extractor");
  await options.reload();
  const extractor = new Group(options, "Extractor");
  const host = (settings: { baseUrl: string }) => new URL(settings.baseUrl).host;
  await extractor.expectConnected(new RegExp(`^Connected: ${host(other.settings)}/plain answered in`));
  expect(other.keys).toEqual([undefined]);
  expect(endpoint.keys).toEqual([]);

  await extractor.save("API key", "sk-extractor");
  await extractor.expectConnected(/^Connected/);
  expect(other.keys).toEqual([undefined, "Bearer sk-extractor"]);

  const all = new Group(options, "All roles");
  await all.expectConnected(new RegExp(`^Connected: ${host(endpoint.settings)}/plain answered in`));
  const planner = new Group(options, "Planner");
  await planner.expectConnected(new RegExp(`^Connected: ${host(endpoint.settings)}/plain answered in`));
  expect(endpoint.keys).toEqual(["Bearer sk-plain", "Bearer sk-plain"]);
  expect(other.requests).toHaveLength(2);
});

test("a task is worked on by the navigator's own model", async ({ extension, page, shop, endpoint, other }) => {
  other.respond = say('{"say":"","actions":[{"action":"done","status":"complete","text":"Nothing to do here."}]}');
  endpoint.respond = refuse(500, "the wrong one was asked");
  await extension.setModel(endpoint.settings);
  await extension.setModel({ baseUrl: other.settings.baseUrl, apiKey: "", model: "navigating" }, "Navigator");
  await extension.grantSite(new URL(shop.url).origin);
  await page.goto(shop.url);
  const panel = new Panel(await extension.openPanel(page));
  await panel.start("See whether there is anything to do");
  await panel.expectEnd("Done");
  await expect(panel.result).toContainText("Nothing to do here.");
  expect(other.keys).toEqual([undefined]);
  expect(endpoint.requests).toEqual([]);
});

test("Test connection tries what stands in the fields, saved or not", async ({ options, endpoint }) => {
  endpoint.respond = OK;
  const all = new Group(options, "All roles");
  await all.field("Base URL").fill(endpoint.settings.baseUrl);
  await all.field("API key").fill("sk-typed");
  await all.field("Model").fill("typed");
  await all.expectConnected(/^Connected: 127\.0\.0\.1:\d+\/typed answered in \d+\.\d s$/);
  expect(endpoint.keys).toEqual(["Bearer sk-typed"]);
});

test("a test that fails says what is wrong, in the group that was tested", async ({ extension, options, endpoint }) => {
  await extension.setModel(endpoint.settings);
  await options.reload();
  const planner = new Group(options, "Planner");
  for (const [respond, sentence] of [
    [refuse(401, "Incorrect API key provided"), /refused the API key \(401\)/],
    [showWebPage, /answered, but not as a model's endpoint does/],
  ] as const) {
    endpoint.respond = respond;
    await planner.test.click();
    await expect(planner.alert).toHaveText(sentence);
    await expect(planner.status).toHaveText("");
  }
  await endpoint.stop();
  await planner.test.click();
  await expect(planner.alert).toHaveText(/cannot be reached\. Check the network, that the model's server runs/);
  await expect(new Group(options, "All roles").alert).toBeHidden();
});

test("an address that is none is refused, stays to be mended, and nothing is tested meanwhile", async ({
  extension,
  options,
  endpoint,
}) => {
  endpoint.respond = OK;
  await extension.setModel(endpoint.settings);
  await options.reload();
  const all = new Group(options, "All roles");
  await all.field("Base URL").fill("localhost:11434");
  await all.test.click();
  await expect(all.alert).toHaveText(/^Not tested\. “localhost:11434” is not an address of a model\./);
  await expect(all.field("Base URL")).toHaveValue("localhost:11434");
  await expect(all.field("Base URL")).toHaveAttribute("aria-invalid", "true");
  await expect(all.field("Base URL")).toHaveAccessibleDescription(/is not an address of a model/);
  expect(endpoint.requests).toEqual([]);

  await all.field("Base URL").fill(endpoint.settings.baseUrl);
  await all.expectConnected(/^Connected/);
  await expect(all.field("Base URL")).not.toHaveAttribute("aria-invalid");
  await expect(all.alert).toBeHidden();
});

test("who names another server hears that the saved key goes there", async ({ extension, options }) => {
  await extension.setModel({ baseUrl: "https://one.example/v1", apiKey: "sk-one", model: "large" });
  await options.reload();
  const all = new Group(options, "All roles");
  await all.save("Base URL", "https://one.example/v2");
  await expect(all.status).toHaveText("Base URL saved.");
  await all.save("Base URL", "https://two.example/v1");
  await expect(all.status).toHaveText(
    "Base URL saved. The saved key goes to https://two.example from now on: remove it if it belongs elsewhere.",
  );
});

const foundSection = (options: Page) => options.getByRole("region", { name: "Found on this computer" });

test("models found on this computer are set by one press, which is said; a key for elsewhere does not go there", async ({
  extension,
  options,
  ollama,
  lmStudio,
}) => {
  ollama.list(["qwen3:8b", "nomic-embed-text:latest"]);
  lmStudio.list(["gemma-3"]);
  await extension.setModel({ baseUrl: "https://models.example/v1", apiKey: "sk-all", model: "large" });
  await options.reload();
  const found = foundSection(options);
  await expect(found.getByRole("listitem")).toHaveText([/qwen3:8b.*Ollama/, /gemma-3.*LM Studio/]);
  await expect(found.getByRole("status")).toHaveText("2 models found.");

  const all = new Group(options, "All roles");
  await all.field("Base URL").fill("half an addr");
  await found.getByRole("button", { name: "Use qwen3:8b (Ollama)" }).click();
  await expect(found.getByRole("status")).toHaveText(
    "All roles use qwen3:8b (Ollama) now. The key for https://models.example was removed, for this is another server.",
  );
  await expect(found.getByRole("listitem").first()).toContainText("used for all roles");
  await expect(all.alert).toBeHidden();
  await options.reload();
  await expect(all.field("Base URL")).toHaveValue("http://127.0.0.1:11434/v1");
  await expect(all.field("Model")).toHaveValue("qwen3:8b");
  await expect(all.field("API key")).toHaveAttribute("placeholder", "Not needed for most models on this machine");
});

test("Look again sees what has changed, and a server that lets nobody in comes with its remedy", async ({
  options,
  ollama,
}) => {
  ollama.list(["first"]);
  await options.reload();
  const found = foundSection(options);
  await expect(found.getByRole("listitem")).toHaveText([/first/]);
  const look = () => found.getByRole("button", { name: "Look again" }).click();
  ollama.list(["first", "second"]);
  await look();
  await expect(found.getByRole("listitem")).toHaveText([/first/, /second/]);
  ollama.shutOut();
  await look();
  await expect(found).toContainText("Start Ollama with OLLAMA_ORIGINS=chrome-extension://* in its environment");
  await expect(found.getByRole("listitem")).toHaveCount(0);
  await ollama.stop();
  await look();
  await expect(found.getByRole("status")).toHaveText("None found. Ollama and LM Studio are seen here while they run.");
});

test("Chrome's own model is a choice only where Chrome has one", async ({ extension, options }) => {
  const all = new Group(options, "All roles");
  await expect(foundSection(options).getByRole("status")).not.toContainText("Looking");
  await expect(all.provider.getByRole("option")).toHaveText(["OpenAI-compatible endpoint"]);
  await giveChromeAModel(extension);
  await options.reload();
  await expect(all.provider.getByRole("option")).toHaveText(["OpenAI-compatible endpoint", "Chrome’s built-in model"]);
  await all.provider.selectOption("Chrome’s built-in model");
  await expect(all.field("Base URL")).toBeHidden();
  await all.expectConnected(/^Connected: .+ answered in/);
  await expect(modelGroup(options, "Navigator")).toContainText("Uses Chrome’s built-in model, the one for all roles.");

  const extractor = new Group(options, "Extractor");
  await expect(extractor.field("Base URL")).toBeHidden();
  await extractor.provider.selectOption("OpenAI-compatible endpoint");
  await extractor.save("Base URL", "http://127.0.0.1:9/v1");
  await options.reload();
  await expect(all.provider).toHaveValue("built-in");
  await expect(extractor.provider).toHaveValue("openai-compatible");
});

/** Puts a model into the worker that follows the Prompt API and answers the same to everything. */
async function giveChromeAModel(extension: Extension): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate(() => {
    const session = {
      promptStreaming: () =>
        new ReadableStream({
          start: (controller) => {
            controller.enqueue('{"ok":true}');
            controller.close();
          },
        }),
      destroy: () => undefined,
    };
    Object.defineProperty(globalThis, "LanguageModel", {
      configurable: true,
      // A class in the specification, so a function here.
      value: Object.assign(() => undefined, { availability: async () => "available", create: async () => session }),
    });
  });
}

test("everything about models can be done with the keyboard alone", async ({ options, endpoint, ollama }) => {
  endpoint.respond = OK;
  ollama.list(["qwen3:8b"]);
  await options.reload();
  await expect(options.getByRole("button", { name: /^Use/ })).toBeVisible();
  const { keyboard } = options;
  const typeAndLeave = async (text: string) => {
    await keyboard.type(text);
    await keyboard.press("Tab");
  };
  const all = new Group(options, "All roles");
  await keyboard.press("Tab");
  await expect(all.provider).toBeFocused();
  await keyboard.press("Tab");
  await typeAndLeave(endpoint.settings.baseUrl);
  await expect(all.field("API key")).toBeFocused();
  await keyboard.press("Tab");
  await typeAndLeave("typed");
  await typeAndLeave("3, 15");
  await expect(all.test).toBeFocused();
  await keyboard.press("Enter");
  await expect(all.status).toHaveText(/^Connected: .*\/typed answered/);

  await keyboard.press("Tab");
  await expect(options.getByRole("button", { name: "Look again" })).toBeFocused();
  await keyboard.press("Tab");
  await expect(options.getByRole("button", { name: "Use qwen3:8b (Ollama)" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(foundSection(options).getByRole("status")).toHaveText("All roles use qwen3:8b (Ollama) now.");
  await expect(options.getByRole("button", { name: "Use qwen3:8b (Ollama)" })).toBeFocused();

  const navigator = new Group(options, "Navigator");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(navigator.provider).toBeHidden();
  await keyboard.press("Enter");
  await expect(navigator.provider).toBeVisible();
  await keyboard.press("Tab");
  await expect(navigator.provider).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.type(endpoint.settings.baseUrl);
  await keyboard.press("Enter");
  await expect(navigator.status).toHaveText("Base URL saved.");
  await expect(navigator.field("Base URL")).toBeFocused();
});

/** Every state that has a look of its own. */
async function showEverything(options: Page, endpoint: Endpoint): Promise<void> {
  await options.reload();
  await expect(options.getByRole("button", { name: /^Use/ }).first()).toBeVisible();
  endpoint.respond = OK;
  await new Group(options, "All roles").expectConnected(/^Connected/);
  await new Group(options, "Navigator").save("Model", "small");
  const planner = new Group(options, "Planner");
  await planner.field("Base URL").fill("no address");
  await planner.field("Base URL").blur();
  await expect(planner.alert).not.toHaveText("");
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page has no accessibility problems with everything open, ${colorScheme}`, async ({
    extension,
    options,
    endpoint,
    ollama,
    lmStudio,
  }) => {
    ollama.list(["qwen3:8b"]);
    lmStudio.shutOut();
    await extension.setModel(endpoint.settings);
    await options.emulateMedia({ colorScheme });
    await showEverything(options, endpoint);
    const { violations } = await new AxeBuilder({ page: options }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
  });
}

test("nothing is cut off or has to be scrolled sideways in a narrow window", async ({
  extension,
  options,
  endpoint,
  ollama,
}) => {
  ollama.list(["a-vendor-with-a-long-name/a-model-with-a-name-even-longer-instruct-2507-q4_K_M:latest"]);
  await extension.setModel({ ...endpoint.settings, model: "another-vendor/another-model-with-a-long-name-q4_K_M" });
  await options.setViewportSize({ width: 400, height: 800 });
  await showEverything(options, endpoint);
  const overflowing = await options.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  expect(overflowing).toEqual([]);
  expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});
