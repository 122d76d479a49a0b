import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanFileName, makeNamesUnique } from "./file-names.ts";

describe("a file's name", () => {
  test.each([
    ["photo.png", "photo.png"],
    ["/home/ada/photo.png", "photo.png"],
    ["C:\\Users\\ada\\photo.png", "photo.png"],
    ["../../etc/passwd", "passwd"],
    ["a\u0000b\nc.txt", "ab c.txt"],
    ["evil\u202egnp.exe", "evilgnp.exe"],
    ["Öffnungszeiten – Büro.pdf", "Öffnungszeiten – Büro.pdf"],
    [".env", ".env"],
    ["", "file"],
    ["..", "file"],
    ["folder/", "file"],
    ["\u200b", "file"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  test("that is very long loses its middle, not its extension", () => {
    const short = cleanFileName(`${"x".repeat(500)}.jpeg`);
    expect(short).toMatch(/^x+\.jpeg$/);
    expect(short).toHaveLength(200);
  });

  test("is never empty, never a path, and stays as it is when it is cleaned once more", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const clean = cleanFileName(name);
        expect(clean).toMatch(/^[^/\\]{1,200}$/u);
        expect(cleanFileName(clean)).toBe(clean);
      }),
    );
  });
});

describe("of several names", () => {
  test.each([
    [
      ["a.png", "b.png"],
      ["a.png", "b.png"],
    ],
    [
      ["a.png", "a.png", "a.png"],
      ["a.png", "a (2).png", "a (3).png"],
    ],
    [
      ["a (2).png", "a.png", "a.png"],
      ["a (2).png", "a.png", "a (3).png"],
    ],
    [
      ["README", "README"],
      ["README", "README (2)"],
    ],
    [
      [".env", ".env"],
      [".env", ".env (2)"],
    ],
    [
      ["v1.2 final", "v1.2 final"],
      ["v1.2 final", "v1.2 final (2)"],
    ],
  ])("%j become %j", (given, unique) => {
    expect(makeNamesUnique(given)).toEqual(unique);
  });

  test("no two are alike, and the first of each is as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "a.b", "a (2)", "a (2).b", "a (3)")), (names) => {
        const unique = makeNamesUnique(names);
        expect(new Set(unique).size).toBe(names.length);
        if (names.length > 0) expect(unique[0]).toBe(names[0]);
      }),
    );
  });
});
