import { describe, expect, test } from "vitest";
import type { AllModelSettingsView, ModelSettingsView } from "../../protocol/settings.ts";
import { effectiveModel, hasOwnSettings, isInUse, originOf, placeholders, usedModel } from "./model-words.ts";

const NONE: ModelSettingsView = { provider: "", baseUrl: "", model: "", hasKey: false };
const ALL: ModelSettingsView = {
  provider: "openai-compatible",
  baseUrl: "https://one.example/v1",
  model: "large",
  hasKey: true,
};

function viewOf(all: Partial<ModelSettingsView>, planner: Partial<ModelSettingsView> = {}): AllModelSettingsView {
  const groups = {
    all: { ...ALL, ...all },
    navigator: NONE,
    planner: { ...NONE, ...planner },
    critic: NONE,
    extractor: NONE,
  };
  return { groups, configured: true };
}

describe("what a role uses", () => {
  test.each([
    ["all that of all roles", {}, "large at one.example"],
    ["a model of its own at the same server", { model: "small" }, "small at one.example"],
    ["another server", { baseUrl: "http://127.0.0.1:1234/v1" }, "large at 127.0.0.1:1234"],
    ["Chrome's own", { provider: "built-in" as const }, "Chrome’s built-in model"],
  ])("%s", (_case, own, words) => {
    expect(usedModel(viewOf({}, own).groups, "planner")).toBe(words);
  });

  test("nothing, while there is no model, or neither address nor key", () => {
    expect(usedModel(viewOf({ model: "" }).groups, "planner")).toBe("no model yet");
    expect(usedModel(viewOf({ baseUrl: "", hasKey: false }).groups, "planner")).toBe("no model yet");
    expect(usedModel(viewOf({ baseUrl: "" }).groups, "planner")).toBe("large at api.openai.com");
  });

  test("a role set back to an endpoint leaves Chrome's own model to the others", () => {
    const { groups } = viewOf({ provider: "built-in" }, { provider: "openai-compatible" });
    expect(usedModel(groups, "planner")).toBe("large at one.example");
    expect(usedModel(groups, "navigator")).toBe("Chrome’s built-in model");
  });
});

describe("the key of all roles", () => {
  const keyOf = (own: Partial<ModelSettingsView>, all: Partial<ModelSettingsView> = {}) => {
    const { groups } = viewOf(all, own);
    return [effectiveModel(groups, "planner").hasKey, placeholders(groups, "planner").apiKey];
  };

  test("is a role's too at the same server, and the field says so", () => {
    expect(keyOf({})).toEqual([true, "As for all roles"]);
    expect(keyOf({ baseUrl: "https://one.example/other" })).toEqual([true, "As for all roles"]);
  });

  test("is not a role's at another server, and the field says so", () => {
    expect(keyOf({ baseUrl: "https://two.example" })).toEqual([false, "None is sent to this server"]);
  });

  test("is not looked for where there is none, or where the role has its own", () => {
    expect(keyOf({}, { hasKey: false })).toEqual([false, "Not needed for most models on this machine"]);
    expect(keyOf({ baseUrl: "https://two.example", hasKey: true })).toEqual([true, "Saved; type to replace"]);
  });
});

test("an empty field of a role shows what it stands for, one of all roles what could be there", () => {
  const { groups } = viewOf({});
  expect(placeholders(groups, "planner")).toMatchObject({ baseUrl: "https://one.example/v1", model: "large" });
  expect(placeholders(groups, "all")).toEqual({
    baseUrl: "https://api.openai.com/v1",
    apiKey: "Saved; type to replace",
    model: "gpt-4.1-mini, qwen3:8b, …",
    prices: "$ asked, from the cache, answered: 3, 0.30, 15",
  });
});

test("requests go to an origin, those to Chrome's own model to none", () => {
  expect(originOf(viewOf({}, { baseUrl: "http://127.0.0.1:1234/v1" }), "planner")).toBe("http://127.0.0.1:1234");
  expect(originOf(viewOf({ baseUrl: "" }), "planner")).toBe("https://api.openai.com");
  expect(originOf(viewOf({ provider: "built-in" }), "all")).toBeUndefined();
});

test.each([
  { provider: "built-in" as const },
  { baseUrl: "https://two.example" },
  { model: "small" },
  { hasKey: true },
])("a role with %j has something of its own", (own) => expect(hasOwnSettings({ ...NONE, ...own })).toBe(true));

test("a role with nothing set has nothing of its own", () => expect(hasOwnSettings(NONE)).toBe(false));

test("a found model is in use when all roles ask that model at that server", () => {
  const found = {
    server: "Ollama",
    settings: { provider: "openai-compatible" as const, baseUrl: "http://127.0.0.1:11434/v1", model: "qwen3:8b" },
  };
  expect(isInUse(found, { ...ALL, ...found.settings })).toBe(true);
  expect(isInUse(found, { ...ALL, ...found.settings, model: "other" })).toBe(false);
  expect(isInUse(found, { ...ALL, ...found.settings, provider: "built-in" })).toBe(false);
  const chrome = { server: "Chrome", settings: { provider: "built-in" as const, baseUrl: "", model: "" } };
  expect(isInUse(chrome, { ...ALL, provider: "built-in" })).toBe(true);
});
