/// <reference types="vite/client" />
import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { joinFrames, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

const sources = import.meta.glob<string>("./__fixtures__/*/source.html", {
  query: "?raw",
  import: "default",
  eager: true,
});

afterEach(clearPage);

for (const [path, source] of Object.entries(sources)) {
  const folder = path.replace(/\/source\.html$/, "");
  test(`the outline of ${folder.split("/").at(-1)} is the recorded one`, async () => {
    showPage(source);
    const page = joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []);
    const { text } = renderOutline({ ...page, url: "https://fixture.example/page" }, { budget: 2000 });
    await expect(`${text}\n`).toMatchFileSnapshot(`${folder}/expected.txt`);
  });
}
