import { expect, test } from "vitest";
import { obstacleOf } from "./tab-view.ts";

test.each(["http://127.0.0.1:8080/cart", "https://example.com/", "https://store.example/webstore"])(
  "nothing stands in the way of %s",
  (address) => expect(obstacleOf(address)).toBeNull(),
);

test.each([
  "https://chromewebstore.google.com/",
  "https://chromewebstore.google.com/detail/some-extension/abc",
  "https://chrome.google.com/webstore/category/extensions",
])("the Web Store is named for what it is at %s", (address) => {
  expect(obstacleOf(address)).toBe("Chrome lets no extension into the Web Store. Open another page and try there.");
});

test.each([
  ["about:blank", "about:"],
  ["chrome://version/", "chrome:"],
  ["chrome-extension://abcdefghijklmnop/popup.html", "chrome-extension:"],
  ["file:///home/ada/notes.html", "file:"],
  ["data:text/html,hello", "data:"],
  ["view-source:https://example.com/", "view-source:"],
])("%s is said to be no web page, with what to do instead", (address, scheme) => {
  expect(obstacleOf(address)).toBe(
    `Deckhand works on web pages only, and this tab shows an address that begins with ${scheme} instead. Open a web page (http or https) and try there.`,
  );
});

test("an address that Chrome keeps to itself is asked for with a click", () => {
  expect(obstacleOf("")).toMatch(/Open its popup from the toolbar/);
});
