/// <reference types="vite/client" />
import { afterEach, expect, test } from "vitest";
import { RefRegistry, takeSnapshot } from "./index.ts";
import { joinFrames, readMarkdown, renderOutline } from "./outline.ts";
import { clearPage, showPage } from "./show-page.ts";

const sources = import.meta.glob<string>("./__fixtures__/*/source.html", {
  query: "?raw",
  import: "default",
  eager: true,
});

afterEach(clearPage);

for (const [path, source] of Object.entries(sources)) {
  const folder = path.replace(/\/source\.html$/, "");
  const name = folder.split("/").at(-1);
  const read = () => {
    showPage(source);
    const page = joinFrames(takeSnapshot(new RefRegistry(), { refPrefix: "a" }), []);
    return { ...page, url: "https://fixture.example/page" };
  };

  test(`the outline of ${name} is the recorded one`, async () => {
    const { text } = renderOutline(read(), { budget: 2000 });
    await expect(`${text}\n`).toMatchFileSnapshot(`${folder}/expected.txt`);
  });

  test(`the text of ${name} is the recorded one`, async () => {
    const reading = readMarkdown(read(), {});
    const text = "text" in reading ? reading.text : reading.refused;
    await expect(`${text}\n`).toMatchFileSnapshot(`${folder}/expected-markdown.txt`);
  });
}
