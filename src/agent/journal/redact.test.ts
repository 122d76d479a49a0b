import fc from "fast-check";
import { expect, test } from "vitest";
import { redactDeep, redactor, resolveSecrets } from "./redact.ts";

/** Every way of spelling it differs. */
const SPELT = "my ~pass!<ö>&'1\"(x)?>?";

test("a secret never survives, in any of its spellings", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6 }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(secret.trim().length >= 6 && !"{{secret:task-1}}".includes(secret));
      const redact = redactor({ "task-1": secret });
      const raw = `${before}${secret}${after}`;
      expect(redact(raw.replaceAll("{{secret:task-1}}", ""))).not.toContain(secret);
      const json = JSON.stringify({ text: secret });
      expect(redact(json)).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(redact(`?q=${encodeURIComponent(secret)}`)).not.toContain(encodeURIComponent(secret));
    }),
  );
});

test.each([
  ["a form's address", new URLSearchParams({ p: SPELT }).toString()],
  ["a query", new URL(`https://a.example/?p=${SPELT}`).search],
  ["a path", Object.assign(new URL("https://a.example"), { pathname: SPELT }).pathname],
  ["a fragment", new URL(`https://a.example/#${SPELT}`).hash],
  ["small hexadecimal letters", encodeURIComponent(SPELT).replace(/%../g, (code) => code.toLowerCase())],
  ["markup", SPELT.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")],
  ["base64 for addresses", Buffer.from(SPELT).toString("base64url")],
])("a secret is masked as %s spells it", (_case, spelt) => {
  const masked = redactor({ pin: SPELT })(spelt);
  expect(masked).toContain("{{secret:pin}}");
});

test("strings are masked however deep they lie, and nothing else changes", () => {
  const redact = redactor({ pin: "4711" });
  const event = { type: "x", n: 4711, list: ["pin 4711", { text: "4711", ok: true }], none: null };
  expect(redactDeep(event, redact)).toEqual({
    type: "x",
    n: 4711,
    list: ["pin {{secret:pin}}", { text: "{{secret:pin}}", ok: true }],
    none: null,
  });
});

test("placeholders resolve by own names alone", () => {
  expect(resolveSecrets("{{secret:a}} {{secret:constructor}} {{secret:b}}", { a: "1" })).toBe(
    "1 {{secret:constructor}} {{secret:b}}",
  );
});
