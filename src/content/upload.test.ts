import { afterEach, describe, expect, test } from "vitest";
import type { FileContent } from "../protocol/messages.ts";
import { accepts } from "./file-field.ts";
import { element, INPUTS, TestPage } from "./test-page.ts";

let page: TestPage;
afterEach(() => page.close());

const PNG: FileContent = { name: "a.png", type: "image/png", base64: btoa("picture") };
const TEXT: FileContent = { name: "b.txt", type: "text/plain", base64: btoa("words") };
const FILES = [PNG, TEXT];

/** What a field holds, and what the page was told. */
async function held(selector = "input"): Promise<string[][]> {
  const files = [...(element<HTMLInputElement>(selector).files ?? [])];
  return Promise.all(files.map(async (file) => [file.name, file.type, await file.text()]));
}

function record(selector: string, types: string[]): string[] {
  const seen: string[] = [];
  for (const type of types) element(selector).addEventListener(type, () => seen.push(type));
  return seen;
}

describe.each(INPUTS)("with %s input", (input) => {
  const upload = (ref: string, ...files: string[]) =>
    page.perform({ action: "upload_file", ref, files }, { input, files: FILES });

  test("a file field holds the file, and the page hears of it", async () => {
    page = new TestPage('<input type="file" aria-label="Photo">');
    const seen = record("input", ["input", "change"]);
    const result = await upload(await page.ref("button", "Photo"), "a.png");
    expect(result).toEqual({ outcome: "done", effect: '“a.png” (7 bytes) put into button "Photo"' });
    expect(await held()).toEqual([["a.png", "image/png", "picture"]]);
    expect(seen).toEqual(["input", "change"]);
  });

  test("a field that takes several is given several", async () => {
    page = new TestPage('<input type="file" aria-label="Photos" multiple>');
    expect((await upload(await page.ref("button", "Photos"), "b.txt", "a.png")).outcome).toBe("done");
    expect((await held()).map(([name]) => name).sort()).toEqual(["a.png", "b.txt"]);
  });

  test("a field behind its label is reached by what is shown of it", async () => {
    page = new TestPage(
      '<label style="display:inline-block;padding:9px;background:silver">Photo<input type="file" style="position:absolute;opacity:0;width:0;height:0"></label>',
    );
    expect((await upload(await page.ref("button", "Photo"), "a.png")).outcome).toBe("done");
    expect(await held()).toHaveLength(1);
  });

  test("a button finds the hidden field beside it", async () => {
    page = new TestPage(
      '<section><button type="button">Choose photo</button><input id="one" type="file" hidden></section><section><button type="button">Choose scan</button><input id="two" type="file" hidden></section>',
    );
    expect((await upload(await page.ref("button", "Choose scan"), "a.png")).outcome).toBe("done");
    expect([await held("#one"), await held("#two")].map((files) => files.length)).toEqual([0, 1]);
  });

  test("a button among several fields is not pressed to find out which it opens: the field is to be named", async () => {
    page = new TestPage(
      '<button type="button" id="first">Photo</button><button type="button" id="second">Scan</button><input id="one" type="file" hidden><input id="two" type="file" hidden>',
    );
    let isPressed = false;
    element("#second").addEventListener("click", () => {
      isPressed = true;
    });
    expect(await upload(await page.ref("button", "Scan"), "a.png")).toEqual({
      outcome: "refused",
      effect: "several file fields are near this: name the field, or its label",
    });
    expect(isPressed).toBe(false);
  });

  test("a button that would send the form is not pressed to find out", async () => {
    page = new TestPage('<form><input type="file" hidden><input type="file" hidden><button>Send</button></form>');
    let isSent = false;
    element("form").addEventListener("submit", (event) => {
      event.preventDefault();
      isSent = true;
    });
    const result = await upload(await page.ref("button", "Send"), "a.png");
    expect(result).toEqual({
      outcome: "refused",
      effect: "several file fields are near this: name the field, or its label",
    });
    expect(isSent).toBe(false);
  });

  test("a drop area is given a drop", async () => {
    page = new TestPage(
      '<div role="group" tabindex="0" onclick="" aria-label="Drop here" style="width:300px;height:100px;background:silver;cursor:pointer">Drop here</div><input type="file" aria-label="Other">',
    );
    const area = element("[role=group]");
    const dropped: string[] = [];
    area.addEventListener("dragover", (event) => event.preventDefault());
    area.addEventListener("drop", async (event) => {
      event.preventDefault();
      for (const file of event.dataTransfer?.files ?? []) dropped.push(`${file.name}: ${await file.text()}`);
    });
    const result = await upload(await page.ref("group"), "a.png", "b.txt");
    expect(result.effect).toContain("dropped on");
    await expect.poll(() => dropped).toEqual(["a.png: picture", "b.txt: words"]);
    expect(await held("input")).toEqual([]);
  });

  test.each([
    [
      "of another kind than it takes",
      'accept=".pdf,image/*"',
      ["b.txt"],
      "this takes .pdf,image/*, which “b.txt” is not",
    ],
    ["for which there is but one place", "", ["a.png", "b.txt"], "this takes one file at a time"],
    ["that nobody attached", "", ["c.gif"], "no file “c.gif” is attached to the task"],
    [
      "where a folder is wanted",
      "webkitdirectory",
      ["a.png"],
      "this takes a whole folder, which only the user can choose",
    ],
  ])("files %s are refused, and the field stays as it was", async (_case, attributes, files, effect) => {
    page = new TestPage(`<input type="file" aria-label="Photo" ${attributes}>`);
    const seen = record("input", ["change"]);
    expect(await upload(await page.ref("button", "Photo"), ...files)).toEqual({ outcome: "refused", effect });
    expect([await held(), seen]).toEqual([[], []]);
  });

  test("a disabled field stays empty", async () => {
    page = new TestPage(
      '<button type="button">Choose</button><fieldset disabled><input type="file" hidden></fieldset>',
    );
    const result = await upload(await page.ref("button", "Choose"), "a.png");
    expect(result).toEqual({ outcome: "refused", effect: "the file field is disabled" });
  });

  test("what has nothing to do with files is refused", async () => {
    page = new TestPage("<button>Save</button>");
    const result = await upload(await page.ref("button", "Save"), "a.png");
    expect(result.effect).toBe("this belongs to no file field, and nothing can be dropped on it");
  });

  test("a field that has become another is refused", async () => {
    page = new TestPage('<input type="file" aria-label="Photo">');
    const ref = await page.ref("button", "Photo");
    element("input").setAttribute("aria-label", "Passport");
    expect((await upload(ref, "a.png")).outcome).toBe("refused");
    expect(await held()).toEqual([]);
  });
});

test.each([
  ["", "a.png", "image/png", true],
  [".png", "A.PNG", "", true],
  [".png", "a.jpg", "image/jpeg", false],
  ["image/*", "a.png", "image/png", true],
  ["image/*", "a.mp4", "video/mp4", false],
  ["image/jpg", "a.jpeg", "image/jpeg", true],
  ["application/pdf, .doc", "a.doc", "application/msword", true],
  ["*/*", "a", "", true],
  [" , ", "a", "", true],
])("accept=%j and %j of type %j: %j", (accept, name, type, answer) => {
  expect(accepts(accept, { name, type })).toBe(answer);
});
