import { describe, expect, it, test } from "vitest";
import { actionOf, control, pageOf } from "./test-pages.ts";

const PAGE = pageOf(
  control("a1", "button", "Avatar", { inputType: "file" }),
  control("a2", "button", "Papers", { inputType: "file" }),
  control("a3", "button", "Drop files here"),
);
const FILES = { files: ["Cat.png", "my letter to Ada.pdf", "a and b.txt", "c.txt"] };

test.each([
  ["upload cat.png to Avatar", "a1", ["Cat.png"]],
  ["attach the file cat to Avatar", "a1", ["Cat.png"]],
  ["upload my letter to Ada.pdf to Papers", "a2", ["my letter to Ada.pdf"]],
  ["upload a and b.txt to Papers", "a2", ["a and b.txt"]],
  ["upload Cat.png and c.txt to Papers", "a2", ["Cat.png", "c.txt"]],
  ["upload “c.txt” to Drop files here", "a3", ["c.txt"]],
  ["upload the files to Papers", "a2", FILES.files],
])("%s, of what is attached", (command, ref, files) => {
  expect(actionOf(command, PAGE, FILES)).toEqual({ action: "upload_file", ref, files });
});

test.each([
  ["upload cat.png to Avatar", "a1", ["cat.png"]],
  ["upload a.png and b.png to Papers", "a2", ["a.png", "b.png"]],
  ["upload “a and b.png” to Papers", "a2", ["a and b.png"]],
])("%s, as it was said where the files are not known", (command, ref, files) => {
  expect(actionOf(command, PAGE)).toEqual({ action: "upload_file", ref, files });
});

describe("what is missing", () => {
  it("is told with what is attached", () => {
    expect(actionOf("upload dog.png to Avatar", PAGE, { files: ["c.txt"] })).toBe(
      "missing: “dog.png” is not among what is attached: “c.txt”.",
    );
    expect(actionOf("upload dog.png to Avatar", PAGE, { files: [] })).toContain("Attach it to the task first");
  });

  it("is the field, of which there are two or none", () => {
    expect(actionOf("upload c.txt", PAGE, FILES)).toMatch(/^ambiguous: .*1: button "Avatar"; 2: button "Papers"/);
    expect(actionOf("upload c.txt", pageOf(control("a1", "button", "Go")), FILES)).toContain("no file field");
  });

  it("is nothing where there is a single field", () => {
    const page = pageOf(control("a1", "button", "Avatar", { inputType: "file" }));
    expect(actionOf("attach c.txt", page, FILES)).toEqual({ action: "upload_file", ref: "a1", files: ["c.txt"] });
  });
});
