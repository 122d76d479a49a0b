import { describe, expect, test } from "vitest";
import { type AllModelSettings, NO_MODEL, type RoleSettings } from "../../protocol/settings.ts";
import { changeModels, endpointOrigins, keysOf, readStoredModels, resolveModel, viewModels } from "./model-roles.ts";

const ALL = {
  provider: "openai-compatible",
  baseUrl: "https://one.example/v1",
  apiKey: "sk-all",
  model: "large",
} as const;
const EMPTY: RoleSettings = { provider: "", baseUrl: "", apiKey: "", model: "" };

const withNavigator = (own: Partial<RoleSettings>, all = {}): AllModelSettings => ({
  all: { ...ALL, ...all },
  roles: { navigator: { ...EMPTY, ...own } },
});

describe("what a role asks", () => {
  test("a role without settings of its own asks the model for all roles", () => {
    expect(resolveModel({ all: ALL, roles: {} }, "planner")).toEqual(ALL);
  });

  test("each field falls back by itself", () => {
    expect(resolveModel(withNavigator({ model: "small" }), "navigator")).toEqual({ ...ALL, model: "small" });
    expect(resolveModel(withNavigator({ provider: "built-in" }), "navigator")).toEqual({
      ...ALL,
      provider: "built-in",
    });
  });

  test("what one role has of its own is nothing to the others", () => {
    const models = withNavigator({ model: "small" });
    expect(resolveModel(models, "extractor")).toEqual(ALL);
    expect(resolveModel(models, "all")).toEqual(ALL);
  });

  test.each([
    ["another host", "https://two.example/v1", ""],
    ["another port", "https://one.example:8443/v1", ""],
    ["another scheme", "http://one.example/v1", ""],
    ["a host that only begins alike", "https://one.example.evil.example/v1", ""],
    ["an address that is none", "one.example", ""],
    ["another path of the same origin", "https://one.example/other/v1", "sk-all"],
    ["the same origin with its port spelled out", "https://ONE.example:443/v2", "sk-all"],
  ])("the key of all roles to %s: %s → “%s”", (_case, baseUrl, apiKey) => {
    expect(resolveModel(withNavigator({ baseUrl }), "navigator").apiKey).toBe(apiKey);
  });

  test("without a base URL the key belongs to OpenAI, and goes nowhere else", () => {
    const keyOf = (baseUrl: string) => resolveModel(withNavigator({ baseUrl }, { baseUrl: "" }), "navigator").apiKey;
    expect(keyOf("https://api.openai.com/v1")).toBe("sk-all");
    expect(keyOf("https://one.example/v1")).toBe("");
  });

  test("two addresses that are none do not count as the same server", () => {
    expect(resolveModel(withNavigator({ baseUrl: "two" }, { baseUrl: "one" }), "navigator").apiKey).toBe("");
  });

  test("a role's own key goes to its own server, and to that of all roles where it has none", () => {
    expect(resolveModel(withNavigator({ baseUrl: "https://two.example", apiKey: "sk-own" }), "navigator").apiKey).toBe(
      "sk-own",
    );
    expect(resolveModel(withNavigator({ apiKey: "sk-own" }), "navigator")).toEqual({ ...ALL, apiKey: "sk-own" });
  });
});

describe("what is stored", () => {
  const EARLIER = { baseUrl: "https://one.example/v1", apiKey: "sk-all", model: "large" };

  test("an earlier version's endpoint becomes that of all roles", () => {
    expect(readStoredModels(undefined, EARLIER)).toEqual({ all: ALL, roles: {} });
  });

  test("what this version wrote is read back, whatever an earlier one left", () => {
    const models = withNavigator({ model: "small" });
    expect(readStoredModels(structuredClone(models), { ...EARLIER, model: "old" })).toEqual(models);
  });

  test.each([undefined, null, "text", 7, {}, { baseUrl: 1, apiKey: "", model: "" }])(
    "%j is no setting, and nothing is set",
    (stored) => {
      expect(readStoredModels(stored, stored)).toEqual({ all: NO_MODEL, roles: {} });
    },
  );
});

describe("a change", () => {
  const models = withNavigator({ model: "small", apiKey: "sk-own" });

  test("leaves absent fields and other groups as they are, and loses blanks around what was typed", () => {
    expect(changeModels(models, "all", { model: " tiny \n" })).toEqual({ ...models, all: { ...ALL, model: "tiny" } });
    expect(changeModels(models, "navigator", { baseUrl: " https://two.example " }).roles.navigator).toEqual({
      ...EMPTY,
      model: "small",
      apiKey: "sk-own",
      baseUrl: "https://two.example",
    });
  });

  test("a role that is emptied has nothing of its own any more", () => {
    expect(changeModels(models, "navigator", { model: "", apiKey: " " })).toEqual({ all: ALL, roles: {} });
  });

  test("all roles cannot be without a provider: there is nothing to fall back to", () => {
    expect(() => changeModels(models, "all", { provider: "" })).toThrow("not of the known shape");
    expect(changeModels(models, "planner", { provider: "built-in" }).roles.planner?.provider).toBe("built-in");
  });
});

describe("what our pages see", () => {
  test("each group's own fields, and never a key", () => {
    const view = viewModels(withNavigator({ apiKey: "sk-own" }));
    expect(view.groups.all).toEqual({ provider: ALL.provider, baseUrl: ALL.baseUrl, model: "large", hasKey: true });
    expect(view.groups.navigator).toEqual({ provider: "", baseUrl: "", model: "", hasKey: true });
    expect(view.groups.planner.hasKey).toBe(false);
    expect(JSON.stringify(view)).not.toContain("sk-");
  });

  test("a key alone is a key for OpenAI", () => {
    const all = { ...NO_MODEL, apiKey: "sk-all" };
    expect(viewModels({ all, roles: {} }).groups.all.baseUrl).toBe("https://api.openai.com/v1");
    expect(viewModels({ all: NO_MODEL, roles: {} }).groups.all.baseUrl).toBe("");
  });

  test("tasks go to a model as soon as the navigator has one, wherever it has it from", () => {
    expect(viewModels({ all: NO_MODEL, roles: {} }).configured).toBe(false);
    expect(viewModels({ all: ALL, roles: {} }).configured).toBe(true);
    const own = { ...EMPTY, baseUrl: "http://127.0.0.1:1234/v1", model: "local" };
    expect(viewModels({ all: NO_MODEL, roles: { navigator: own } }).configured).toBe(true);
    expect(viewModels({ all: NO_MODEL, roles: { planner: own } }).configured).toBe(false);
  });
});

test("every key that is kept is known, each once", () => {
  expect(keysOf(withNavigator({ apiKey: "sk-own" }))).toEqual(["sk-all", "sk-own"]);
  expect(keysOf(withNavigator({ apiKey: "sk-all" }))).toEqual(["sk-all"]);
  expect(keysOf({ all: NO_MODEL, roles: {} })).toEqual([]);
});

test("the origins that are asked are those of roles with a model; Chrome's own has none", () => {
  expect(endpointOrigins(withNavigator({ baseUrl: "http://127.0.0.1:1234/v1" }))).toEqual([
    "http://127.0.0.1:1234",
    "https://one.example",
  ]);
  expect(endpointOrigins(withNavigator({}, { provider: "built-in" }))).toEqual([]);
  expect(endpointOrigins({ all: NO_MODEL, roles: {} })).toEqual([]);
});
