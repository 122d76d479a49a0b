/** Dragging, hovering, holding and uploading in the built extension, by the browser's own input. Judged by the page. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "./fixtures.ts";

/** A board of cards over HTML5 drag and drop, a list over pointer events, a slider, a menu and a file field. */
const BOARD = `<!doctype html><title>Board</title>
<style>
  body { font: 16px sans-serif; user-select: none }
  .card, .column, li { width: 200px; height: 50px; margin: 8px; background: #ddd }
  nav ul { display: none; margin: 0 } nav:hover ul { display: block }
</style>
<div class="card" id="card" role="button" tabindex="0" draggable="true">Ink</div>
<div class="column" id="done" role="button" tabindex="0">Finished</div>
<div class="column" id="bin" role="button" tabindex="0">Bin</div>
<input type="range" aria-label="Volume" value="20" style="width: 216px">
<nav><button>Menu</button><ul><li><a href="#settings">Settings</a></li></ul></nav>
<button id="record">Record</button>
<label style="display: inline-block; background: #ddd">Choose a photo<input type="file" hidden id="photo"></label>
<output></output>
<script>
  const tell = (text) => { document.querySelector("output").value += text + "\\n" };
  card.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", "ink"));
  for (const column of document.querySelectorAll(".column")) {
    column.addEventListener("dragover", (event) => event.preventDefault());
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      tell(event.dataTransfer.getData("text/plain") + " in " + column.id);
    });
  }
  let down = 0;
  record.addEventListener("pointerdown", (event) => { down = event.timeStamp });
  record.addEventListener("pointerup", (event) => tell(event.timeStamp - down >= 590 ? "held" : "tapped"));
  photo.addEventListener("change", async () => tell(photo.files[0].name + ", " + photo.files[0].size + " bytes"));
</script>`;

const test = base.extend<{ board: { url: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  board: async ({}, use) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(BOARD);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
    await use({ url: `http://127.0.0.1:${port}/` });
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  },
});

test("a card is dragged into a column and a slider to a value", async ({ page, board, openAllowed }) => {
  const panel = await openAllowed(board.url);
  await panel.start("drag Ink to Finished, drag Volume 100 pixels right");
  await panel.expectEnd("Done");
  expect(await page.locator("output").innerText()).toBe("ink in done");
  expect(await page.getByRole("slider").inputValue()).toBe("70");
});

test("a menu that opens only under the pointer is used, and a button held", async ({ page, board, openAllowed }) => {
  const panel = await openAllowed(board.url);
  await panel.start("hold Record for 600 ms, hover over Menu, click Settings");
  await panel.expectEnd("Done");
  expect(await page.locator("output").innerText()).toBe("held");
  expect(page.url()).toContain("#settings");
});

test("an attached file is put into the hidden field behind its label", async ({ page, board, openAllowed }) => {
  const panel = await openAllowed(board.url);
  await panel.attach([fileURLToPath(new URL("../assets/icon.png", import.meta.url))]);
  await panel.start("upload icon.png to Choose a photo");
  await panel.button("Confirm").click();
  await panel.expectEnd("Done");
  expect(await page.locator("output").innerText()).toMatch(/^icon\.png, \d+ bytes$/);
});
