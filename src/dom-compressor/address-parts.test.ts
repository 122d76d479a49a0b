import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOfAddress } from "./address-parts.ts";

function expectPartsOf(address: string): void {
  const { protocol, origin, pathname, search, href } = new URL(address);
  const parts = partsOfAddress(href);
  expect(parts.scheme).toBe(protocol);
  if (protocol === "http:" || protocol === "https:") {
    expect(parts).toEqual({ scheme: protocol, origin, path: pathname, query: search });
  }
}

test.each([
  "https://shop.example:8443/a/b;c?x=1&y=/?#z?q",
  "http://user:pa%40ss@shop.example/?",
  "https://shop.example/?#",
  "https://[::1]:80/a@b/c?d@e",
  "https://bücher.example/ä ö?ü",
  "mailto:ann@shop.example",
  "javascript:void 0",
  "data:text/plain,https://a.example/",
])("the parts of %s are those that the browser names", expectPartsOf);

test("the parts of any web address are those that the browser names", () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => expectPartsOf(address)),
    { numRuns: 40 },
  );
});
