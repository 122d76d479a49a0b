import { beforeEach, expect, test, vi } from "vitest";
import { addSecret, forgetSecret, readSavedSecrets, viewSecrets } from "./saved-secrets.ts";
import { testArea } from "./test-area.ts";

const SHOP = { name: "shop", value: "correct horse", origin: "https://shop.example" };
const MAIL = { name: "mail", value: "battery staple", origin: "https://mail.example" };

const local = testArea();
vi.stubGlobal("chrome", { storage: { local } });

beforeEach(() => local.clear());

test("what is shown of a secret is its name and its site", async () => {
  expect(await addSecret(SHOP)).toEqual([{ name: "shop", origin: "https://shop.example" }]);
  expect(JSON.stringify(await viewSecrets())).not.toContain("horse");
  expect(await readSavedSecrets()).toEqual([SHOP]);
});

test("two that are added at once are both kept", async () => {
  await Promise.all([addSecret(SHOP), addSecret(MAIL)]);
  expect((await readSavedSecrets()).map(({ name }) => name)).toEqual(["shop", "mail"]);
});

test("a name that is taken keeps its value, and a refusal does not stop the next change", async () => {
  await addSecret(SHOP);
  await expect(addSecret({ ...SHOP, value: "another" })).rejects.toThrow("already");
  await addSecret(MAIL);
  expect(await forgetSecret("shop")).toEqual([{ name: "mail", origin: "https://mail.example" }]);
});
