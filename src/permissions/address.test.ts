import { describe, expect, it, test } from "vitest";
import { checkAddress, isNamedByUser, originsNamedIn } from "./address.ts";

describe("addresses that may be opened", () => {
  test.each([
    ["https://example.com/a?b=c#d", []],
    ["http://example.com:8080/", []],
    ["https://münchen.example/", []],
    ["http://127.0.0.1:3000/x", ["http://127.0.0.1:3000"]],
    ["http://localhost/", ["http://localhost"]],
    ["http://192.168.1.1/admin", ["http://192.168.1.1"]],
    ["http://[::1]:8080/", ["http://[::1]:8080"]],
    ["http://0x7f.1/", ["http://127.0.0.1"]],
    ["https://google.com/webstore", []],
  ])("%s", (address, named) => {
    expect(checkAddress(address, named)).toMatchObject({ ok: true });
  });
});

describe("addresses that may not", () => {
  test.each([
    ["javascript:alert(1)", [], "Only http and https"],
    ["data:text/html,x", [], "Only http and https"],
    ["file:///etc/passwd", [], "Only http and https"],
    ["chrome://settings", [], "Only http and https"],
    ["chrome-extension://abc/popup.html", [], "Only http and https"],
    ["about:blank", [], "Only http and https"],
    ["blob:https://example.com/x", [], "Only http and https"],
    ["example.com", [], "no full address"],
    ["//example.com", [], "no full address"],
    ["", [], "no full address"],
    ["https://user@example.com/", [], "user name or password"],
    ["https://user:pass@example.com/", [], "user name or password"],
    ["https://example.com\\@evil.example/", [], "backslash"],
    ["https://example.com/\u0000", [], "invisible"],
    ["java\nscript:alert(1)", [], "invisible"],
    ["https://exam\u200bple.com/", [], "invisible"],
    ["https://example.com/\u202egnp.exe", [], "invisible"],
    ["https://chromewebstore.google.com/detail/x", [], "web store"],
    ["https://chromewebstore.google.com./detail/x", [], "web store"],
    ["https://chrome.google.com/webstore/detail/x", [], "web store"],
    ["http://localhost:3000/", [], "did not name"],
    ["http://app.localhost/", [], "did not name"],
    ["http://localhost./", [], "did not name"],
    ["http://127.0.0.1/", [], "did not name"],
    ["http://2130706433/", [], "did not name"],
    ["http://0x7f000001/", [], "did not name"],
    ["http://0177.0.0.1/", [], "did not name"],
    ["http://127.1/", [], "did not name"],
    ["http://１２７.0.0.1/", [], "did not name"],
    ["http://10.0.0.5/", [], "did not name"],
    ["http://169.254.169.254/latest/meta-data", [], "did not name"],
    ["http://8.8.8.8/", [], "did not name"],
    ["http://[::1]/", [], "did not name"],
    ["http://[fe80::1]/", [], "did not name"],
    ["http://[::ffff:127.0.0.1]/", [], "did not name"],
    ["http://router/", [], "did not name"],
    ["http://printer.local/", [], "did not name"],
    ["http://nas.home.arpa/", [], "did not name"],
    ["http://127.0.0.1:3001/", ["http://127.0.0.1:3000"], "did not name"],
    ["https://127.0.0.1:3000/", ["http://127.0.0.1:3000"], "did not name"],
  ])("%s", (address, named, reason) => {
    const check = checkAddress(address, named);
    expect(check.ok ? "" : check.reason).toContain(reason);
  });
});

describe("addresses in the user's words", () => {
  test.each([
    ["https://example.com/a", "open https://example.com/a and wait", true],
    ["https://example.com/", "go to example.com.", true],
    ["https://example.com/a?b=c", "see (https://example.com/a?b=c)", true],
    ["http://localhost:3000/x", "open localhost:3000/x", true],
    ["http://127.0.0.1:8080/", "try 127.0.0.1:8080", true],
    ["https://example.com/b", "open https://example.com/a", false],
    ["https://example.com/a?leak=1", "open https://example.com/a", false],
    ["https://example.com/", "open notexample.com", false],
    ["https://evil.example/", "write to me@evil.example", false],
    ["https://evil.example/", "nothing", false],
    ["not an address", "not an address", false],
  ])("%s in “%s”: %s", (address, task, isNamed) => {
    expect(isNamedByUser(address, task)).toBe(isNamed);
  });

  it("lists the origins that were named, with both schemes where none was", () => {
    expect(originsNamedIn("open localhost:3000/a, then https://example.com/x")).toEqual([
      "https://localhost:3000",
      "http://localhost:3000",
      "https://example.com",
    ]);
    expect(originsNamedIn("click Save")).toEqual([]);
  });
});
