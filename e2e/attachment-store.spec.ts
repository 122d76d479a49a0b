/** The store of attached files over a real IndexedDB, in a page that holds nothing else. */
import { fileURLToPath } from "node:url";
import { test as base, expect, type Page } from "@playwright/test";
import { build } from "vite";
import { findChromium } from "../scripts/chromium.mjs";

type Store = typeof import("../src/background/store/attachment-store.ts");

declare global {
  var attachmentStore: Store;
}

const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    // IndexedDB needs an origin; nothing is fetched from it.
    await page.route("https://store.example/", (route) => route.fulfill({ contentType: "text/html", body: "" }));
    await page.goto("https://store.example/");
    await page.addScriptTag({ content: await bundled });
    await use(page);
  },
});
const executablePath = findChromium();
test.use({ launchOptions: executablePath ? { executablePath, args: ["--no-sandbox"] } : {} });

const bundled = bundleStore();

async function bundleStore(): Promise<string> {
  const output = await build({
    logLevel: "silent",
    configFile: false,
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL("../src/background/store/attachment-store.ts", import.meta.url)),
        name: "attachmentStore",
        formats: ["iife"],
      },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !("output" in first)) throw new Error("vite has built nothing");
  return first.output[0].code.replace(/^(var|const) attachmentStore/, "globalThis.attachmentStore");
}

const HELLO = { name: "../notes/hello.txt", type: "text/plain", base64: btoa("hello") };

/** The message of what `work` throws. */
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was thrown",
    (error: Error) => error.message,
  );

test("a file that was added is described and read again, also after the page has been opened anew", async ({
  page,
}) => {
  const { attachmentId } = await page.evaluate((file) => attachmentStore.addAttachment(file), HELLO);
  await page.reload();
  await page.addScriptTag({ content: await bundled });
  const described = await page.evaluate((id) => attachmentStore.describeAttachments([id]), attachmentId);
  expect(described).toEqual([{ attachmentId, name: "hello.txt", type: "text/plain", size: 5 }]);
  const read = await page.evaluate((known) => attachmentStore.readAttachments(known, ["hello.txt"]), described);
  expect(read).toEqual([{ name: "hello.txt", type: "text/plain", base64: HELLO.base64 }]);
});

test("files of one name are told apart, and each holds its own", async ({ page }) => {
  const read = await page.evaluate(async () => {
    const first = await attachmentStore.addAttachment({ name: "a.png", type: "", base64: btoa("one") });
    const second = await attachmentStore.addAttachment({ name: "a.png", type: "", base64: btoa("two") });
    const known = await attachmentStore.describeAttachments([first.attachmentId, second.attachmentId]);
    return attachmentStore.readAttachments(known, ["a (2).png", "a.png"]);
  });
  expect(read.map(({ name, base64 }) => [name, atob(base64)])).toEqual([
    ["a (2).png", "two"],
    ["a.png", "one"],
  ]);
});

test("a name that is not attached is answered with those that are", async ({ page }) => {
  const known = [{ attachmentId: "1", name: "a.png", type: "", size: 3 }];
  const read = (attachments: typeof known) =>
    failure(page.evaluate((list) => attachmentStore.readAttachments(list, ["b.png"]), attachments));
  expect(await read(known)).toContain("There is no file “b.png”. Attached to this task: “a.png”.");
  expect(await read([])).toContain("There is no file “b.png”. No file is attached to this task.");
});

test("a file over 20 MB is refused and says so; one of just 20 MB is kept", async ({ page }) => {
  const add = (bytes: number) =>
    page.evaluate((size) => {
      const base64 = btoa("x".repeat(size));
      return attachmentStore.addAttachment({ name: "film.mp4", type: "video/mp4", base64 });
    }, bytes);
  const limit = 20 * 1024 * 1024;
  expect(await failure(add(limit + 1))).toContain("The file “film.mp4” has 20.1 MB. A file can have up to 20 MB.");
  const { attachmentId } = await add(limit);
  const described = await page.evaluate((id) => attachmentStore.describeAttachments([id]), attachmentId);
  expect(described[0]?.size).toBe(limit);
});

test("more than one message can carry is refused before it is read", async ({ page }) => {
  const size = 15 * 1024 * 1024;
  const known = ["a", "b", "c"].map((name) => ({ attachmentId: name, name, type: "", size }));
  const read = page.evaluate((list) => attachmentStore.readAttachments(list, ["a", "b", "c"]), known);
  expect(await failure(read)).toContain("These files are 45 MB together. A page can be given 40 MB at once.");
});

test("what is no base64 is refused", async ({ page }) => {
  for (const base64 of ["abc", "ab!=", "data:text/plain;base64,aGk="]) {
    const add = page.evaluate((file) => attachmentStore.addAttachment(file), { ...HELLO, base64 });
    expect(await failure(add)).toContain("did not arrive whole");
  }
});

test("a type that is none is left out", async ({ page }) => {
  const described = await page.evaluate(async (file) => {
    const { attachmentId } = await attachmentStore.addAttachment({ ...file, type: "text/plain\nX-Evil: 1" });
    return attachmentStore.describeAttachments([attachmentId]);
  }, HELLO);
  expect(described[0]?.type).toBe("");
});

test("a file that was removed is gone; removing it again does no harm", async ({ page }) => {
  const removed = page.evaluate(async (file) => {
    const { attachmentId } = await attachmentStore.addAttachment(file);
    await attachmentStore.removeAttachment(attachmentId);
    await attachmentStore.removeAttachment(attachmentId);
    return attachmentStore.describeAttachments([attachmentId]);
  }, HELLO);
  expect(await failure(removed)).toContain("An attached file is no longer kept. Attach it again.");
});

test("what is older than a day is forgotten, what is younger is kept", async ({ page }) => {
  await page.clock.install({ time: new Date("2027-03-01T12:00:00Z") });
  const add = (name: string) =>
    page
      .evaluate((file) => attachmentStore.addAttachment(file), { ...HELLO, name })
      .then((added) => added.attachmentId);
  const old = await add("old.txt");
  await page.clock.setFixedTime(new Date("2027-03-02T11:00:00Z"));
  const young = await add("young.txt");
  await page.clock.setFixedTime(new Date("2027-03-02T12:00:01Z"));
  await page.evaluate(() => attachmentStore.pruneAttachments());
  const described = await page.evaluate((id) => attachmentStore.describeAttachments([id]), young);
  expect(described.map(({ name }) => name)).toEqual(["young.txt"]);
  expect(await failure(page.evaluate((id) => attachmentStore.describeAttachments([id]), old))).toContain(
    "no longer kept",
  );
});
