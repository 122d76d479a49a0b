import { expect, test } from "vitest";
import { checkSecret } from "./secret.ts";

const TYPED = { name: "shop password", value: "correct horse", origin: "https://shop.example" };

test("a name's spaces become hyphens; the value stays as it was typed", () => {
  expect(checkSecret({ ...TYPED, value: " pass word " })).toEqual({
    ok: true,
    secret: { name: "shop-password", value: " pass word ", origin: "https://shop.example" },
  });
});

test.each([
  ["an empty name", { name: " " }, "letters"],
  ["braces in a name", { name: "a}}" }, "letters"],
  ["a name that is too long", { name: "a".repeat(41) }, "letters"],
  ["a name that a task's own secret may have", { name: "task-1" }, "itself"],
  ["the key's name", { name: "api-key" }, "itself"],
  ["a value that occurs by itself", { value: "abc" }, "kept secret"],
  ["an address with a path", { origin: "https://shop.example/login" }, "not a site"],
  ["an opaque origin", { origin: "null" }, "not a site"],
  ["another scheme", { origin: "ftp://shop.example" }, "not a site"],
])("%s is refused with the reason", (_what, change, words) => {
  const checked = checkSecret({ ...TYPED, ...change });
  expect(checked.ok ? "" : checked.problem).toContain(words);
});
