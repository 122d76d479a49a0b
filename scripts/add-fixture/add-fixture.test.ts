import { expect, test } from "vitest";
import { isDropped, leftIn, withoutAddresses, withoutHost } from "./clean-source.ts";
import { parseOptions } from "./options.ts";

const PAGE = "https://shop.test/list/?page=2";

test.each([
  ["/mugs?size=2#top", "/mugs?size=2#top"],
  ["item.html", "/list/item.html"],
  ["https://shop.test/cart", "/cart"],
  ["https://tracker.test/a?id=1", "https://example.org/a?id=1"],
  [`/in?token=${"x".repeat(80)}`, "/in?q"],
  ["mailto:ada@shop.test", "mailto:"],
  ["javascript:void(0)", "javascript:"],
  ["#part", "#part"],
  ["http://[", "#"],
])("of the address %s there stays %s", (address, left) => {
  expect(withoutHost(address, PAGE)).toBe(left);
});

test("styles keep what they say and load nothing", () => {
  const css = `@import "a.css";@font-face { src: url(f.woff2) }p{background:url("https://a.test/b.png") red;color:#123}`;
  expect(withoutAddresses(css)).toBe("p{background:none red;color:#123}");
});

test.each([
  ["nonce", "abc", true],
  ["srcset", "a.png 2x", true],
  ["data-state", "x".repeat(400), true],
  ["data-state", "open", false],
  ["d", "M0 0".repeat(200), false],
])("the attribute %s with %s is dropped: %s", (name, value, dropped) => {
  expect(isDropped(name, value)).toBe(dropped);
});

test("what a program cannot judge is told", () => {
  const html = `<a href="https://example.org/a">x</a><p>ada@firm.test, bob@example.org</p><svg xmlns="http://www.w3.org/2000/svg"/>`;
  expect(leftIn(html)).toEqual(["ada@firm.test"]);
  expect(leftIn(`${html}<script>1</script><i style="--a:https://cdn.test/x">`)).toEqual([
    "https://cdn.test",
    "ada@firm.test",
    "<script",
  ]);
});

test("a fixture has a name and comes from one place", () => {
  expect(parseOptions(["date-picker", "--url", PAGE], false)).toEqual({ name: "date-picker", url: PAGE });
  expect(parseOptions(["date-picker"], false)).toEqual({ name: "date-picker" });
  for (const words of [[], ["Date Picker"], ["a", "--url", "shop"], ["../a"], ["a", "--url", PAGE, "--file", "b"]])
    expect(() => parseOptions(words, false)).toThrow();
});
