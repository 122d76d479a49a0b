import { expect, test } from "vitest";
import { readSite } from "./site-address.ts";

test.each([
  ["example.com", "https://example.com"],
  ["  Example.COM/basket?item=1  ", "https://example.com"],
  ["https://example.com:443/", "https://example.com"],
  ["http://example.com", "http://example.com"],
  ["example.com:8443", "https://example.com:8443"],
  ["localhost", "http://localhost"],
  ["localhost:3000", "http://localhost:3000"],
  ["127.0.0.1:8080/app", "http://127.0.0.1:8080"],
  ["[::1]:8080", "http://[::1]:8080"],
  ["localhost.example", "https://localhost.example"],
  ["https://user:word@example.com/", "https://example.com"],
  ["bücher.example", "https://xn--bcher-kva.example"],
  ["аpple.example", "https://xn--pple-43d.example"],
])("“%s” is the site %s", (text, origin) => {
  expect(readSite(text)).toEqual({ ok: true, origin });
});

test.each([
  "",
  "   ",
  "two words",
  "chrome://settings",
  "file:///etc/passwd",
  "https://",
  "*.example.com",
  "https://*/*",
  "example.com\\@evil.example",
  "mailto://ada@example.com",
])("“%s” is no site and gets a sentence", (text) => {
  expect(readSite(text)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) });
});
